import { css } from "lit";

export const deskPageStyles = css`
  header {
    flex-wrap: wrap;
  }
  header h1 {
    flex: 1 1 12rem;
    min-width: 0;
    overflow-wrap: anywhere;
    line-height: var(--leading-snug);
  }
  header .st {
    align-self: center;
    border-color: currentColor;
    color: var(--color-warn);
  }
  .btn {
    min-height: var(--target-min);
    white-space: normal;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    padding: 0 min(var(--space-5), 5vw);
    background: var(--color-sunken);
    border-bottom: var(--border) solid var(--color-line);
  }
  nav a {
    display: flex;
    align-items: center;
    min-height: var(--target-min);
    border-block: 3px solid transparent;
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
    color: var(--color-text);
    text-decoration: none;
  }
  nav a[aria-current="page"] {
    border-bottom-color: var(--color-brand);
    font-weight: var(--weight-strong);
  }
  main {
    display: block;
    max-width: 80rem;
  }
  main:focus {
    outline: none;
    box-shadow: none;
  }
  .said,
  .mistake {
    margin-bottom: var(--space-3);
  }
  .said:empty,
  .mistake:empty {
    display: none;
  }
  .sheet {
    padding: min(var(--space-5), 4vw);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
`;
