import { css } from 'lit';

export const searchStyles = css`
  .options {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% + 4px);
    inset-inline: 0;
    max-height: min(22rem, 50vh);
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_ground);
    box-shadow: 0 6px 18px rgb(0 0 0 / 0.18);
  }
  .options li {
    display: grid;
    align-content: center;
    min-height: 44px;
    padding: 8px 12px;
    line-height: 1.4;
    cursor: pointer;
  }
  .options li + li {
    border-block-start: 1px solid var(--_line);
  }
  .options li:hover {
    background: var(--_raised);
  }
  .options li[aria-selected='true'] {
    background: var(--_raised);
    box-shadow: inset 4px 0 var(--_action);
    outline: 2px solid transparent;
    outline-offset: -2px;
  }
  .search-field > .input {
    cursor: text;
  }
  .search-field > .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .search-field + .field-help {
    margin-block-start: 4px;
  }

  .address {
    display: grid;
    gap: 12px 20px;
    max-width: 46em;
    margin-block-start: 8px;
  }
  .address-part {
    min-width: 0;
  }
  .address-label {
    display: block;
    margin-block-end: 4px;
    line-height: 1.4;
  }
  .address-part .input,
  .address-part > .select {
    max-width: none;
  }
  .address-failure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
    color: var(--_danger);
  }
  @container dvc (min-width: 45rem) {
    .address {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .address-part[data-whole] {
      grid-column: 1 / -1;
    }
  }
`;
