import { css } from "lit";

/** The house's switch: a bar of its own over the list. */
export const houseStyles = css`
  :host {
    display: block;
  }
  section {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-5);
    align-items: center;
    justify-content: space-between;
    padding: var(--space-4) min(var(--space-5), 4vw);
    border: var(--edge) solid var(--color-line);
    border-left: 0.375rem solid var(--color-ok);
    background: var(--color-surface);
  }
  section > div {
    display: grid;
    flex: 1 1 20rem;
    gap: var(--space-1);
    min-width: 0;
  }
  .is-off {
    border-left: 0.5rem double var(--color-danger);
    background: var(--color-danger-soft);
  }
  h2 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .state {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    color: var(--color-ok);
  }
  .is-off .state {
    color: var(--color-danger);
  }
  .is-off .hint {
    color: var(--color-text);
  }
  .ico {
    flex: none;
    width: 1.15em;
    height: 1.15em;
  }
  b {
    font-weight: var(--weight-strong);
  }
  .btn {
    min-height: var(--target);
    min-width: 0;
    white-space: normal;
  }
  .ask {
    display: grid;
    gap: var(--space-4);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
  }
`;
