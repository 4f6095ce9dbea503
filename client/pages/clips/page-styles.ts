import { css } from "lit";

export const pageStyles = css`
  header {
    flex-wrap: wrap;
  }
  header h1 {
    flex: 1 1 14rem;
    min-width: 0;
    overflow-wrap: anywhere;
    line-height: var(--leading-snug);
  }
  h1 small {
    display: block;
    font-size: var(--text-sm);
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  header .btn {
    white-space: normal;
  }
  .told {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    max-width: 96rem;
    margin-inline: auto;
    padding-inline: min(var(--space-5), 5vw);
  }
  .told > * {
    margin-top: var(--space-4);
  }
  .note {
    flex: 1 1 100%;
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--color-warn);
    background: var(--color-surface);
  }
  /* What was done is said where it is seen, however far the page is scrolled. */
  .said--on {
    position: sticky;
    top: 0;
    z-index: var(--z-sticky);
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    margin-top: var(--space-3);
    padding: var(--space-2) min(var(--space-5), 5vw);
    border-block: var(--border) solid var(--color-line);
    background: var(--color-brand-soft);
  }
  main {
    grid-template-columns: 20rem minmax(0, 1fr) 19rem;
    gap: var(--space-5);
  }
  main > * {
    min-width: 0;
  }
  main > section > h2,
  aside h2 {
    margin-bottom: var(--space-2);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .mark {
    margin-bottom: var(--space-3);
  }
  aside {
    display: grid;
    gap: var(--space-6);
    padding: var(--space-4);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  .leave {
    position: sticky;
    top: 0;
    z-index: var(--z-sticky);
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    padding: var(--space-3) var(--space-4);
    border: var(--border-strong) solid var(--color-warn);
    border-radius: var(--radius-2);
    background: var(--color-surface);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-top: var(--space-4);
  }
  @container page (max-width: 78rem) {
    main {
      /* WCAG 2.5.5: fingers are no smaller on a dense desk. */
      --target-min: max(44px, 2.75rem);
      --target-dense: var(--target-min);
      grid-template-columns: 18rem minmax(0, 1fr);
    }
    aside {
      grid-column: 1 / -1;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
    }
  }
  @container page (max-width: 46rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
