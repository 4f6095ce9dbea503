import { css } from "lit";

export const rowListStyles = css`
  .handle {
    padding-top: var(--space-2);
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
