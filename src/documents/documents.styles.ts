import { css } from 'lit';

export const documentsStyles = css`
  .document {
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_line);
  }
  .document .optional {
    font-weight: 400;
  }
  .files {
    display: grid;
    gap: 12px;
  }
  .file {
    display: grid;
    gap: 4px;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line);
  }
  .file[data-state='done'] {
    border-color: var(--_success);
  }
  .file[data-state='telling'] {
    border-color: var(--_warning);
  }
  .file[data-state='failed'],
  .file[data-state='missing'] {
    border-color: var(--_danger);
  }
  .file-name {
    font-weight: 600;
  }
  .file[data-state='done'] .file-state {
    color: var(--_success);
  }
  .file progress {
    width: 100%;
    max-width: 24em;
    height: 8px;
    accent-color: var(--_action);
  }
  .file-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .file-actions .link {
    min-height: 44px;
    padding-block: 9px;
  }
  /* The input lies in the label: whoever tabs to it sees the label's ring. */
  .file-button,
  label.link {
    position: relative;
    cursor: pointer;
  }
  .file-button:focus-within,
  label.link:focus-within {
    outline: 3px solid var(--_focus-outer);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_focus);
  }
`;
