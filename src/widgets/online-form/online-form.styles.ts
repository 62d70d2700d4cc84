import { css } from 'lit';
import { fieldStyles } from '../../fields/fields.ts';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { noticeStyles } from '../../ui/notice.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

export const onlineFormStyles = [
  tokens,
  base,
  noticeStyles,
  skeletonStyles,
  fieldStyles,
  css`
    .root,
    form,
    .loading,
    .offer,
    .receipt {
      display: grid;
      gap: 24px;
      min-width: 0;
    }
    /* The room that theme/reserve.css keeps: the page does not move up, and down again. */
    .loading,
    .offer {
      align-content: start;
      min-height: 62rem;
    }
    form > p {
      max-width: 46em;
    }
    form > header {
      display: grid;
      gap: 4px;
    }
    h2:focus,
    .summary:focus {
      outline: none;
    }
    .overline {
      font-size: 0.875em;
    }
    .steps {
      width: 100%;
      max-width: 36em;
      height: 4px;
      margin-block: 4px 12px;
      border: 0;
      border-radius: 2px;
      background: var(--_line);
      appearance: none;
    }
    .steps::-webkit-progress-bar {
      background: transparent;
    }
    .steps::-webkit-progress-value {
      border-radius: 2px;
      background: var(--_action);
    }
    .steps::-moz-progress-bar {
      border-radius: 2px;
      background: var(--_action);
    }
    section {
      display: grid;
      gap: 12px;
      min-width: 0;
      max-width: 46em;
    }
    .form-section + .form-section {
      padding-block-start: 24px;
      border-block-start: 1px solid var(--_line);
    }
    .form-section > h3 {
      margin-block-end: 4px;
    }
    .card-part {
      display: grid;
      gap: 8px;
      justify-items: start;
      margin-block-end: 8px;
    }
    /* Over the form, wherever one looks at it, and it moves nothing. */
    .root {
      position: relative;
    }
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
    .plain-list,
    .next {
      display: grid;
      gap: 6px;
      padding-inline-start: 1.2em;
      list-style: disc;
    }
    .next {
      list-style: decimal;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px 20px;
    }
    .step-buttons {
      margin-block-start: 8px;
    }
    .button[aria-disabled='true'] {
      opacity: 0.6;
      cursor: default;
    }
    .link {
      display: inline-block;
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--_action);
      font: inherit;
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 0.18em;
      cursor: pointer;
    }
    .summary ul {
      display: grid;
      gap: 8px;
    }
    .summary .link {
      color: var(--_danger);
      font-weight: 600;
    }
    .error {
      color: var(--_danger);
      font-weight: 600;
    }
    .error[data-warning='true'] {
      color: var(--_warning);
    }
    .draft-line {
      padding-block-start: 12px;
      border-block-start: 1px solid var(--_line);
    }
    /* What deletes is big enough for a thumb. */
    .draft-line .link {
      padding-block: 10px;
    }

    /* Grids come apart badly between two sheets: their rows end up on top of each other. */
    @media print {
      .root,
      form,
      section {
        display: block;
      }
      form > * + *,
      section > * + * {
        margin-block-start: 12px;
      }
    }
  `,
];
