import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, WARNING } from './icon.ts';

export type NoticeTone = 'information' | 'warning' | 'danger';

export interface Notice {
  readonly tone: NoticeTone;
  readonly title: unknown;
  /** What it means and what to do. */
  readonly text?: unknown;
  /** Buttons or links. */
  readonly actions?: unknown;
}

/** A message with a tinted ground and a bar: the only boxed thing in a widget. */
export function notice({ tone, title, text, actions }: Notice): TemplateResult {
  return html`<div class="notice" part="notice" data-tone=${tone}>
    ${tone === 'information' ? nothing : icon(WARNING)}
    <div class="notice-body">
      <p class="notice-title">${title}</p>
      ${text ? html`<p>${text}</p>` : nothing}
      ${actions ? html`<div class="notice-actions screen-only">${actions}</div>` : nothing}
    </div>
  </div>`;
}

export const noticeStyles = css`
  .notice {
    display: flex;
    gap: 12px;
    padding: 16px;
    border-inline-start: 4px solid var(--_muted);
    background: var(--_raised);
  }
  .notice[data-tone='warning'] {
    border-color: var(--_warning);
    background: var(--_warning-ground);
  }
  .notice[data-tone='danger'] {
    border-color: var(--_danger);
    background: var(--_danger-ground);
  }
  .notice-body {
    display: grid;
    gap: 8px;
    min-width: 0;
  }
  .notice ~ slot {
    display: block;
    margin-block-start: 12px;
  }
  .notice-title {
    font-weight: 700;
  }
  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
  }
`;
