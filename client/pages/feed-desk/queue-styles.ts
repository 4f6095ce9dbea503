import { css } from "lit";

export const queueStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .tools {
    display: grid;
    gap: var(--space-2);
  }
  h3 {
    display: flex;
    gap: var(--space-2);
    margin-bottom: var(--space-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  h3 span {
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  a {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    margin-bottom: 2px;
    padding: var(--space-2) var(--space-3);
    border: var(--edge) solid var(--color-line);
    border-left: 0.25rem solid transparent;
    background: var(--color-surface);
    color: inherit;
    text-decoration: none;
  }
  a:hover {
    background: var(--color-sunken);
  }
  a[aria-current="true"] {
    padding-left: var(--space-2);
    border-left: 0.5rem solid var(--color-brand);
    background: var(--color-brand-soft);
  }
  a:focus-visible {
    outline-offset: -3px;
  }
  .drafts a:not([aria-current="true"]) {
    border-left: 0.25rem dashed var(--tally-preview);
  }
  .waiting a:not([aria-current="true"]) {
    border-left: 0.25rem dashed var(--color-warn);
  }
  b {
    overflow-wrap: anywhere;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    line-height: 1.3;
  }
  p {
    font-size: var(--text-sm);
    line-height: 1.3;
    color: var(--color-text-2);
    overflow-wrap: anywhere;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
  }
`;
