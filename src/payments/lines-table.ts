import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../config/settings.ts';
import { LINE_STATE, type BillLine } from '../contract/bills.ts';
import { formatCount, formatMoney, formatSum } from '../i18n/formats.ts';
import { dueWords, lineStateWords } from './line-words.ts';

export interface LinesTable {
  readonly lines: readonly BillLine[];
  /** What the sum is called, and the sum. */
  readonly sum: readonly [name: string, amount: number];
  readonly caption: string;
  readonly language: Language;
  /** Says nothing of states and times: all of it is paid. */
  readonly settled?: boolean;
}

/** What is owed, or was paid, line by line, with the law behind each. */
export function linesTable({ lines, sum, caption, language, settled }: LinesTable): TemplateResult {
  return html`<table class="charges" part="charges">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr data-state=${settled ? nothing : line.state.code}>
            <th scope="row">${line.label} ${details(line, language, settled === true)}</th>
            <td>${totalOf(line, language)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${sum[0]}</th>
        <td>${formatSum(sum[1], language)}</td>
      </tr>
    </tfoot>
  </table>`;
}

/** Free of charge is only what the endpoint calls so. */
function totalOf({ total, state }: BillLine, language: Language): string | undefined {
  return (state.code === LINE_STATE.free ? formatMoney : formatSum)(total, language);
}

function details(line: BillLine, language: Language, isSettled: boolean): unknown {
  const state = isSettled ? undefined : lineStateWords(line);
  const due = isSettled || line.state.code === 'PAID' ? undefined : dueWords(line);
  const count =
    line.quantity > 1
      ? msg(str`${formatCount(line.quantity, language)} × ${formatSum(line.amount, language) ?? ''}`)
      : undefined;
  return html`${state ? html`<strong class="line-state small">${state}</strong>` : nothing}
  ${[count, due].map((text) => (text ? html`<span class="muted small">${text}</span>` : nothing))}
  ${line.source ? html`<span class="muted small" lang="vi">${line.source}</span>` : nothing}`;
}
