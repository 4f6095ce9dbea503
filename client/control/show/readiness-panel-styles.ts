import { css } from "lit";

export const readinessPanelStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .head p {
    flex: 1 1 14rem;
  }
  .when {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  h3 {
    margin: var(--space-5) 0 var(--space-1);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-bottom: var(--border) solid var(--color-line);
    border-left: 6px solid var(--color-line-strong);
  }
  .warn {
    border-left: 6px double var(--color-warn);
  }
  .stop {
    border-left-color: var(--color-danger);
    background: var(--color-danger-soft);
  }
  .words {
    flex: 1 1 14rem;
    overflow-wrap: anywhere;
  }
  .sign {
    display: inline-flex;
    flex: none;
    color: var(--color-text-2);
  }
  .warn .sign {
    color: var(--color-warn);
  }
  .stop .sign {
    color: var(--color-danger);
  }
  .ready {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--color-ok);
  }
`;
