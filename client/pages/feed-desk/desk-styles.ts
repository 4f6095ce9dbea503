import { css } from "lit";

/** One highlight: what is written of it beside what would leave of it. */
export const deskStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    min-width: 0;
    container: highlight-desk / inline-size;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
  }
  h2 {
    overflow-wrap: anywhere;
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  h2:focus {
    outline-offset: 4px;
  }
  .head + .hint {
    margin-top: var(--space-2);
  }
  .overtaken {
    display: grid;
    gap: var(--space-2);
  }
  .concern,
  .overtaken {
    margin-top: var(--space-2);
    padding-left: var(--space-3);
    border-left: 0.375rem double var(--color-warn);
    font-weight: var(--weight-strong);
  }
  h3 {
    margin-bottom: var(--space-2);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(18rem, 26rem);
    gap: var(--space-5);
    align-items: start;
  }
  .written {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .written > section:not(:first-child) {
    padding-top: var(--space-4);
    border-top: var(--border) solid var(--color-line);
  }
  .bar {
    position: sticky;
    z-index: var(--z-sticky);
    bottom: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding-block: var(--space-3);
    background: var(--color-bg);
    border-top: var(--border) solid var(--color-line);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .mistake:empty,
  .acts p:empty {
    display: none;
  }
  .earlier li {
    padding-block: var(--space-2);
    border-top: var(--border) solid var(--color-line);
    overflow-wrap: anywhere;
  }
  .btn {
    white-space: normal;
  }
  @container highlight-desk (max-width: 46rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  /* On a phone it would stand over half of what is written. */
  @container highlight-desk (max-width: 34rem) {
    .bar {
      position: static;
    }
  }
`;
