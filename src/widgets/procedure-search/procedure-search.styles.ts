import { css } from 'lit';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { badgeStyles } from '../../ui/badge.ts';
import { noticeStyles } from '../../ui/notice.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const searchBoxStyles = css`
  .search-label {
    display: block;
    font-size: 1.125em;
    font-weight: 700;
  }
  .field {
    position: relative;
    display: flex;
    gap: 8px;
    margin-block-start: 8px;
  }
  .field input {
    flex: 1;
    min-width: 0;
    min-height: 48px;
    padding: 8px 12px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_ground);
    color: var(--_text);
    appearance: none;
  }
  .suggestions {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% + 6px);
    inset-inline: 0;
    max-height: min(26rem, 70vh);
    overflow-y: auto;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_ground);
    box-shadow: 0 6px 18px rgb(0 0 0 / 0.18);
  }
  .suggestions li {
    display: flex;
    gap: 12px;
    align-items: baseline;
    justify-content: space-between;
    min-height: 44px;
    padding: 8px 12px;
    cursor: pointer;
  }
  .suggestions li + li {
    border-block-start: 1px solid var(--_line);
  }
  .suggestions li:hover {
    background: var(--_raised);
  }
  .suggestions li[aria-selected='true'] {
    background: var(--_raised);
    box-shadow: inset 4px 0 var(--_action);
    outline: 2px solid transparent;
    outline-offset: -2px;
  }
  .suggestion-name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  /* The word tells more than the picture where there is room for one of them. */
  @container dvc (max-width: 26rem) {
    .field .button .icon {
      display: none;
    }
  }
`;

const filterStyles = css`
  .button.plain {
    padding-inline: 0;
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .filter-groups {
    display: none;
  }
  .filter-groups[data-open] {
    display: grid;
    gap: 20px;
    padding-block: 16px;
    border-block-end: 1px solid var(--_line);
  }
  legend {
    padding: 0;
    font-weight: 700;
  }
  .choice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    min-height: 44px;
    padding-block: 8px;
    line-height: 1.4;
  }
  .choice input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    margin-block-start: 0.1em;
    accent-color: var(--_action);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block-start: 8px;
  }
  .chip {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: 44px;
    padding: 4px 12px;
    border: 1px solid var(--_field-line);
    border-radius: 22px;
    background: transparent;
    text-align: start;
  }
  .chip-label {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    line-height: 1.3;
  }
`;

const resultStyles = css`
  .layout {
    display: grid;
    gap: 12px 40px;
    margin-block-start: 20px;
  }
  .count {
    font-size: 1.125em;
    overflow-wrap: anywhere;
  }
  .slow {
    padding-block: 8px;
  }
  .result {
    display: grid;
    gap: 4px;
    padding-block: 8px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .result-name {
    font-size: 1.0625em;
    font-weight: 600;
  }
  /* Titles run to more than a thousand characters; the rest stands in the record itself. */
  .result-name a {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
    padding-block-start: 12px;
  }
  .excerpt {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .result-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .apply {
    justify-self: start;
    margin-block-start: 8px;
  }
  .more {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-block: 16px;
  }
  .notice {
    margin-block-start: 12px;
  }

  @container dvc (min-width: 45rem) {
    .layout {
      grid-template-columns: 15rem minmax(0, 1fr);
    }
    .filters-button {
      display: none;
    }
    .filter-groups,
    .filter-groups[data-open] {
      display: grid;
      gap: 20px;
      padding-block: 0;
      border: 0;
    }
    .result {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 24px;
    }
    .result > * {
      grid-column: 1;
    }
    .result > .apply {
      grid-column: 2;
      grid-row: 1 / span 3;
      align-self: start;
      margin-block: 8px 0;
    }
  }
`;

export const procedureSearchStyles = [
  tokens,
  base,
  badgeStyles,
  noticeStyles,
  skeletonStyles,
  searchBoxStyles,
  filterStyles,
  resultStyles,
];
