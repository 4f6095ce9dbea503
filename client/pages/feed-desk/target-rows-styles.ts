import { css } from "lit";

/** Where a highlight stands, a target a block. Beside `desk`. */
export const targetRowsStyles = css`
  :host,
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-3);
    border: var(--edge) solid var(--color-line);
    border-left: 0.25rem solid var(--color-line-strong);
    background: var(--color-surface);
  }
  .is-stands {
    border-left-color: var(--color-ok);
  }
  .is-look,
  .is-by-hand,
  .is-failed {
    border-left: 0.375rem double var(--color-danger);
  }
  .is-doubtful,
  .is-coming,
  .is-leaving {
    border-left: 0.25rem dashed var(--color-warn);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
  }
  h4 {
    flex: 1 1 8rem;
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .st {
    border-color: currentcolor;
    white-space: normal;
  }
  .st--look,
  .st--by-hand,
  .st--failed {
    color: var(--color-danger);
  }
  .st--stands {
    color: var(--color-ok);
  }
  .st--doubtful,
  .st--coming,
  .st--leaving {
    border-style: dashed;
    color: var(--color-warn);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    padding-top: var(--space-2);
    border-top: var(--border) solid var(--color-line);
    font-size: var(--text-sm);
  }
  .row > p {
    overflow-wrap: anywhere;
  }
  .words {
    max-height: 6rem;
    overflow: auto;
    white-space: pre-line;
    color: var(--color-text-2);
  }
  summary {
    min-height: var(--target-dense);
    padding-block: var(--space-1);
    cursor: pointer;
  }
  details li {
    font-size: var(--text-sm);
    color: var(--color-text-2);
    overflow-wrap: anywhere;
  }
  .twice p {
    font-weight: var(--weight-strong);
    color: var(--color-warn);
  }
  form,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: end;
  }
  form label {
    flex: 1 1 14rem;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .btn {
    white-space: normal;
  }
`;
