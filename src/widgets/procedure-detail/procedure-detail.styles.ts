import { css } from 'lit';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { badgeStyles } from '../../ui/badge.ts';
import { noticeStyles } from '../../ui/notice.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { sourceTextStyles } from '../../ui/source-text.ts';

const detailStyles = css`
  /* A screenful at least, from the first skeleton on: what stands below never moves on the screen. */
  .root {
    min-height: 100vh;
  }
  article {
    display: grid;
    gap: 32px;
  }
  header,
  section,
  .case {
    display: grid;
    gap: 12px;
    min-width: 0;
  }
  section {
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_line);
  }
  h2 {
    font-size: 1.75em;
    max-width: 30em;
  }
  h2.long {
    font-size: 1.125em;
    max-width: 46em;
  }
  .overline,
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    color: var(--_muted);
  }
  .case + .case {
    margin-block-start: 16px;
  }

  .facts,
  .methods,
  .steps,
  .plain-list,
  .papers {
    display: grid;
    gap: 8px;
    min-width: 0;
    max-width: 46em;
  }
  .facts > div {
    display: grid;
    gap: 0 16px;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }
  .amount {
    font-weight: 600;
  }
  .methods {
    gap: 20px;
  }
  .method {
    display: grid;
    align-content: start;
    gap: 8px;
    min-width: 0;
  }
  .plain-list {
    gap: 4px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .steps {
    gap: 16px;
    padding-inline-start: 1.8em;
    list-style: decimal;
  }
  .steps > li {
    padding-inline-start: 4px;
  }
  .steps > li::marker {
    font-weight: 700;
    color: var(--_action);
  }

  .papers {
    gap: 0;
  }
  .papers > li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .paper {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    min-height: 44px;
    padding-block: 8px;
  }
  .paper input {
    flex: none;
    width: 22px;
    height: 22px;
    margin: 0.1em 0 0;
    accent-color: var(--_action);
  }
  .line + .line {
    display: block;
  }
  .form-link {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: 44px;
    margin-inline-start: 34px;
  }
  .loading {
    display: grid;
    gap: 32px;
  }

  @container dvc (min-width: 40rem) {
    .facts > div {
      grid-template-columns: 12em minmax(0, 1fr);
    }
    .methods {
      grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      max-width: none;
    }
    .method .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media print {
    article {
      gap: 12pt;
    }
    section {
      break-inside: auto;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    li {
      break-inside: avoid;
    }
    .source-link::after {
      content: ' ' attr(href);
      overflow-wrap: anywhere;
    }
  }
`;

export const procedureDetailStyles = [
  tokens,
  base,
  badgeStyles,
  noticeStyles,
  skeletonStyles,
  sourceTextStyles,
  detailStyles,
];
