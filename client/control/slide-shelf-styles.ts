import { css } from "lit";

/** Dashed and green: prepared; solid and red: on air. Both are told in words too. */
export const shelfStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  h3 {
    margin-bottom: var(--space-2);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  h3 span {
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  .deck {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
    gap: var(--space-3);
    /* A deck of a hundred slides scrolls by itself; room for the frames around the pictures. */
    max-height: 21rem;
    padding: 4px;
    overflow: auto;
  }
  .deck li {
    display: grid;
    gap: var(--space-1);
    align-content: start;
    justify-items: start;
    font-size: var(--text-xs);
    line-height: 1.35;
    color: var(--color-text-2);
  }
  .deck button {
    width: 100%;
    aspect-ratio: 16 / 9;
    padding: 0;
    overflow: hidden;
    border: 0;
    background: var(--stage-surface);
    cursor: pointer;
    outline: 1px solid var(--color-line);
    outline-offset: 1px;
  }
  .deck button:focus-visible {
    outline: var(--focus-width) solid var(--focus-outer);
    outline-offset: 3px;
  }
  .deck img {
    width: 100%;
    height: 100%;
    object-fit: contain;
    background: #fff;
  }
  .deck .name {
    margin-top: 2px;
  }
  .deck .is-pvw button {
    outline: 3px dashed var(--tally-preview);
  }
  .deck .is-live button {
    outline: 3px solid var(--tally-program);
  }
  .deck .is-pvw,
  .deck .is-live {
    font-weight: var(--weight-strong);
    color: var(--color-text);
  }
  .deck .name {
    overflow-wrap: anywhere;
  }
  .st--silent {
    border-color: currentColor;
    color: var(--color-warn);
  }
`;
