import { css } from "lit";

/** On a desk one row of acts with the slides under it; where fingers are the pointer, two rows of large ones. */
export const takeBarStyles = css`
  :host {
    display: grid;
    gap: var(--space-2) var(--space-3);
    container-type: inline-size;
  }
  .acts,
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .btn--take {
    min-height: 3.25rem;
    padding: 0 var(--space-6);
    border-color: var(--tally-program);
    background: var(--tally-program);
    color: var(--tally-on-program);
    font-size: var(--text-lg);
    font-weight: var(--weight-heavy);
  }
  .btn--take:hover:enabled {
    filter: brightness(0.9);
  }
  /* Nothing to take: not faint red, which reads as on air, but an empty frame. */
  .btn--take:disabled {
    border-color: var(--color-line-strong);
    background: none;
    color: var(--color-text-2);
    opacity: 1;
  }
  /* Its word changes when the first viewer sees the card: the button must not move under the finger. */
  .recall {
    min-width: 6.75rem;
  }
  .coming {
    flex: 1 1 10rem;
    overflow: hidden;
    font-size: var(--text-sm);
    line-height: 1.4;
    color: var(--color-text-2);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .slides {
    display: flex;
    gap: var(--space-2);
  }
  /* On a tablet and a phone: the largest first, then the rest in one row, under the thumb. */
  @container (max-width: 56rem) {
    .back .word {
      display: none;
    }
    .acts {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: var(--space-2);
    }
    .btn {
      padding-inline: var(--space-2);
      white-space: normal;
    }
    .btn--take {
      grid-column: span 6;
    }
    .btn--take.beside {
      grid-column: span 3;
    }
    .slides {
      grid-column: span 3;
      order: -1;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
    }
    .slides .btn {
      min-height: 3.25rem;
    }
    .btn--take {
      order: -2;
    }
    .recall,
    .undo,
    .all {
      grid-column: span 2;
      min-width: 0;
      font-size: var(--text-xs);
    }
    .coming,
    ::slotted([slot="timing"]) {
      grid-column: 1 / -1;
    }
    ::slotted([slot="timing"]) {
      max-width: none;
    }
  }
  /* Where there is hardly a keyboard. */
  @container (max-width: 46rem) {
    kbd {
      display: none;
    }
  }
`;
