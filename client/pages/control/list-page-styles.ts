import { css } from "lit";

/** The staff's pages that are lists: a bar above, what there is, and beside it what one may do. */
export const listPage = css`
  :host {
    display: block;
    container: page / inline-size;
    line-height: 1.4;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 4.25rem;
    padding: var(--space-2) min(var(--space-5), 5vw);
    background: var(--color-sunken);
    border-bottom: var(--border) solid var(--color-line);
  }
  h1 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) var(--aside, 26rem);
    gap: var(--space-6);
    align-items: start;
    max-width: 96rem;
    margin-inline: auto;
    padding: var(--space-5);
  }
  @container page (max-width: 62rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: min(var(--space-4), 4vw);
    }
  }
`;
