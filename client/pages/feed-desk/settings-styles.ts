import { css } from "lit";

/** The feed's settings: a form of groups, and a block for each target. Beside `desk` and `fieldsStyles`. */
export const settingsStyles = css`
  :host,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  h2:focus {
    outline-offset: 4px;
  }
  h2 {
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  h3 {
    margin-bottom: var(--space-2);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .pick {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target-dense);
    font-weight: var(--weight-regular);
  }
  .pick input {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
  }
  .target {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    margin-bottom: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: var(--edge) solid var(--color-line);
    border-left: 0.25rem solid var(--color-line-strong);
    background: var(--color-surface);
  }
  .target.is-bad {
    border-left: 0.375rem double var(--color-danger);
  }
  .target.is-wait {
    border-left: 0.25rem dashed var(--color-warn);
  }
  .target.is-ok {
    border-left-color: var(--color-ok);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    justify-content: space-between;
  }
  .name .pick {
    font-weight: var(--weight-strong);
  }
  .is-bad .words {
    font-weight: var(--weight-strong);
    color: var(--color-danger);
  }
  .is-wait .words {
    color: var(--color-warn);
  }
  .bar {
    position: sticky;
    z-index: var(--z-sticky);
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    padding-block: var(--space-3);
    background: var(--color-bg);
    border-top: var(--border) solid var(--color-line);
  }
  .mistake:empty {
    display: none;
  }
  .btn {
    white-space: normal;
  }
`;
