import { msg } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import { inputFrame } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { textInput } from './text-field.ts';

/** One field, typed as people write dates; a calendar beside it where the browser has one. */
export function dateField(view: FieldView, calendar: unknown): TemplateResult {
  const hint = hintOf(view.field.precision);
  const row = html`<div class="input-row">
    ${textInput(view, hint)} <span class="calendar">${calendar}</span>
  </div>`;
  return inputFrame(view, row, hint);
}

function hintOf(precision: string | undefined): string {
  if (precision === 'year') return msg('Ví dụ 20/11/1950; không rõ ngày thì ghi năm: 1950');
  if (precision === 'month') return msg('Ví dụ 20/11/1950; không rõ ngày thì ghi tháng, năm: 11/1950');
  return msg('Ví dụ 20/11/1990; gõ liền 20111990 cũng được');
}
