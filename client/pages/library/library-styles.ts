import { css } from "lit";

export const libraryStyles = css`
  header {
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
  }
  header h1 {
    margin-right: auto;
  }
  main {
    grid-template-columns: minmax(0, 1fr);
    max-width: 80rem;
  }
  .bar,
  .sorts,
  .acts,
  .new {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .bar {
    justify-content: space-between;
    gap: var(--space-3) var(--space-5);
    margin-bottom: var(--space-4);
  }
  .sorts .btn[aria-pressed="true"] {
    border-color: var(--color-text);
  }
  .search {
    flex: 1 1 min(18rem, 100%);
    max-width: 32rem;
  }
  .told {
    min-height: 1.5em;
    margin-bottom: var(--space-2);
  }
  .said {
    margin-bottom: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-left: 0.25rem solid var(--color-ok);
    background: var(--color-surface);
    overflow-wrap: anywhere;
  }
  .new {
    margin-bottom: var(--space-5);
  }
  ul[aria-busy="true"] {
    opacity: 0.6;
  }
  .item {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr) auto;
    gap: var(--space-3) var(--space-4);
    align-items: center;
    padding: var(--space-3) min(var(--space-4), 3vw);
    border-bottom: max(2px, var(--border)) solid var(--color-bg);
    background: var(--color-surface);
  }
  .item img,
  .blank {
    display: grid;
    place-content: center;
    width: 6rem;
    height: 4rem;
    object-fit: cover;
    background: var(--color-sunken);
    color: var(--color-text-3);
  }
  .item + .item {
    border-top: var(--border) solid var(--color-line);
  }
  .item .is-deck {
    object-fit: contain;
    background: var(--stage-surface);
  }
  h2 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-top: var(--space-1);
    font-size: var(--text-sm);
    color: var(--color-text-2);
    overflow-wrap: anywhere;
  }
  .facts .st {
    align-self: center;
    border-color: currentColor;
    color: var(--color-warn);
  }
  .btn {
    min-width: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  @container page (max-width: 40rem) {
    header img {
      display: none;
    }
    .item {
      grid-template-columns: 4.5rem minmax(0, 1fr);
    }
    .item img,
    .blank {
      width: 4.5rem;
      height: 3rem;
    }
    .acts {
      grid-column: 1 / -1;
    }
  }
  @container page (max-width: 16rem) {
    .item {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
