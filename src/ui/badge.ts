import { css, html, type TemplateResult } from 'lit';
import type { Term } from '../contract/common.ts';

/** The online service level in words. A level nobody has heard of is shown by its label alone. */
export function levelBadge(level: Term): TemplateResult {
  return html`<span class="badge" part="badge" data-level=${level.code}>${level.label}</span>`;
}

export const badgeStyles = css`
  .badge {
    display: inline-block;
    padding: 0 8px;
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }
  .badge[data-level='3'],
  .badge[data-level='4'] {
    background: var(--_success-ground);
    color: var(--_success);
  }
`;
