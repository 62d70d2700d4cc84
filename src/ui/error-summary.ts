import { msg, str } from '../i18n/message.ts';
import { html, nothing } from 'lit';
import type { ShownIssue } from '../fields/shown-issue.ts';
import { notice } from './notice.ts';

/** What keeps one from going on, each with a way there. */
export function errorSummary(
  issues: readonly ShownIssue[],
  labelOf: (place: string) => string | undefined,
  follow: (place: string) => void,
): unknown {
  const errors = issues.filter(({ warning }) => !warning);
  if (errors.length === 0) return nothing;
  return html`<div
    class="summary"
    id="summary"
    part="error-summary"
    tabindex="-1"
    role="group"
    aria-labelledby="summary-title"
  >
    ${notice({
      tone: 'danger',
      title: html`<span id="summary-title"
        >${errors.length === 1 ? msg('Còn 1 chỗ cần xem lại') : msg(str`Còn ${errors.length} chỗ cần xem lại`)}</span
      >`,
      text: html`<ul>
        ${errors.map(({ place, text }) => {
          const label = labelOf(place);
          return html`<li>
            <button type="button" class="link" @click=${() => follow(place)}>
              ${label === undefined ? text : named(label, text)}
            </button>
          </li>`;
        })}
      </ul>`,
    })}
  </div>`;
}

/** "Họ và tên: Xin điền ô này"; a label that is a question has its mark already. */
function named(label: string, text: string): string {
  return /[?:.]$/.test(label) ? `${label} ${text}` : `${label}: ${text}`;
}
