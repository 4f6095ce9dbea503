import { css } from "lit";

/** The page of accounts: one column. Beside `listPage`. */
export const accountsStyles = css`
  header {
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
  }
  header h1 {
    margin-right: auto;
  }
  main {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: var(--space-4);
    max-width: 72rem;
  }
  .lead {
    max-width: var(--measure);
    color: var(--color-text-2);
  }
  .said {
    padding: var(--space-3) var(--space-4);
    border: var(--edge) solid var(--color-line);
    border-left: 0.375rem solid var(--color-brand);
    background: var(--color-surface);
    overflow-wrap: anywhere;
  }
  .said--bad {
    border-left: 0.5rem double var(--color-danger);
  }
  /* They are there before they say anything: screen readers are told of what changes in them. */
  [role="status"]:empty,
  [role="alert"]:empty {
    margin-bottom: calc(-1 * var(--space-4));
  }
  section {
    display: grid;
    gap: var(--space-3);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  ul {
    display: grid;
    gap: var(--space-3);
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
    header img {
      display: none;
    }
  }
`;
