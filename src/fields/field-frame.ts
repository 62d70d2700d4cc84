import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { icon, WARNING } from '../ui/icon.ts';
import type { FieldView } from './field-view.ts';

/** Label, help and messages around one input. */
export function inputFrame(view: FieldView, input: unknown, hint?: unknown): TemplateResult {
  return html`<div class="field" ?data-invalid=${view.error}>
    <label class="field-label" for=${view.id}>${label(view)}</label>
    ${messages(view, hint)} ${input}
  </div>`;
}

/** The same around several inputs that are one question together. */
export function fieldsetFrame(
  view: FieldView,
  content: unknown,
  { hint, role }: { readonly hint?: unknown; readonly role?: 'radiogroup' } = {},
): TemplateResult {
  return html`<fieldset
    class="field"
    role=${role ?? nothing}
    aria-required=${role && !view.optional ? 'true' : nothing}
    aria-invalid=${role && view.error ? 'true' : nothing}
    aria-describedby=${describedBy(view, hint)}
    ?data-invalid=${view.error}
    @focusout=${leaving(view)}
  >
    <legend class="field-label">${label(view)}</legend>
    ${messages(view, hint)} ${content}
  </fieldset>`;
}

export function label(view: FieldView): unknown {
  return html`${view.field.label} ${view.optional ? optionalMark() : nothing}`;
}

export function optionalMark(): TemplateResult {
  return html`<span class="optional">${msg('(không bắt buộc)')}</span>`;
}

/** The ids of what {@link messages} shows. */
export function describedBy(view: FieldView, hint?: unknown): string | typeof nothing {
  const parts = [
    view.field.kind === 'money' ? 'unit' : '',
    view.field.help || view.field.example || hint ? 'help' : '',
    view.filled ? 'filled' : '',
    view.error ? 'error' : '',
    view.warning ? 'warning' : '',
  ];
  const ids = parts.filter(Boolean).map((part) => `${view.id}-${part}`);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

/** Above the input, where neither a keyboard on the screen nor a list covers them. */
export function messages(view: FieldView, hint?: unknown): unknown {
  const { help, example } = view.field;
  const lines = [
    help ? html`<p>${help}</p>` : nothing,
    hint ? html`<p>${hint}</p>` : nothing,
    example ? html`<p>${msg('Ví dụ:')} ${example}</p>` : nothing,
  ];
  return html`${
    help || hint || example ? html`<div id="${view.id}-help" class="field-help">${lines}</div>` : nothing
  }
  ${
    view.filled
      ? html`<p id="${view.id}-filled" class="field-help">${msg('Lấy từ thẻ căn cước, sửa được')}</p>`
      : nothing
  }
  ${message(view.id, 'error', view.error)} ${message(view.id, 'warning', view.warning)}`;
}

function message(id: string, tone: 'error' | 'warning', text: string | undefined): unknown {
  return text
    ? html`<p id="${id}-${tone}" class="field-message" data-tone=${tone}>
        ${icon(WARNING)} <span>${text}</span>
      </p>`
    : nothing;
}

/** Says when the focus has gone elsewhere: not to another window, nor to another part of the same field. */
export function leaving(view: FieldView) {
  return (event: FocusEvent): void => {
    const place = event.currentTarget as Element;
    const { activeElement } = place.getRootNode() as ShadowRoot;
    if (place.contains(event.relatedTarget as Node | null) || place.contains(activeElement)) return;
    view.onLeave();
  };
}
