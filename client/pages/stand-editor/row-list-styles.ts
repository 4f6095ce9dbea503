import { css } from "lit";

export const rowListStyles = css`
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
    padding-top: var(--space-2);
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
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    min-width: 0;
  }
  .tools {
    display: flex;
    gap: var(--space-1);
    align-items: start;
  }
  .figure b {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  @container part (max-width: 40rem) {
    li {
      grid-template-columns: 2rem minmax(0, 1fr);
    }
    .handle {
      grid-auto-flow: column;
      justify-content: start;
      align-items: center;
      padding-top: 0;
    }
    .tools {
      grid-row: 1;
      grid-column: 2;
      justify-content: end;
    }
    .body {
      grid-column: 1 / -1;
    }
  }
`;
