import { css } from "lit";

/** An account's form. Beside `desk` and `fieldsStyles`. */
export const formStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .cell {
    overflow-wrap: anywhere;
  }
  label .hint {
    font-weight: var(--weight-regular);
  }
  .group,
  details {
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  .group legend {
    float: left;
    width: 100%;
    margin-bottom: var(--space-3);
    font-size: var(--text-md);
  }
  .group .cells {
    clear: both;
  }
  .group label {
    display: block;
    min-height: 0;
    font-weight: var(--weight-strong);
  }
  .group input.field,
  .group select {
    width: 100%;
    height: auto;
  }
  summary {
    min-height: var(--target-min);
    padding-block: var(--space-2);
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
`;
