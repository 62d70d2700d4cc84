import { css } from 'lit';

export const supplementStyles = css`
  .supplement,
  .supplement form,
  .supplement-asked,
  .supplement section {
    display: grid;
    gap: 20px;
    min-width: 0;
    max-width: 46em;
  }
  .supplement section,
  .supplement-reasons {
    gap: 12px;
  }
  .supplement .document {
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_line);
  }
  .supplement-reasons {
    display: grid;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .supplement-asked[inert] {
    opacity: 0.6;
  }
  .supplement h3:focus,
  .summary:focus {
    outline: none;
    box-shadow: none;
  }
  .summary ul {
    display: grid;
    gap: 8px;
  }
  .supplement .link {
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
  .supplement .summary .link {
    color: var(--_danger);
    font-weight: 600;
  }
  .supplement .file-actions .link {
    min-height: 44px;
    padding-block: 9px;
  }
  .supplement .draft-line .link {
    min-height: 44px;
    padding-block: 9px;
  }
  .supplement .error[data-warning='true'] {
    color: var(--_warning);
  }
`;
