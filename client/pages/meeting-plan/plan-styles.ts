import { css } from "lit";

/** What the parts of the meeting's form share. Beside `common`, `controls` and `desk`. */
export const planStyles = css`
  :host {
    display: block;
    container: page / inline-size;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    padding: min(var(--space-5), 4cqi);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: var(--leading-snug);
  }
  .cell {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    align-content: start;
    min-width: 0;
  }
  .cell > label,
  .name {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  small {
    font-size: var(--text-sm);
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    gap: var(--space-4);
  }
  select.field {
    padding-block: 0;
    text-overflow: ellipsis;
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
`;
