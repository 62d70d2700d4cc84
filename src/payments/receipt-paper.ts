import { css, type LitElement } from 'lit';
import { chargesStyles } from '../ui/charges-table.ts';
import { paperStyles } from './paper.styles.ts';

/** A name that nobody registers. */
const TAG = 'dvc-receipt-paper';

/** Of the page: on paper there is nothing but the receipt, and on the screen nothing changes. */
const pageStyles = css`
  dvc-receipt-paper {
    display: none !important;
  }
  @media print {
    body > :not(dvc-receipt-paper) {
      display: none !important;
    }
    body > dvc-receipt-paper {
      display: block !important;
    }
    html,
    body {
      display: block !important;
      position: static !important;
      width: auto !important;
      height: auto !important;
      min-height: 0 !important;
      margin: 0 !important;
      padding: 0 !important;
      overflow: visible !important;
      transform: none !important;
      background: #fff !important;
      color: #000 !important;
      color-scheme: light !important;
    }
  }
`;

/**
 * The receipt alone on paper, whole, whatever page and dialog it is shown in: a copy of it is laid beside all that
 * the page holds, and only that is printed.
 */
export class ReceiptPaper {
  readonly #host: LitElement;
  #paper: HTMLElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** From the button. */
  readonly print = (): void => {
    this.lay();
    print();
  };

  /** Nothing where there is no receipt. */
  lay(): void {
    this.remove();
    const receipt = this.#host.renderRoot.querySelector('.payment-receipt');
    const { styleSheet } = pageStyles;
    if (!receipt || !styleSheet) return;
    const paper = document.createElement(TAG);
    const root = paper.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [chargesStyles, paperStyles].flatMap((styles) => styles.styleSheet ?? []);
    root.append(receipt.cloneNode(true));
    paper.lang = receipt.closest('[lang]')?.getAttribute('lang') ?? '';
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];
    document.body.append(paper);
    this.#paper = paper;
    addEventListener('afterprint', this.remove, { once: true });
  }

  readonly remove = (): void => {
    this.#paper?.remove();
    this.#paper = undefined;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (sheet) => sheet !== pageStyles.styleSheet,
    );
  };
}
