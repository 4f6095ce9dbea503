import { css } from "lit";

export const meetingsStyles = css`
  header h1 {
    margin-right: auto;
  }
  main {
    grid-template-columns: minmax(0, 1fr);
    max-width: 80rem;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    margin-bottom: var(--space-2);
  }
  [role="search"] {
    flex: 1 1 16rem;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  fieldset .num {
    font-weight: var(--weight-regular);
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    /* Its place is kept: the list does not jump when something is said. */
    min-height: var(--target-min);
    font-size: var(--text-sm);
  }
  .empty {
    padding: var(--space-6) var(--space-4);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
    color: var(--color-text-2);
  }
  .btn {
    min-width: 0;
    white-space: normal;
  }
  @container page (max-width: 34rem) {
    header {
      flex-wrap: wrap;
    }
    header img {
      display: none;
    }
    header h1 {
      flex-basis: 100%;
    }
  }
`;
