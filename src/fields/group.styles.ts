import { css } from 'lit';

export const groupStyles = css`
  .group-item {
    padding-block: 12px 24px;
    border-block-end: 1px solid var(--_line);
  }
  .group-item-head {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: space-between;
    max-width: 36em;
    min-height: 44px;
    margin-block-end: 8px;
  }
  .group-item-name {
    font-weight: 700;
  }
  .group-item-fields {
    gap: 20px;
  }
  .group-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 20px;
    align-items: center;
    margin-block-start: 16px;
  }
  .group-status {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: center;
  }
  /* One row for each item under the labels of the first; a narrow widget shows them as cards. */
  @container dvc (min-width: 45rem) {
    /* Wider than questions below each other are: as far as the widget goes, without its padding. */
    .group[data-appearance='table'] {
      width: min(100cqi - 32px, 68em);
    }
    .group[data-appearance='table'] .group-item {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 16px;
      align-items: end;
      padding-block: 12px;
    }
    .group[data-appearance='table'] .group-item-head {
      position: relative;
      order: 1;
      margin: 0;
    }
    .group[data-appearance='table'] .group-item-fields {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      align-items: end;
      gap: 16px;
    }
    /* Shown while it has the focus, above its row: nothing moves when the focus comes or goes. */
    .group[data-appearance='table'] .group-item-name:focus {
      position: absolute;
      inset-block-end: 100%;
      inset-inline-end: 0;
      z-index: 1;
      background: var(--_ground);
      white-space: nowrap;
    }
    .group[data-appearance='table'] .group-item-name:not(:focus),
    .group[data-appearance='table'] .group-item + .group-item :is(.field-label, .field-help) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`;
