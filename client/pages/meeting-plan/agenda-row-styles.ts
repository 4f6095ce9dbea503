import { css } from "lit";

export const agendaRowStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
    container: row / inline-size;
  }
  .row {
    display: grid;
    grid-template-columns: 15rem 5rem minmax(0, 1fr);
    gap: var(--space-3);
    align-items: start;
  }
  .start {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: var(--space-1) var(--space-2);
    align-items: end;
  }
  .start .hint,
  .start select {
    grid-column: 1 / -1;
  }
  .start .mistake {
    grid-column: 1 / -1;
  }
  .follow {
    justify-self: start;
    min-height: var(--target-min);
    padding-inline: var(--space-2);
  }
  /* Said by a sign, a dashed frame and the state itself: so many of them filled would shout. */
  .follow[aria-pressed="true"] {
    border-style: dashed;
    border-color: var(--color-line-strong);
    background: none;
    color: var(--color-text);
  }
  /* Counted, not written. */
  .is-following {
    border-style: dashed;
    color: var(--color-text-2);
  }
  .warning {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
    color: var(--color-warn);
  }
  summary {
    min-height: var(--target-dense);
    padding-block: var(--space-1);
    font-size: var(--text-sm);
    color: var(--color-link);
    cursor: pointer;
  }
  .gist {
    margin-left: var(--space-3);
    color: var(--color-text-2);
    overflow-wrap: anywhere;
  }
  .more {
    display: grid;
    gap: var(--space-4);
    padding-block: var(--space-2) var(--space-3);
  }
  @container row (max-width: 44rem) {
    .row {
      grid-template-columns: minmax(0, 1fr) 5rem;
    }
    .cell--wide {
      grid-column: 1 / -1;
    }
  }
  @container row (max-width: 22rem) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .start {
      grid-template-columns: minmax(0, 1fr);
    }
    .start .field,
    .cell--short {
      max-width: 7rem;
    }
    .start select.field {
      max-width: none;
    }
  }
`;
