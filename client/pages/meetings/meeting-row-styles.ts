import { css } from "lit";

export const meetingRowStyles = css`
  :host {
    display: block;
    container: row / inline-size;
  }
  article {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3) var(--space-5);
    margin-bottom: 2px;
    padding: var(--space-4);
    border: var(--edge) solid var(--color-line);
    border-left: 0.375rem solid transparent;
    background: var(--color-surface);
  }
  article.is-live {
    border-left-color: var(--tally-program);
    background: var(--color-live-soft);
  }
  img {
    width: 10rem;
    height: auto;
    max-height: 6rem;
    aspect-ratio: 16 / 9;
    object-fit: cover;
  }
  .words {
    grid-column: 2;
    min-width: 0;
  }
  .words:first-child {
    grid-column: 1 / -1;
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: var(--leading-snug);
    overflow-wrap: anywhere;
  }
  h2 a {
    color: inherit;
  }
  .lead {
    max-width: var(--measure);
    margin-top: var(--space-2);
    font-size: var(--text-sm);
    color: var(--color-text-2);
    overflow-wrap: anywhere;
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
  .facts .num {
    overflow-wrap: anywhere;
  }
  .facts .st {
    align-self: center;
  }
  .facts .st:not(.st--live) {
    border-color: var(--color-line-strong);
  }
  .facts .st--sample {
    color: var(--color-gold);
  }
  .acts {
    grid-column: 1 / -1;
  }
  .btn {
    min-width: 0;
    white-space: normal;
  }
  @container row (max-width: 34rem) {
    article {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--space-3);
    }
    .words {
      grid-column: 1;
    }
  }
`;
