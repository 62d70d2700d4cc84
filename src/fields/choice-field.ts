import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Term } from '../contract/common.ts';
import { autocomplete } from './text-field.ts';
import { describedBy, fieldsetFrame, inputFrame, leaving } from './field-frame.ts';
import type { FieldView } from './field-view.ts';

export function radioField(view: FieldView): TemplateResult {
  return radios(view, view.field.options ?? [], (code) => code);
}

export function yesNoField(view: FieldView): TemplateResult {
  const options = [
    { code: 'true', label: msg('Có') },
    { code: 'false', label: msg('Không') },
  ];
  return radios(view, options, (code) => code === 'true', 'beside');
}

/** An answer that need not be given can also be taken back, which a radio button by itself does not allow. */
function radios(
  view: FieldView,
  options: readonly Term[],
  valueOf: (code: string) => unknown,
  layout?: 'beside',
): TemplateResult {
  const isAnswered = options.some(({ code }) => valueOf(code) === view.value);
  const boxes = options.map(({ code, label }, index) => {
    const value = valueOf(code);
    return html`<label class="choice">
      <input
        id=${boxId(view, index)}
        type="radio"
        name=${view.id}
        value=${code}
        .checked=${value === view.value}
        @change=${() => view.onChange(value)}
      />
      <span>${label}</span>
    </label>`;
  });
  const clear = html`<button type="button" class="button plain small" @click=${clearChoice(view)}>
    ${msg('Bỏ chọn')}
  </button>`;
  const content = html`<div class="choices" data-layout=${layout ?? nothing}>${boxes}</div>
    ${view.optional && isAnswered ? clear : nothing}`;
  return fieldsetFrame(view, content, { role: 'radiogroup' });
}

/** The button goes with the choice, so the focus is put back to where the choice is made. */
function clearChoice(view: FieldView) {
  return (event: Event): void => {
    const field = (event.currentTarget as Element).closest('fieldset');
    field?.querySelector('input')?.focus();
    view.onChange(undefined);
  };
}

export function multiChoiceField(view: FieldView): TemplateResult {
  const chosen: readonly unknown[] = Array.isArray(view.value) ? view.value : [];
  const options = view.field.options ?? [];
  const toggle = (toggled: string, isChecked: boolean) => {
    const codes = options
      .map(({ code }) => code)
      .filter((code) => (code === toggled ? isChecked : chosen.includes(code)));
    view.onChange(codes.length > 0 ? codes : undefined);
  };
  const boxes = options.map(
    ({ code, label }, index) =>
      html`<label class="choice">
        <input
          id=${boxId(view, index)}
          type="checkbox"
          aria-invalid=${view.error ? 'true' : nothing}
          .checked=${chosen.includes(code)}
          @change=${(event: Event) => toggle(code, (event.target as HTMLInputElement).checked)}
        />
        <span>${label}</span>
      </label>`,
  );
  return fieldsetFrame(view, html`<div class="choices">${boxes}</div>`, {
    hint: msg('Có thể chọn nhiều mục'),
  });
}

/** The first one stands for the question: links from the error summary lead there. */
function boxId(view: FieldView, index: number): string {
  return index === 0 ? view.id : `${view.id}-${index}`;
}

export function selectField(view: FieldView): TemplateResult {
  const select = html`<div class="select" data-width=${view.field.width ?? nothing}>
    <select
      id=${view.id}
      class="input"
      part="input"
      autocomplete=${autocomplete(view)}
      aria-required=${view.optional ? nothing : 'true'}
      aria-invalid=${view.error ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
      @change=${(event: Event) => view.onChange((event.target as HTMLSelectElement).value || undefined)}
      @focusout=${leaving(view)}
    >
      <option value="">${view.optional ? msg('Không chọn') : msg('Chọn…')}</option>
      ${view.field.options?.map(
        ({ code, label }) => html`<option value=${code} .selected=${code === view.value}>${label}</option>`,
      )}
    </select>
  </div>`;
  return inputFrame(view, select);
}
