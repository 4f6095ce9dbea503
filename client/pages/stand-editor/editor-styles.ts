import { css } from "lit";

export const editorStyles = css`
  :host {
    display: block;
    container: page / inline-size;
    min-height: 100vh;
  }
  .wrap {
    box-sizing: border-box;
    max-width: calc(var(--page-max) + 2 * var(--page-gutter));
    margin-inline: auto;
    padding-inline: var(--page-gutter);
  }
  .skip {
    position: absolute;
    top: -4rem;
    left: var(--space-4);
    z-index: var(--z-toast);
    padding: var(--space-3) var(--space-4);
    background: var(--color-surface);
    color: var(--color-text);
  }
  .skip:focus {
    top: var(--space-2);
  }
  header {
    background: var(--color-surface);
    border-bottom: var(--border) solid var(--color-line);
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    flex-wrap: wrap;
    min-height: 3.75rem;
    padding-block: var(--space-2);
  }
  .names {
    flex: 1 1 6rem;
    min-width: 0;
  }
  h1 {
    font-size: var(--text-md);
    font-weight: var(--weight-heavy);
    line-height: 1.15;
  }
  .names p {
    overflow-wrap: anywhere;
    font-size: var(--text-sm);
    line-height: 1.25;
    color: var(--color-text-2);
  }
  .lang {
    display: grid;
    place-items: center;
    min-width: var(--target-min);
    min-height: var(--target-min);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 24rem;
    gap: var(--space-5) var(--space-6);
    align-items: start;
    padding-block: var(--space-5) var(--space-7);
  }
  main:focus {
    outline: none;
    box-shadow: none;
  }
  .aside {
    position: sticky;
    top: var(--space-4);
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  efir-stand-form,
  .questions {
    grid-column: 1;
  }
  .questions,
  .failed {
    padding: min(var(--space-5), 4cqi);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  .failed {
    display: grid;
    gap: var(--space-3);
    grid-column: 1 / -1;
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: var(--leading-snug);
  }
  .bar {
    position: sticky;
    bottom: 0;
    z-index: var(--z-sticky);
    padding-block: var(--space-2);
    background: var(--color-surface);
    border-top: var(--border) solid var(--color-line-strong);
  }
  .preview {
    --efir-dialog-width: 82rem;
  }
  @container page (max-width: 62rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
    .aside {
      position: static;
      grid-column: 1;
      grid-row: auto;
    }
  }
  @container page (max-width: 20rem) {
    .top img {
      display: none;
    }
    .names {
      flex-basis: 100%;
    }
  }
  @container page (max-width: 34rem) {
    .wide {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
