import { css, unsafeCSS, type CSSResult } from 'lit';

/**
 * The public colour tokens `--dvc-color-<name>` with their defaults for light and dark. Every pair that
 * meets on screen is tested for contrast (test/theme/tokens.test.ts). #903938 on white is 7.4:1; the
 * national portal's #CE7A58 fails AA as text.
 */
export const COLORS = {
  action: ['#903938', '#f2aba5'],
  'on-action': ['#ffffff', '#2d0f0e'],
  text: ['#1e2f41', '#e8edf2'],
  muted: ['#495057', '#b3bec9'],
  line: ['#c9d1d9', '#3d4d5d'],
  'field-line': ['#6c7782', '#8f9dab'],
  ground: ['#ffffff', '#14202b'],
  raised: ['#f4f6f8', '#1e2c39'],
  success: ['#1c6b3a', '#7fd6a0'],
  warning: ['#7a4f00', '#ffc251'],
  danger: ['#a61b1b', '#ff9f96'],
  'success-ground': ['#e9f5ed', '#173020'],
  'warning-ground': ['#fff5dd', '#352a10'],
  'danger-ground': ['#fcebea', '#3b1a1a'],
  mark: ['#ffe3a6', '#5c4710'],
  focus: ['#1e2f41', '#14202b'],
  'focus-outer': ['#ffc251', '#ffc251'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The private `--_*` a widget's styles use: the host's token, else the default. */
function colors(pick: (light: string, dark: string) => string): CSSResult {
  const rules = Object.entries(COLORS).map(
    ([name, [light, dark]]) => `--_${name}:var(--dvc-color-${name},${pick(light, dark)})`,
  );
  return unsafeCSS(rules.join(';'));
}

/**
 * Widgets follow the `color-scheme` of the page they stand in. `!important` on what keeps the element a
 * box of its own: a page that resets `* {all: unset !important}` loses to it, because important rules of
 * a shadow root win over the page's.
 */
export const tokens = css`
  :host {
    ${colors((light) => light)};
    --_radius: var(--dvc-radius, 4px);
    display: block !important;
    box-sizing: border-box !important;
    container: dvc / inline-size !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      ${colors((light, dark) => `light-dark(${light},${dark})`)}
    }
  }
  /* Here, not on the host element, where a page that resets everything would win. */
  .root {
    color: var(--_text);
    direction: ltr;
    text-align: start;
    font-family: var(--dvc-font-family, inherit);
    /* Old portals set the root to 10px; 1rem alone would make that unreadable. */
    font-size: var(--dvc-font-size, max(1rem, 16px));
    font-weight: 400;
    font-style: normal;
    /* Stacked Vietnamese diacritics need air. */
    line-height: 1.6;
    letter-spacing: normal;
    text-transform: none;
    overflow-wrap: anywhere;
  }
  /* As high as theme/reserve.css keeps it before: nothing below may move in between. */
  .waiting {
    min-height: 62rem;
  }
  /* A theme asked for by name brings its ground along; otherwise the page shines through. */
  .root[data-theme] {
    padding: 16px;
    background: var(--_ground);
    border-radius: var(--_radius);
    color-scheme: light dark;
  }
  .root[data-theme='light'] {
    color-scheme: light;
  }
  .root[data-theme='dark'] {
    color-scheme: dark;
  }
`;
