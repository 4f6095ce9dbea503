import { css } from "lit";

export const pageStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto 1fr;
    min-height: 100dvh;
    max-width: 46rem;
    margin-inline: auto;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    padding: var(--space-1) min(var(--space-4), 4vw);
    border-bottom: var(--border) solid var(--color-line);
    background: var(--color-surface);
  }
  h1 {
    flex: 1 1 auto;
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: var(--text-md);
    font-weight: var(--weight-heavy);
    line-height: var(--leading-snug);
  }
  header .eye {
    margin-left: auto;
  }
  header .btn {
    flex: none;
    min-width: var(--target);
    padding-inline: min(var(--space-2), 2vw);
  }
  efir-view-panel {
    padding-inline: min(var(--space-4), 4vw);
  }
  main {
    min-width: 0;
    padding: var(--space-4) min(var(--space-4), 4vw) var(--space-7);
  }
  /* The camera has all there is. */
  main.full {
    display: grid;
    padding: 0;
  }
  :host([step="record"]) {
    max-width: none;
  }
  main:focus {
    outline: none;
    box-shadow: none;
  }
`;
