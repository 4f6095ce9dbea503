import { css } from "lit";

/** What the page's parts share: everything is for one thumb, and holds at 320 px and 200 %. */
export const reporter = css`
  :host {
    display: block;
    min-width: 0;
  }
  h2,
  h3 {
    overflow-wrap: anywhere;
    font-weight: var(--weight-strong);
    line-height: var(--leading-snug);
  }
  h2 {
    font-size: var(--text-lg);
  }
  h3 {
    font-size: var(--text-md);
  }
  .btn {
    min-height: var(--target);
    min-width: 0;
    padding-block: var(--space-2);
    white-space: normal;
    text-align: center;
    overflow-wrap: anywhere;
    font-size: var(--text-md);
  }
  .btn--big {
    width: 100%;
    min-height: 4rem;
    font-size: var(--text-lg);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .acts .btn {
    /* Two of them side by side on most phones; one under the other where a word would be broken. */
    flex: 1 1 9rem;
  }
  .hint {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .stack {
    display: grid;
    gap: var(--space-4);
    min-width: 0;
  }
  .cell {
    display: grid;
    gap: var(--space-1);
    min-width: 0;
  }
  .cell label {
    font-weight: var(--weight-strong);
  }
  .field {
    width: 100%;
    min-width: 0;
    min-height: var(--target);
    padding: var(--space-2) var(--space-3);
    border: var(--border) solid var(--color-line-strong);
    border-radius: var(--radius-2);
    background: var(--color-surface);
    color: var(--color-text);
    font-size: var(--text-md);
  }
  textarea.field {
    min-height: 5.5rem;
    resize: vertical;
  }
  .field[aria-invalid="true"] {
    border-color: var(--color-danger);
    border-width: var(--border-strong);
  }
  .mistake {
    color: var(--color-danger);
    font-weight: var(--weight-strong);
  }
  .notice {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--color-warn);
    border-block: var(--edge) solid var(--color-line);
    border-right: var(--edge) solid var(--color-line);
    background: var(--color-warn-soft);
    color: var(--color-text);
  }
  .notice--danger {
    border-left-color: var(--color-danger);
    background: var(--color-danger-soft);
  }
`;
