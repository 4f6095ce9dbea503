import { css } from "lit";

export const deckStyles = css`
  :host {
    display: block;
    container: deck / inline-size;
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    margin-bottom: var(--space-5);
    padding: min(var(--space-5), 4vw);
    background: var(--color-surface);
  }
  .facts label:not(.also) {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .line,
  .also {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .line .field {
    flex: 1 1 min(16rem, 100%);
    width: auto;
    min-width: 0;
  }
  .also {
    min-height: var(--target-min);
  }
  .also input {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
  }
  .progress {
    display: grid;
    gap: var(--space-1);
  }
  progress {
    width: 100%;
    accent-color: var(--color-brand);
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 20rem) minmax(0, 1fr);
    gap: var(--space-5);
    align-items: start;
  }
  .pages,
  .one {
    min-width: 0;
  }
  .pages {
    display: grid;
    gap: var(--space-2);
    max-height: 80vh;
    overflow: auto;
  }
  .pages button {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    align-items: center;
    width: 100%;
    min-height: var(--target-min);
    padding: var(--space-2);
    border: var(--border-strong) solid transparent;
    border-radius: var(--radius-2);
    background: var(--color-surface);
    color: inherit;
    font: inherit;
    font-size: var(--text-sm);
    line-height: 1.3;
    text-align: left;
    cursor: pointer;
  }
  .pages button:focus-visible {
    outline-offset: -2px;
  }
  .pages [aria-current="true"] {
    border-color: var(--color-brand);
    font-weight: var(--weight-strong);
  }
  .pages img {
    grid-row: 1 / span 2;
    width: 6rem;
    height: auto;
    aspect-ratio: 16 / 9;
    object-fit: contain;
    background: var(--stage-surface);
  }
  .pages span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .pages .st {
    justify-self: start;
    border-color: currentColor;
    color: var(--color-text-2);
  }
  .pages .st--silent {
    color: var(--color-warn);
  }
  .one {
    padding: min(var(--space-5), 4vw);
    background: var(--color-surface);
  }
  .btn,
  .st {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  @container deck (max-width: 48rem) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
    }
    .pages {
      grid-auto-flow: column;
      grid-auto-columns: min(11rem, 60%);
      max-height: none;
    }
    .pages button {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      height: 100%;
    }
    .pages img {
      grid-row: auto;
      width: 100%;
    }
  }
`;
