import { css } from 'lit';

/** Of the receipt on paper: black on white, whatever the page and the device like. */
export const paperStyles = css`
  :host {
    --_line: #777;
    color: #000;
    background: #fff;
    font:
      12pt/1.5 var(--dvc-font-family, system-ui),
      'Noto Sans',
      sans-serif;
    text-align: start;
  }
  * {
    box-sizing: border-box;
  }
  h3,
  h4 {
    margin: 0 0 12pt;
    font-size: 18pt;
    line-height: 1.35;
  }
  dl,
  table {
    margin: 0 0 12pt;
  }
  dl {
    display: grid;
    gap: 4pt;
  }
  dl > div {
    display: grid;
    grid-template-columns: 12em minmax(0, 1fr);
    gap: 12pt;
    break-inside: avoid;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .charges {
    max-width: none;
  }
  .charges tr {
    break-inside: avoid;
  }
  .screen-only {
    display: none;
  }
  .visually-hidden {
    position: absolute;
    clip-path: inset(50%);
  }
  .small {
    font-size: 10pt;
  }
`;
