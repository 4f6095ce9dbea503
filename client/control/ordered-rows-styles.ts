import { css } from "lit";

/** A list that is put in order by hand: the number and the grip, what stands in the row, its buttons. */
export const orderedRows = css`
  li {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr) auto;
    gap: var(--space-3);
    padding-block: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  li.is-dragged {
    opacity: 0.55;
  }
  li.is-place {
    border-top: 3px solid var(--color-brand);
  }
  .handle {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--space-2);
    cursor: grab;
  }
  .n {
    font-weight: var(--weight-heavy);
    color: var(--color-text-2);
  }
  /* Six dots, drawn of text colour so that every theme has them. */
  .grip {
    width: 0.75rem;
    height: 1.25rem;
    background: radial-gradient(circle, var(--color-text-2) 0.1rem, transparent 0.12rem) 0 0 / 0.375rem 0.4rem;
  }
`;
