import { css } from 'lit';
import { inputStyles } from '../../fields/input.styles.ts';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { badgeStyles } from '../../ui/badge.ts';
import { noticeStyles } from '../../ui/notice.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

export const statusLookupStyles = [
  tokens,
  base,
  badgeStyles,
  noticeStyles,
  skeletonStyles,
  inputStyles,
  css`
    /* A screenful at least, from the first skeleton on: what stands below never moves on the screen. */
    .root {
      position: relative;
      display: grid;
      gap: 32px;
      align-content: start;
      min-height: 100vh;
    }
    .lookup,
    .known,
    .loading {
      display: grid;
      gap: 20px;
      min-width: 0;
      max-width: 46em;
    }
    .known {
      gap: 12px;
    }
    .lookup > p {
      max-width: 46em;
    }
    .loading {
      gap: 32px;
    }
    /* Where one is led to, and does nothing. */
    h2:focus,
    h3:focus {
      outline: none;
      box-shadow: none;
    }
    /* Where one looks, wherever the page is scrolled to, and moves nothing. */
    .idle {
      position: absolute;
      inset: 0;
      z-index: 1;
      pointer-events: none;
    }
    .idle > div {
      position: sticky;
      inset-block-start: 8px;
      pointer-events: auto;
    }
    .answer:empty {
      display: none;
    }
    .button[aria-disabled='true'] {
      opacity: 0.6;
      cursor: default;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px 20px;
    }
    .rows {
      display: grid;
    }
    .rows > li {
      padding-block: 12px;
      border-block-end: 1px solid var(--_line);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 20px;
      align-items: center;
      justify-content: space-between;
    }
    .row > div {
      flex: 1 1 16em;
      min-width: 0;
    }
    .row-code {
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    .error {
      color: var(--_danger);
      font-weight: 600;
    }
  `,
];
