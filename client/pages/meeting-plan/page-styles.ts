import { css } from "lit";

export const pageStyles = css`
  header h1 {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    line-height: var(--leading-snug);
  }
  header .btn {
    white-space: normal;
  }
  main {
    display: block;
    max-width: 72rem;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .note {
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--color-warn);
    background: var(--color-surface);
  }
  .bar {
    position: sticky;
    z-index: var(--z-sticky);
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    margin-inline: calc(-1 * min(var(--space-2), 4vw));
    padding: var(--space-3) min(var(--space-2), 4vw);
    background: var(--color-bg);
    border-top: var(--border) solid var(--color-line);
  }
  .bar .btn {
    white-space: normal;
  }
  .bar p:empty {
    display: none;
  }
  .from-sheet {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .from-sheet .btn {
    white-space: normal;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-top: var(--space-4);
  }
  @container page (max-width: 48rem) {
    header {
      flex-wrap: wrap;
    }
    header img {
      display: none;
    }
    header h1 {
      flex-basis: 100%;
    }
  }
`;
