import { css } from 'lit';

/** Of what pays, adopted by the widget it is drawn in when it is first needed. */
export const paymentStyles = css`
  .payment {
    display: grid;
    gap: 20px;
    min-width: 0;
    max-width: 46em;
  }
  .payment > *,
  .payment section,
  .payment article {
    min-width: 0;
  }
  .payment section,
  .payment article {
    display: grid;
    gap: 12px;
  }
  .payment article {
    gap: 16px;
    padding-block: 20px;
    border-block: 1px solid var(--_line);
  }
  #payment-heading:focus {
    outline: none;
    box-shadow: none;
  }
  .payment .sum {
    display: grid;
  }
  .payment .sum strong {
    font-size: 1.75em;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  .payment .sum[aria-busy='true'] strong,
  .payment .sum[aria-busy='true'] ~ .charges {
    color: var(--_muted);
  }
  .payment .changed {
    padding: 16px;
    border-inline-start: 4px solid var(--_warning);
    background: var(--_warning-ground);
  }
  .payment .charges {
    max-width: none;
  }
  .payment .charges th strong {
    display: block;
    color: var(--_warning);
  }
  .payment .charges [data-state='PAID'] strong {
    color: var(--_success);
  }
  .payment .charges tr[data-state]:not([data-state='DUE']) td {
    color: var(--_muted);
    font-weight: 400;
  }
  .payment .facts {
    display: grid;
    gap: 8px;
    min-width: 0;
  }
  .payment .facts > div {
    display: grid;
    gap: 0 16px;
  }
  .payment .facts dt {
    color: var(--_muted);
  }
  .payment .facts dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }
  .payment .verbatim {
    user-select: all;
  }
  .payment .copy {
    min-height: 44px;
    margin-block: -10px;
    padding: 8px 4px;
    border-color: transparent;
    font-size: 0.875em;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .payment .button.plain:not(.copy) {
    padding-inline: 0;
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .payment .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .payment .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 20px;
  }
  .payment .answer:empty,
  .payment p[role='status']:empty {
    display: none;
  }
  .payment .field-label {
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
    line-height: 1.4;
  }
  .payment .field-help {
    margin-block-end: 4px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .payment .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .payment .pill {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
  }
  .payment .pill:has(:checked) {
    border-color: var(--_action);
    box-shadow: inset 0 0 0 1px var(--_action);
    font-weight: 600;
  }
  .payment .pill input,
  .payment .method input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--_action);
  }
  .payment .method {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    min-height: 44px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_line);
    line-height: 1.5;
  }
  .payment .method input {
    width: 24px;
    height: 24px;
  }
  .payment .method .small {
    display: block;
  }
  .payment .select-box {
    display: block;
    width: 100%;
    max-width: 24em;
    min-height: 48px;
    padding: 8px 12px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_ground);
    color: var(--_text);
    font: inherit;
  }
  .payment .qr {
    display: grid;
    gap: 20px;
    align-items: start;
  }
  .payment .qr > div {
    display: grid;
    gap: 12px;
    min-width: 0;
  }
  /* White in every theme, and as large as the screen lets it be. */
  .payment .qr-code {
    width: 100%;
    max-width: 20rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: #fff;
  }
  .payment .square-code {
    display: block;
    width: 100%;
    height: auto;
  }
  .payment .countdown {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .payment .countdown[data-short='true'] {
    color: var(--_warning);
  }
  .payment .steps {
    display: grid;
    gap: 4px;
    padding-inline-start: 1.4em;
    list-style: decimal;
  }
  .payment .paid {
    display: inline-flex;
    gap: 8px;
    align-items: flex-start;
    color: var(--_success);
  }
  .payment .freshness {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .payment .freshness[data-stale='true'] {
    color: var(--_warning);
    font-weight: 600;
  }
  @container dvc (min-width: 36rem) {
    .payment .facts > div {
      grid-template-columns: 10em minmax(0, 1fr);
    }
    .payment .qr {
      grid-template-columns: minmax(14rem, 18rem) minmax(0, 1fr);
    }
    .payment .qr .facts > div {
      grid-template-columns: 8em minmax(0, 1fr);
    }
  }
  @media (hover: hover) and (pointer: fine) and (min-width: 40rem) {
    .payment .same-phone {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .payment .pill:has(:checked) {
      outline: 2px solid Highlight;
    }
    .payment .square-code,
    .payment .qr-code {
      forced-color-adjust: none;
    }
  }
`;
