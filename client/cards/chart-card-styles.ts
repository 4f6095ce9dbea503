import { css } from "lit";

export const chartCardStyles = css`
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  /* Until it is measured there is nothing to draw; what stands below must not jump. */
  .chart {
    min-height: 11rem;
    margin-top: var(--space-2);
    font-size: var(--text-sm);
    line-height: 1.3;
  }
  .series--accent {
    color: var(--accent);
  }
  .series--ink {
    color: var(--ink);
  }
  .series--strong {
    color: var(--line-strong);
  }
  svg {
    max-width: none;
    overflow: visible;
  }
  .bar {
    stroke: currentColor;
    stroke-width: 1.5;
  }
  polyline {
    fill: none;
    stroke: currentColor;
    stroke-width: 3;
    stroke-linejoin: round;
  }
  text {
    fill: var(--ink);
    font-weight: var(--weight-strong);
    text-anchor: middle;
  }
  .mark__text {
    fill: var(--ink-2);
    font-weight: var(--weight-regular);
    text-anchor: end;
  }
  .end {
    text-anchor: start;
  }
  .base {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .mark {
    stroke: var(--line);
  }
  .labels {
    display: grid;
    grid-template-columns: repeat(var(--rows), minmax(0, 1fr));
    padding: var(--space-1) var(--right, 0) 0 var(--left, 0);
    line-height: 1.25;
    text-align: center;
    color: var(--ink-2);
  }
  .labels--some span {
    grid-column-end: span var(--each);
    padding-right: 0.4em;
    text-align: start;
  }
  /* One grid for all, or the bars would not be to one scale. */
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr) fit-content(45%);
    gap: var(--space-1) var(--space-3);
    align-items: center;
  }
  .row,
  .row__bar {
    display: contents;
  }
  .row__label {
    grid-column: 1 / -1;
    color: var(--ink-2);
  }
  .row + .row > .row__label {
    margin-top: var(--space-2);
  }
  .row__bar b:only-child {
    grid-column: 1 / -1;
    font-weight: var(--weight-regular);
    color: var(--ink-2);
  }
  .row__bar b:last-child:not(:only-child) {
    text-align: end;
  }
  .lying {
    height: 0.875em;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    font-size: var(--text-sm);
    line-height: 1.35;
  }
  .legend li {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    min-width: 0;
  }
  .legend svg {
    flex: none;
    width: 1rem;
    height: 1rem;
    align-self: center;
  }
  .scroller {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-sm);
    line-height: 1.35;
  }
  th,
  thead td,
  td {
    padding: var(--space-2) var(--space-3) var(--space-2) 0;
    border-bottom: 1px solid var(--line);
    font-weight: var(--weight-regular);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: break-word;
  }
  thead th,
  td {
    text-align: end;
  }
  td {
    white-space: nowrap;
  }
  .conclusion {
    white-space: pre-line;
  }
  @media (forced-colors: active) {
    .series,
    text {
      forced-color-adjust: none;
      color: CanvasText;
      fill: CanvasText;
    }
    .series polyline {
      fill: none;
    }
    .base,
    .mark {
      stroke: CanvasText;
    }
  }
  @media print {
    details::details-content {
      content-visibility: visible;
    }
    summary {
      display: none;
    }
  }
`;
