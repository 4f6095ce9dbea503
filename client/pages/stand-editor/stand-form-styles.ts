import { css } from "lit";

export const standFormStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    padding: min(var(--space-5), 4cqi);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  .head {
    display: grid;
    gap: var(--space-1);
  }
  h2 {
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  [data-field] {
    scroll-margin-block: 6rem;
  }
`;
