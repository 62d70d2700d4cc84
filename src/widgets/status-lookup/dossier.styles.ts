import { css } from 'lit';

/** Of a dossier, adopted when the first one is shown. */
export const dossierStyles = css`
  article,
  article section {
    display: grid;
    gap: 12px;
    min-width: 0;
  }
  article {
    gap: 28px;
    align-content: start;
  }
  article > section {
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_line);
  }
  article header {
    display: grid;
    gap: 8px;
  }
  article h2 {
    max-width: 30em;
  }
  .overline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  .code {
    font-variant-numeric: tabular-nums;
    user-select: all;
  }
  .badge[data-tone='good'] {
    background: var(--_success-ground);
    color: var(--_success);
  }
  .badge[data-tone='waiting'],
  .badge[data-tone='new'] {
    background: var(--_warning-ground);
    color: var(--_warning);
  }
  .badge[data-tone='bad'] {
    background: var(--_danger-ground);
    color: var(--_danger);
  }
  .freshness {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 1.6em;
    color: var(--_muted);
  }
  .freshness[data-stale='true'] {
    color: var(--_warning);
    font-weight: 600;
  }
  .pulse {
    flex: none;
    width: 8px;
    height: 8px;
    margin-inline: 6px;
    border-radius: 50%;
    background: var(--_success);
  }

  .next-action > * {
    max-width: 46em;
  }
  article > .next-action[data-waiting] {
    max-width: 48em;
    padding: 16px;
    border: 0;
    border-inline-start: 4px solid var(--_action);
    background: var(--_raised);
  }
  .facts,
  .plain-list,
  .timeline,
  .rows {
    display: grid;
    gap: 8px;
    min-width: 0;
    max-width: 46em;
  }
  .facts > div {
    display: grid;
    gap: 0 16px;
  }
  .facts dt {
    color: var(--_muted);
  }
  .facts dd {
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }
  .plain-list {
    gap: 4px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  summary {
    min-height: 44px;
    padding-block: 8px;
    color: var(--_action);
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  /* A line with a knot for each thing that happened. */
  .timeline {
    gap: 0;
  }
  .timeline > li {
    position: relative;
    padding: 0 0 16px 24px;
    border-inline-start: 2px solid var(--_line);
    margin-inline-start: 6px;
  }
  .timeline > li:last-child {
    border-color: transparent;
  }
  .timeline > li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.4em;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--_muted);
  }
  section > .timeline > li:first-child::before {
    background: var(--_action);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
  }
  .rows > li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .print-head {
    display: none;
  }

  @container dvc (min-width: 40rem) {
    .facts > div {
      grid-template-columns: 12em minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .timeline > li::before,
    .pulse {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
  @media print {
    article {
      gap: 12pt;
    }
    .print-head {
      display: flex;
      gap: 1cm;
      align-items: center;
      justify-content: space-between;
    }
    .print-code {
      font-size: 20pt;
      font-weight: 700;
    }
    .square-code {
      width: 4cm;
      height: 4cm;
    }
    .timeline > li,
    .facts > div,
    .charges tr {
      break-inside: avoid;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    [part='timeline'] summary {
      display: none;
    }
    summary {
      min-height: 0;
      color: inherit;
      text-decoration: none;
      list-style: none;
    }
    a[href^='http']::after {
      content: ' ' attr(href);
      overflow-wrap: anywhere;
    }
  }
`;
