import { css } from 'lit';

export const billFormStyles = css`
  .bill-form {
    display: grid;
    gap: 20px;
    min-width: 0;
    max-width: 46em;
  }
  .bill-form .answer:empty {
    display: none;
  }
  .bill-form .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
`;
