import { css } from "lit";

export const agendaEditorStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-1) var(--space-4);
  }
  .head p {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .handle {
    padding-top: var(--space-5);
  }
  .tools {
    display: flex;
    gap: var(--space-1);
    align-content: start;
    align-items: start;
    padding-top: calc(var(--text-sm) * 1.4 + var(--space-1));
  }
  .told {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .told.is-said {
    margin-bottom: var(--space-3);
  }
  @container page (max-width: 44rem) {
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
      padding-top: 0;
    }
    efir-agenda-row {
      grid-column: 1 / -1;
    }
  }
`;
