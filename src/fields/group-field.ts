import { msg, str } from '../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { FormField } from '../contract/form.ts';
import { adoptStyles } from './adopt-styles.ts';
import { fieldsetFrame } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { groupStyles } from './group.styles.ts';

export interface GroupLimits {
  readonly min?: number;
  readonly max?: number;
}

interface Removed {
  readonly index: number;
  readonly item: unknown;
}

const FOCUSABLE = 'input:not([tabindex="-1"]), select, textarea';

/** A question answered more than once: its items, each with its own inputs. */
export class GroupField {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** What was removed last from each group, for as long as it can be put back. */
  readonly #removed = new Map<string, Removed>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    adoptStyles(host, groupStyles);
  }

  render(view: FieldView, item: (index: number) => unknown, limits: GroupLimits = {}): TemplateResult {
    const contents = contentsOf(view, item, limits);
    const items = itemsOf(view, contents.length);
    const isFull = items.length >= (limits.max ?? Infinity);
    const canRemove = items.length > (limits.min ?? 0);
    const content = html`<div
        class="group"
        id=${view.id}
        tabindex="-1"
        data-appearance=${view.field.appearance ?? nothing}
      >
        ${contents.map((content, index) => this.#item(view, content, { index, items, canRemove }))}
      </div>
      <div class="group-actions">
        ${
          isFull
            ? html`<p class="field-help">${msg(str`Đã đủ ${items.length} mục, không thêm được nữa.`)}</p>`
            : html`<button type="button" class="button" @click=${() => this.#add(view, items)}>
                ${msg(str`Thêm ${lowerFirst(nameOf(view))}`)}
              </button>`
        }
        <div class="group-status">${this.#undoLine(view, items)}</div>
      </div>`;
    return fieldsetFrame(view, content);
  }

  /** Another form is begun: what was removed from the one before is nobody's to put back. */
  forget(): void {
    this.#removed.clear();
  }

  #item(
    view: FieldView,
    content: unknown,
    { index, items, canRemove }: { index: number; items: readonly unknown[]; canRemove: boolean },
  ): TemplateResult {
    const heading = `${view.id}-item-${index}`;
    const name = `${nameOf(view)} ${index + 1}`;
    return html`<div class="group-item" role="group" aria-labelledby=${heading}>
      <div class="group-item-head">
        <p class="group-item-name" id=${heading} tabindex="-1">${name}</p>
        ${
          canRemove
            ? html`<button
                type="button"
                class="button plain"
                aria-label=${msg(str`Xóa ${name}`)}
                @click=${() => this.#remove(view, items, index)}
              >
                ${msg('Xóa')}
              </button>`
            : nothing
        }
      </div>
      <div class="group-item-fields fields">${content}</div>
    </div>`;
  }

  #undoLine(view: FieldView, items: readonly unknown[]): TemplateResult {
    const removed = this.#removed.get(view.id);
    const name = removed ? `${nameOf(view)} ${removed.index + 1}` : '';
    return html`<p role="status">${removed ? msg(str`Đã xóa ${name}.`) : nothing}</p>
      ${
        removed
          ? html`<button type="button" class="button plain" @click=${() => this.#undo(view, items, removed)}>
              ${msg('Hoàn tác')}
            </button>`
          : nothing
      }`;
  }

  #add(view: FieldView, items: readonly unknown[]): void {
    this.#removed.delete(view.id);
    this.#change(view, [...items, {}]);
    void this.#focus(view, items.length, 'input');
  }

  #remove(view: FieldView, items: readonly unknown[], index: number): void {
    this.#removed.set(view.id, { index, item: items[index] });
    this.#change(view, items.toSpliced(index, 1));
    // The one that moved up into its place, else the one before; the group itself when none is left.
    void this.#focus(view, Math.min(index, items.length - 2), 'heading');
  }

  #undo(view: FieldView, items: readonly unknown[], { index, item }: Removed): void {
    this.#removed.delete(view.id);
    this.#change(view, items.toSpliced(index, 0, item));
    void this.#focus(view, index, 'heading');
  }

  #change(view: FieldView, items: readonly unknown[]): void {
    view.onChange(items);
    this.#host.requestUpdate();
  }

  async #focus(view: FieldView, index: number, target: 'heading' | 'input'): Promise<void> {
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot;
    const heading = root?.getElementById(`${view.id}-item-${index}`);
    const input = heading?.closest('.group-item')?.querySelector<HTMLElement>(FOCUSABLE);
    ((target === 'input' && input) || heading || root?.getElementById(view.id))?.focus();
  }
}

/**
 * What is drawn of each item. Where there have to be some, so many are asked for although nothing is answered
 * yet, so that one can begin at once, if the form draws anything for them.
 */
function contentsOf(
  { value, optional }: FieldView,
  item: (index: number) => unknown,
  { min }: GroupLimits,
): readonly unknown[] {
  const answered = Array.isArray(value) ? value.length : 0;
  const least = min ?? (optional || Array.isArray(value) ? 0 : 1);
  const contents = Array.from({ length: Math.max(answered, least) }, (_, index) => item(index));
  const isDrawn = (content: unknown) => !Array.isArray(content) || content.length > 0;
  return contents.filter((content, index) => index < answered || isDrawn(content));
}

function itemsOf({ value }: FieldView, count: number): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return Array.from({ length: count }, (_, index) => items[index] ?? {});
}

function nameOf({ field }: FieldView): string {
  return (field as FormField).itemLabel ?? msg('Mục');
}

/** "Thành viên" within a sentence; "CCCD" stays. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}
