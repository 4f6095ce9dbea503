import { css } from "lit";

/** Rows of the rundown: items and their cues. Beside `common`, `controls` and `desk`. */
export const rowStyles = css`
  :host {
    display: block;
    border-top: var(--border) solid var(--color-line);
  }
  .row {
    position: relative;
    border-left: 0.375rem solid transparent;
  }
  /* Rows far below are not laid out until they come near. */
  li.row {
    content-visibility: auto;
    contain-intrinsic-size: auto 3.25rem;
  }
  .under .row + .row,
  ol:not(.under) .row + .row {
    border-top: var(--border) solid var(--color-line);
  }
  .cue {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 var(--space-2);
    align-items: start;
    width: 100%;
    min-height: var(--target-dense);
    padding: var(--space-2) var(--space-4) var(--space-2) 0.625rem;
    border: 0;
    background: none;
    color: inherit;
    text-align: left;
    font-size: var(--text-sm);
    cursor: var(--efir-row-cursor, pointer);
    -webkit-user-select: none;
    user-select: none;
    -webkit-touch-callout: none;
  }
  .item > .cue {
    grid-template-columns: 1.75rem minmax(0, 1fr) auto;
    padding-block: var(--space-3);
    font-size: var(--text-md);
  }
  .under .cue {
    padding-left: 2.875rem;
  }
  .under .deck {
    padding-left: 1.5rem;
  }
  .cue:hover,
  .fold-all:hover {
    background: var(--color-sunken);
  }
  .cue:focus-visible,
  .fold-all:focus-visible {
    outline-offset: -4px;
    box-shadow: none;
  }
  .cue:disabled {
    cursor: default;
  }
  .n {
    font-weight: var(--weight-heavy);
    color: var(--color-text-3);
  }
  ol .n {
    min-width: 1.75rem;
  }
  .words {
    grid-column: -3;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .words b {
    display: block;
    font-weight: var(--weight-medium);
    line-height: 1.3;
  }
  .item .words b {
    font-weight: var(--weight-strong);
  }
  .words b .ico {
    display: inline-block;
    width: 0.95em;
    height: 0.95em;
    margin-right: 0.3em;
    vertical-align: -0.1em;
    color: var(--color-gold);
  }
  .kind {
    display: block;
    font-size: var(--text-sm);
    line-height: 1.35;
    color: var(--color-text-2);
  }
  .under .kind,
  ol .kind {
    font-size: var(--text-xs);
  }
  .silent {
    color: var(--color-warn);
  }
  .flag {
    color: var(--color-gold);
  }
  .signs {
    display: grid;
    gap: var(--space-1);
    justify-items: end;
  }
  .over {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .over--late {
    font-weight: var(--weight-strong);
    color: var(--color-warn);
  }
  .st--next {
    border-style: solid;
  }
  .st--prepared {
    border: 1px dashed var(--tally-preview);
    color: var(--color-ok);
  }
  .at-done .words b,
  .at-passed .words b {
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  .is-live {
    border-left-color: var(--tally-program);
    background: var(--color-live-soft);
  }
  .is-live .n {
    color: var(--color-text);
  }
  .item.is-live .words b {
    font-size: var(--text-lg);
  }
  .is-next.row {
    border-left: 0.375rem dashed var(--tally-preview);
  }
  .is-live.is-next.row {
    border-left: 0.375rem double var(--tally-program);
  }
  .is-skipped .words b {
    text-decoration: line-through;
    color: var(--color-text-2);
  }
  .gone {
    display: block;
    height: 0.1875rem;
    margin-left: -0.375rem;
    background: linear-gradient(to right, var(--color-text) var(--share), var(--color-line) var(--share));
  }
  .private {
    display: grid;
    padding: 0 var(--space-4) var(--space-2) 3.25rem;
    font-size: var(--text-sm);
    line-height: 1.35;
    white-space: pre-line;
    overflow-wrap: anywhere;
    color: var(--color-gold);
  }
  .editor {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    padding: 0 var(--space-4) var(--space-2) 3.25rem;
    font-size: var(--text-sm);
    overflow-wrap: anywhere;
    color: var(--color-text-2);
  }
  .editor .ico {
    flex: none;
    width: 1.1em;
    height: 1.1em;
  }
  .fold-all {
    display: flex;
    gap: var(--space-1);
    align-items: center;
    width: 100%;
    min-height: 1.75rem;
    padding: 0 var(--space-4) 0 1.25rem;
    border: 0;
    background: none;
    color: var(--color-text-2);
    font-size: var(--text-xs);
    cursor: pointer;
  }
  .fold .ico {
    width: 1.1em;
    height: 1.1em;
    vertical-align: -0.15em;
    transition: transform var(--motion-fast);
  }
  [aria-expanded="true"] > .fold .ico {
    transform: rotate(90deg);
  }
  .ends {
    position: absolute;
    top: var(--space-1);
    right: var(--space-2);
  }
  .ends .btn {
    border-color: transparent;
    background: none;
    color: var(--color-text-2);
  }
  .has-tools > .cue {
    padding-right: 5rem;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    padding: 0 var(--space-4) var(--space-2) 2.5rem;
  }
  .tools .btn:not([aria-pressed="true"]) {
    border-color: transparent;
    background: none;
    color: var(--color-text-2);
  }
  .under {
    border-top: var(--border) solid var(--color-line);
  }
  @container rundown (max-width: 20rem) {
    .cue,
    .item > .cue {
      grid-template-columns: 1.75rem minmax(0, 1fr);
    }
    .cue .st,
    .signs {
      grid-column: 2;
      justify-self: start;
      justify-items: start;
    }
    .words {
      grid-column: 2;
    }
    .under .cue {
      padding-left: 1.25rem;
    }
    .private {
      padding-left: 1.25rem;
    }
    .has-tools > .cue {
      padding-right: var(--space-4);
    }
    .ends {
      position: static;
      display: flex;
      justify-content: flex-end;
      padding-right: var(--space-2);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fold .ico {
      transition: none;
    }
  }
`;
