import { css } from "lit";

/** An account's row: its state is a word, a shape, an edge and a colour. */
export const rowStyles = css`
  :host {
    display: block;
    container: row / inline-size;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-3) var(--space-5);
    padding: var(--space-4) min(var(--space-5), 4vw);
    border: var(--edge) solid var(--color-line);
    border-left: 0.375rem solid var(--color-line-strong);
    background: var(--color-surface);
  }
  .is-ok {
    border-left-color: var(--color-ok);
  }
  .is-wait {
    border-left: 0.375rem dashed var(--color-warn);
  }
  .is-bad {
    border-left: 0.5rem double var(--color-danger);
  }
  .is-off {
    border-left-style: dotted;
  }
  .what {
    display: grid;
    gap: var(--space-1);
    align-content: start;
    min-width: 0;
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  .network,
  .facts {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  h3 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: var(--leading-snug);
  }
  .state {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2);
  }
  .state .ico {
    width: 1.15em;
    height: 1.15em;
    margin-top: 0.15em;
  }
  b {
    font-weight: var(--weight-strong);
  }
  .is-ok .state {
    color: var(--color-ok);
  }
  .is-wait .state {
    color: var(--color-warn);
  }
  .is-bad .state {
    color: var(--color-danger);
  }
  .also {
    display: inline-block;
    padding: 0.1em 0.5em;
    border: 1px solid currentcolor;
    border-radius: var(--radius-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
  }
  .next {
    max-width: var(--measure);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin-top: var(--space-1);
  }
  .acts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-2);
    align-content: start;
    width: 28rem;
  }
  .btn {
    padding-inline: var(--space-3);
    min-width: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .btn[aria-disabled="true"] {
    opacity: 0.55;
    cursor: default;
  }
  @container row (max-width: 56rem) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      width: auto;
    }
  }
`;
