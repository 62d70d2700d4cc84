import { css } from 'lit';

/** What every form needs at once; the styles of parts that are loaded later come with them. */
export const inputStyles = css`
  .fields {
    display: grid;
    gap: 28px;
  }
  .field {
    min-width: 0;
  }
  .field-label {
    display: block;
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
    line-height: 1.4;
  }
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .field-help {
    max-width: 46em;
    margin-block-end: 4px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .field-message {
    display: flex;
    gap: 8px;
    max-width: 46em;
    margin-block-end: 4px;
    font-weight: 600;
    line-height: 1.4;
  }
  .field-message[data-tone='error'] {
    color: var(--_danger);
  }
  .field-message[data-tone='warning'] {
    color: var(--_warning);
  }

  .input {
    display: block;
    width: 100%;
    max-width: 36em;
    min-height: 48px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_ground);
    color: var(--_text);
    font: inherit;
    letter-spacing: inherit;
    line-height: inherit;
    appearance: none;
  }
  .input[data-width='medium'] {
    max-width: 18em;
  }
  .input[data-width='short'] {
    max-width: 10em;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .input:focus-visible {
    outline-offset: 1px;
    box-shadow: inset 0 0 0 1px var(--_focus);
  }
  .input-row {
    display: flex;
    gap: 8px 12px;
    align-items: center;
  }
  .calendar {
    position: relative;
    flex: none;
    width: 48px;
    min-height: 48px;
  }
  .unit {
    white-space: nowrap;
    color: var(--_muted);
  }

  .grow {
    display: grid;
    max-width: 36em;
  }
  .grow > textarea,
  .grow::after {
    grid-area: 1 / 1;
  }
  .grow > textarea {
    max-width: none;
    overflow: hidden;
    resize: none;
  }
  .grow::after {
    content: attr(data-text) '\\a ';
    visibility: hidden;
    padding: 9px 13px;
    white-space: pre-wrap;
  }

  .select {
    position: relative;
    max-width: 36em;
  }
  .select > .input {
    padding-inline-end: 40px;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .select::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 6px);
    inset-inline-end: 17px;
    width: 8px;
    height: 8px;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  /* Wider than an input: what is chosen must not be cut. */
  .select[data-width='medium'] {
    max-width: 24em;
  }
  .select[data-width='short'] {
    max-width: 10em;
  }

  .choices[data-layout='beside'] {
    display: flex;
    flex-wrap: wrap;
    column-gap: 32px;
  }
  .choice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    width: fit-content;
    min-width: 44px;
    min-height: 44px;
    padding-block: 10px;
    line-height: 1.5;
  }
  .choice input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--_action);
  }
  .button.plain {
    padding-inline: 0;
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .field-skeleton {
    --_part: calc(1.4em + 52px);
    min-height: 48px;
    max-width: 36em;
    border-radius: var(--_radius);
    background: var(--_line);
    opacity: 0.6;
  }
  .field-skeleton[data-room='date'] {
    min-height: var(--_part);
  }
  .field-skeleton[data-room='longText'] {
    min-height: calc(4.8em + 20px);
  }
  .field-skeleton[data-room='ward'] {
    min-height: calc(2 * var(--_part) + 20px);
  }
  .field-skeleton[data-room='address'] {
    min-height: calc(3 * var(--_part) + 32px);
  }
  .field-skeleton[data-room='group'] {
    min-height: 18em;
  }
  .field-skeleton.failed {
    display: grid;
    gap: 8px;
    align-content: start;
    justify-items: start;
    background: none;
    opacity: 1;
  }
  @container dvc (min-width: 45rem) {
    .field-skeleton[data-room='ward'] {
      min-height: calc(var(--_part) + 8px);
    }
    .field-skeleton[data-room='address'] {
      min-height: calc(2 * var(--_part) + 20px);
    }
  }

  @media (forced-colors: active) {
    .button.plain {
      padding-inline: 12px;
    }
    .input[aria-invalid='true'] {
      border-width: 3px;
    }
    .select::after {
      border-color: ButtonText;
    }
  }
`;
