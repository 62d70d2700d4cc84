import { css } from 'lit';

export const codeScannerStyles = css`
  .code-scanner {
    display: grid;
    gap: 12px;
    max-width: 28em;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .code-scanner video {
    width: 100%;
    max-height: 60vh;
    background: #000;
  }
  .code-scanner .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 20px;
  }
  /* The input lies in the label: whoever tabs to it sees the label's ring. */
  .code-scanner label {
    position: relative;
    cursor: pointer;
  }
  .code-scanner label:focus-within {
    outline: 3px solid var(--_focus-outer);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_focus);
  }
`;
