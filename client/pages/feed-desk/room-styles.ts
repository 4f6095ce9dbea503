import { css } from "lit";

/** Beside the staff's list pages: bars over the whole width, a queue, and one highlight that takes the rest. */
export const roomStyles = css`
  main {
    grid-template-columns: 20rem minmax(0, 1fr);
  }
  .away {
    flex: 1 1 100%;
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem double var(--color-warn);
    background: var(--color-surface);
  }
  main .btn {
    white-space: normal;
  }
  .settings {
    margin-block: var(--space-3);
  }
  @container page (max-width: 78rem) {
    main {
      grid-template-columns: 17rem minmax(0, 1fr);
    }
  }
  @container page (max-width: 46rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
