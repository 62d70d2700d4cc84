import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { readEntry, writeEntry } from '../domain/form/entries.ts';
import { describedBy, inputFrame, leaving } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { keepText } from './keep-text.ts';

type TextKind = readonly [
  inputmode: 'numeric' | 'decimal' | 'tel' | 'email' | undefined,
  width?: 'short' | 'medium',
  autocapitalize?: 'none' | 'words' | 'characters',
];

const NUMBER: TextKind = ['numeric', 'medium'];

/** A map, because the endpoint may well send a kind such as `constructor`. */
const KINDS = new Map<string, TextKind>([
  ['number', ['decimal', 'short']],
  ['money', NUMBER],
  ['date', ['numeric', 'short']],
  ['identityNumber', NUMBER],
  ['taxCode', NUMBER],
  ['socialInsuranceNumber', NUMBER],
  ['phone', ['tel', 'medium']],
  ['email', ['email', undefined, 'none']],
  ['plate', [undefined, 'medium', 'characters']],
  ['personName', [undefined, undefined, 'words']],
]);

export function textField(view: FieldView): TemplateResult {
  if (view.field.kind === 'money') {
    const unit = html`<span id="${view.id}-unit" class="unit">${msg('đồng')}</span>`;
    return inputFrame(view, html`<div class="input-row">${textInput(view)} ${unit}</div>`);
  }
  return inputFrame(view, textInput(view));
}

/**
 * The input alone. No `maxlength`: a browser would cut off what is pasted without a word, where the schema
 * says that it is too long.
 */
export function textInput(view: FieldView, hint?: unknown): TemplateResult {
  const { field } = view;
  // Some keyboards with digits alone have no sign to part a month from its year.
  const [inputmode, width, autocapitalize] = KINDS.get(field.kind) ?? [];
  return html`<input
    id=${view.id}
    type="text"
    class="input"
    part="input"
    data-width=${field.width ?? width ?? nothing}
    inputmode=${(field.precision !== 'month' && inputmode) || nothing}
    autocapitalize=${autocapitalize ?? nothing}
    spellcheck=${KINDS.has(field.kind) || view.private ? 'false' : nothing}
    autocomplete=${autocomplete(view)}
    aria-required=${view.optional ? nothing : 'true'}
    aria-invalid=${view.error ? 'true' : nothing}
    aria-describedby=${describedBy(view, hint)}
    @input=${typed(view)}
    @focusout=${leaving(view)}
    ${keepText(writeEntry(field, view.value))}
  />`;
}

/** As high as its text: an invisible copy of it stands below and makes the room. */
export function longTextField(view: FieldView): TemplateResult {
  const text = writeEntry(view.field, view.value);
  const input = html`<div class="grow" data-text=${text}>
    <textarea
      id=${view.id}
      class="input"
      part="input"
      rows="3"
      spellcheck=${view.private ? 'false' : nothing}
      autocomplete=${autocomplete(view)}
      aria-required=${view.optional ? nothing : 'true'}
      aria-invalid=${view.error ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
      @input=${typed(view)}
      @focusout=${leaving(view)}
      ${keepText(text)}
    ></textarea>
  </div>`;
  return inputFrame(view, input);
}

/** Nothing is offered to fill in where the answer is about somebody else, and nothing is kept at a shared device. */
export function autocomplete(view: FieldView): string {
  return (!view.private && view.field.autocomplete) || 'off';
}

function typed(view: FieldView) {
  return (event: Event): void => {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    view.onChange(readEntry(view.field, value));
  };
}
