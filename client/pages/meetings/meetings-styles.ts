import { css } from "lit";

export const meetingsStyles = css`
  header h1 {
    margin-right: auto;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3) var(--space-5);
    margin-bottom: 2px;
    padding: var(--space-4);
    border-left: 0.375rem solid transparent;
    background: var(--color-surface);
  }
  li.is-live {
    border-left-color: var(--tally-program);
    background: var(--color-live-soft);
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  h2 a {
    color: inherit;
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
  .facts .st:not(.st--live) {
    border-color: var(--color-line-strong);
  }
  .facts .st--sample {
    color: var(--color-gold);
  }
  .btn {
    min-width: 0;
    white-space: normal;
  }
  /* Two things stand side by side in the header: the words give way, the page does not. */
  @container page (max-width: 24rem) {
    header,
    li {
      flex-wrap: wrap;
    }
    header img {
      display: none;
    }
    li {
      padding: var(--space-3);
    }
  }
`;
