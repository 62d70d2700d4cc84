import { css } from 'lit';

/** Type, links, buttons and focus, alike in every widget. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2,
  h3,
  h4 {
    line-height: 1.35;
    font-weight: 700;
    text-wrap: pretty;
  }
  h2 {
    font-size: 1.375em;
  }
  h3 {
    font-size: 1.125em;
  }
  h4 {
    font-size: 1em;
  }
  a {
    color: var(--_action);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  button,
  input,
  summary {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  summary,
  label {
    cursor: pointer;
    touch-action: manipulation;
  }

  /* Two tones, so that the ring shows on any ground a host may have. */
  :focus-visible {
    outline: 3px solid var(--_focus-outer);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_focus);
    border-radius: 2px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_action);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_action);
    font-weight: 600;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
  }
  .button:hover {
    text-decoration: underline;
  }
  .button.primary {
    background: var(--_action);
    color: var(--_on-action);
  }

  .icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .hotline {
    display: inline-block;
    padding-block: 9px;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  mark {
    background: var(--_mark);
    color: inherit;
    border-radius: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .button,
    .badge {
      border: 1px solid;
    }
    :focus-visible {
      outline-color: Highlight;
    }
    mark {
      text-decoration: underline;
    }
  }
  @media print {
    .root {
      padding: 0 !important;
      background: none !important;
      color: #000;
      color-scheme: light !important;
    }
    .screen-only {
      display: none !important;
    }
    a {
      color: inherit;
    }
  }
`;
