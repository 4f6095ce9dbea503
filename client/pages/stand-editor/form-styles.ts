import { css } from "lit";

/** What the parts of the stand's form share. Beside `common`, `controls` and `desk`. */
export const formStyles = css`
  :host {
    display: block;
    container: part / inline-size;
  }
  .cells,
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .pair {
    grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
  }
  .cell {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    align-content: start;
    min-width: 0;
  }
  label,
  .name {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  small {
    font-size: var(--text-sm);
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  .missing {
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
    color: var(--color-warn);
  }
  .field[aria-invalid="true"] {
    border-color: var(--color-warn);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .btn {
    white-space: normal;
  }
  .btn--s {
    min-height: var(--target-min);
  }
  .btn--icon {
    min-width: var(--target-min);
  }
`;
