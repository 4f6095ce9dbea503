import { css } from "lit";

/** Gold is for awards: the portrait's frame, the place. High contrast keeps the frame in its ink. */
export const awardCardStyles = css`
  .award {
    display: grid;
    grid-template-columns: 10rem minmax(0, 1fr);
    align-items: start;
    gap: var(--space-4) var(--space-5);
    padding: var(--space-4);
    background: var(--surface);
    border: var(--edge) solid var(--line);
  }
  .award > div {
    display: grid;
    gap: var(--space-2);
  }
  .face {
    width: 100%;
    height: auto;
    aspect-ratio: 1;
    border: 4px solid var(--gold);
    /* High contrast on paper has no gold: there the frame is this one. */
    outline: var(--edge) solid var(--line-strong);
    padding: 3px;
    background: none;
  }
  .winner {
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  .nomination {
    font-weight: var(--weight-strong);
    line-height: 1.35;
  }
  .place {
    justify-self: start;
    padding: 0.1em 0.6em;
    border: 2px solid var(--gold);
    outline: var(--edge) solid var(--line-strong);
    border-radius: var(--radius-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    line-height: 1.4;
  }
  summary {
    display: flex;
    padding-inline: var(--space-3);
  }
  li {
    border-top: var(--border) solid var(--line);
  }
  li button {
    display: grid;
    width: 100%;
    min-height: var(--target-min);
    padding: var(--space-2) var(--space-3);
    border: 0;
    border-left: 0.25rem solid transparent;
    background: none;
    line-height: 1.35;
    text-align: start;
    cursor: pointer;
  }
  li button:hover {
    background: var(--surface);
  }
  li button[aria-current="true"] {
    border-left-color: var(--accent);
  }
  li b {
    font: var(--weight-strong) var(--text-md) / 1.35 var(--font-read);
  }
  li span {
    font-size: var(--text-sm);
    color: var(--ink-2);
  }
  @container (max-width: 30rem) {
    .award {
      grid-template-columns: 6rem minmax(0, 1fr);
      gap: var(--space-3);
    }
    .winner {
      font-size: var(--text-lg);
    }
  }
  @container (max-width: 18rem) {
    .award {
      grid-template-columns: minmax(0, 1fr);
    }
    .face {
      width: min(6rem, 100%);
    }
  }
  @media (forced-colors: active) {
    li button {
      border-left-color: Canvas;
    }
    li button[aria-current="true"] {
      border-left-color: Highlight;
    }
  }
`;
