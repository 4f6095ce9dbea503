import { css } from "lit";

export const recordingsStyles = css`
  :host {
    --aside: 22rem;
  }
  header {
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
  }
  header .btn {
    margin-left: auto;
  }
  aside {
    display: grid;
    gap: var(--space-5);
    padding: min(var(--space-5), 5vw);
    background: var(--color-surface);
  }
  aside h2 {
    margin-bottom: var(--space-3);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .group {
    margin-bottom: var(--space-6);
  }
  .group h2 {
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  .group:focus {
    outline: none;
  }
  .said {
    margin-bottom: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-left: 0.25rem solid var(--color-ok);
    background: var(--color-surface);
  }
  .said--refused {
    border-left-color: var(--color-danger);
    color: var(--color-danger);
    font-weight: var(--weight-medium);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-top: var(--space-4);
  }
  .named {
    margin-bottom: var(--space-3);
    font-weight: var(--weight-strong);
  }
  .btn {
    min-width: 0;
    white-space: normal;
  }
  @container page (max-width: 62rem) {
    /* What is wrong with the disk stands before the list. */
    aside.is-urgent {
      order: -1;
    }
  }
`;

export const rowStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3) var(--space-5);
    padding: var(--space-4) min(var(--space-4), 4vw);
    border-bottom: max(2px, var(--border)) solid var(--color-bg);
    background: var(--color-surface);
  }
  .what {
    flex: 1 1 14rem;
    min-width: 0;
  }
  h3 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .facts,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .facts {
    margin-top: var(--space-1);
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .facts .st {
    align-self: center;
  }
  .st--gaps {
    border-color: currentColor;
    color: var(--color-warn);
  }
  .btn {
    min-width: 0;
    white-space: normal;
  }
  .doing {
    min-height: var(--target-min);
    align-content: center;
    color: var(--color-text-2);
  }
  [aria-disabled="true"] {
    cursor: default;
    opacity: 0.75;
  }
`;
