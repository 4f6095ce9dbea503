import { css } from "lit";

/** Two versions side by side, field by field, one of each to be chosen. */
export const twoVersions = css`
  efir-dialog {
    --efir-dialog-width: 60rem;
  }
  form {
    display: grid;
    gap: var(--space-4);
    container: versions / inline-size;
  }
  fieldset {
    display: grid;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  legend {
    padding: 0;
    font-weight: var(--weight-strong);
  }
  .sides {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    align-content: start;
    padding: var(--space-3);
    border: var(--border) solid var(--color-line-strong);
    border-radius: var(--radius-2);
    cursor: pointer;
  }
  label:has(:checked) {
    border-color: var(--color-brand);
    box-shadow: inset 0 0 0 1px var(--color-brand);
  }
  input {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.2em 0 0;
  }
  @container versions (max-width: 34rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
