import { css, html, type TemplateResult } from 'lit';

/** Grey lines where text will stand. Silent: what is loading is said by the widget's status line. */
export function skeletonLines(...widths: readonly ('long' | 'middle' | 'short')[]): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
    ${widths.map((width) => html`<span class="skeleton-line ${width}"></span>`)}
  </div>`;
}

export const skeletonStyles = css`
  .skeleton {
    display: grid;
    align-content: start;
  }
  /* As high as a line of text, so that the real one takes the same room. */
  .skeleton-line {
    display: block;
    height: 1.6em;
    border-block: 0.35em solid transparent;
    border-radius: var(--_radius);
    background: var(--_line) padding-box;
    opacity: 0.6;
  }
  .skeleton-line.long {
    width: 92%;
  }
  .skeleton-line.middle {
    width: 64%;
  }
  .skeleton-line.short {
    width: 34%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton-line {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.3;
      }
    }
  }
  @media (forced-colors: active) {
    .skeleton-line {
      background: GrayText;
      forced-color-adjust: none;
    }
  }
`;
