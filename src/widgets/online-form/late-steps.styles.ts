import { css } from 'lit';

/** Of the review and the receipt. */
export const lateStyles = css`
  .review dl {
    display: grid;
  }
  .review-row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 16px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_line);
  }
  .review-row dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .review-row dd {
    grid-column: 1;
    white-space: pre-line;
  }
  .review-row .review-change {
    grid-area: 1 / 2 / 3;
  }
  .review h4 {
    margin-block-start: 8px;
  }
  /* A target of 44 px in a row that is lower. */
  .review-change .link {
    min-width: 44px;
    margin-block: -10px;
    padding-block: 10px;
    text-align: end;
  }
  @container dvc (min-width: 640px) {
    .review-row {
      grid-template-columns: 14em 1fr auto;
    }
    .review-row dt {
      font-size: inherit;
    }
    .review-row dd {
      grid-column: 2;
    }
    .review-row .review-change {
      grid-area: 1 / 3;
    }
  }

  .sending-part {
    display: contents;
  }
  .print-only {
    display: none;
  }

  .receipt-head {
    display: flex;
    flex-wrap: wrap;
    gap: 20px 40px;
    align-items: center;
    justify-content: space-between;
    max-width: 46em;
    padding: 20px;
    border-inline-start: 4px solid var(--_success);
    background: var(--_success-ground);
  }
  .receipt-head > div {
    display: grid;
    gap: 8px;
  }
  .code {
    font-size: 1.375em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .square-code {
    display: block;
    width: 160px;
    height: 160px;
    max-width: 100%;
  }
  .receipt .facts {
    display: grid;
    max-width: 46em;
  }
  .receipt .facts > div {
    display: grid;
    gap: 0 16px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .receipt .facts dt {
    color: var(--_muted);
  }
  .receipt .facts .small {
    display: block;
  }
  @container dvc (min-width: 640px) {
    .receipt .facts > div {
      grid-template-columns: 14em 1fr;
    }
  }
  @media print {
    .paper-head {
      display: grid;
      gap: 12px;
      padding-block-start: 12px;
      text-align: center;
    }
    .paper-head > :first-child {
      font-weight: 700;
    }
    /* Boxes of a grid part from their headings at the end of a sheet. */
    .review,
    .review dl {
      display: block;
    }
    .review h3,
    .review h4 {
      margin-block: 8px;
      break-after: avoid;
    }
    .review-row {
      grid-template-columns: 14em 1fr;
      padding-block: 4px;
      break-inside: avoid;
    }
    .review-row dd {
      grid-column: 2;
    }
    .review-row .review-change,
    .review-row .error {
      display: none;
    }
    /* Never a signature on a sheet of its own. */
    .paper-foot {
      display: grid;
      gap: 12px;
      break-inside: avoid;
      break-before: avoid;
    }
    /* Room for a hand. */
    .signature {
      justify-self: end;
      padding-block-end: 2.5cm;
      text-align: center;
    }
    .receipt-head {
      flex-wrap: nowrap;
      border: 1px solid #000;
      background: none;
      break-inside: avoid;
    }
    .square-code {
      flex: none;
      width: 5cm;
      height: 5cm;
    }
  }
`;
