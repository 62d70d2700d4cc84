import { css } from 'lit';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { noticeStyles } from '../../ui/notice.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

export const paymentButtonStyles = [
  tokens,
  base,
  noticeStyles,
  skeletonStyles,
  css`
    /* A button in a line of text: as wide as its words, and no container of what stands in it. */
    :host(:not([open])) {
      display: inline-block !important;
      container: none !important;
      max-width: 100%;
    }
    /* As high as theme/reserve.css keeps it before, also in shorter states: nothing below may move. */
    :host([open]) {
      min-height: var(--dvc-reserve-payment, 41rem);
    }
    :host(:not([open])) .root[data-theme] {
      padding: 0;
      background: none;
    }
    .sheet,
    :host([open]) .root {
      display: grid;
      gap: 20px;
      align-content: start;
    }
    dialog {
      width: min(46rem, 100vw);
      max-width: none;
      height: fit-content;
      max-height: 100vh;
      max-height: 100dvh;
      padding: 0;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_ground);
      color: var(--_text);
      overscroll-behavior: contain;
      scroll-padding-block-start: 60px;
    }
    dialog::backdrop {
      background: rgb(10 18 26 / 0.6);
    }
    .sheet {
      container: dvc / inline-size;
      padding: 8px 24px 32px;
    }
    /* At hand wherever one has scrolled to. */
    .bar {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      display: flex;
      justify-content: flex-end;
      margin-inline: -12px;
      background: var(--_ground);
    }
    .close {
      padding-inline: 12px;
      border-color: transparent;
    }
    /* All of a small screen, and of one that is zoomed. */
    @media (max-width: 46rem) {
      dialog {
        width: 100vw;
        height: 100vh;
        height: 100dvh;
        margin: 0;
        border: 0;
        border-radius: 0;
      }
      .sheet {
        padding: 4px 16px 32px;
      }
    }
    @media print {
      dialog {
        position: static;
        border: 0;
      }
    }
  `,
];
