import { css } from "lit";

export const rundownStyles = css`
  :host {
    display: block;
    container: rundown / inline-size;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .ph,
  .foot {
    flex: none;
  }
  .ph {
    margin: 0;
    padding: var(--space-3) var(--space-4);
  }
  .empty {
    padding: 0 var(--space-4) var(--space-4);
  }
  ol {
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
  }
  li {
    border-top: var(--border) solid var(--color-line);
    border-left: 0.375rem solid transparent;
  }
  li:last-child {
    border-bottom: var(--border) solid var(--color-line);
  }
  .cue {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr) auto auto;
    gap: var(--space-2);
    align-items: start;
    width: 100%;
    padding: var(--space-3) var(--space-4) var(--space-3) 0.625rem;
    border: 0;
    background: none;
    text-align: left;
    cursor: pointer;
  }
  .cue:hover {
    background: var(--color-sunken);
  }
  .cue:focus-visible {
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
  b {
    display: block;
    font-weight: var(--weight-strong);
    line-height: 1.3;
  }
  .note {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .is-live {
    border-left-color: var(--tally-program);
    background: var(--color-live-soft);
  }
  .is-live .n {
    color: var(--color-text);
  }
  .is-next {
    border-left: 0.375rem dashed var(--tally-preview);
  }
  .is-live.is-next {
    border-left: 0.375rem double var(--tally-program);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    padding: 0 var(--space-4) var(--space-3) 2.875rem;
  }
  .foot {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4) var(--space-4);
    border-top: var(--border) solid var(--color-line);
  }
  .silent {
    color: var(--color-warn);
  }
  @container rundown (max-width: 20rem) {
    .cue {
      grid-template-columns: 1.75rem minmax(0, 1fr);
    }
    .cue .st {
      grid-column: 2;
      justify-self: start;
    }
  }
`;
