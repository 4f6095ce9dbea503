import { css } from "lit";

/** What the parts of the control room share: dense buttons, panel heads, rows, key caps. Beside `common` and `controls`. */
export const desk = css`
  kbd {
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-radius: var(--radius-1);
    font: inherit;
    font-size: var(--text-xs);
    font-weight: var(--weight-medium);
    opacity: 0.92;
  }
  kbd[data-cap]::before {
    content: attr(data-cap);
  }
  .btn {
    white-space: nowrap;
  }
  .btn--s {
    min-height: var(--target-dense);
    padding: 0 var(--space-3);
    font-weight: var(--weight-medium);
  }
  .btn--icon {
    min-width: var(--target-dense);
    padding: 0;
  }
  .btn .ico {
    width: 1.1em;
    height: 1.1em;
  }
  .ph {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-3);
    min-height: var(--target-dense);
    margin-bottom: var(--space-2);
  }
  .ph h1,
  .ph h2 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
    line-height: var(--leading-snug);
  }
  .hint {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .st {
    align-self: start;
    padding: 0.2em 0.55em;
    border: 1px solid transparent;
    border-radius: var(--radius-1);
    font-size: var(--text-xs);
    font-weight: var(--weight-strong);
    line-height: 1.35;
    white-space: nowrap;
  }
  .st--live {
    background: var(--tally-program);
    color: var(--tally-on-program);
  }
  .st--next {
    border: 1px dashed var(--tally-preview);
    color: var(--color-ok);
  }
  .rows li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-3);
    align-items: center;
    min-height: 3rem;
    margin-bottom: 2px;
    padding: 0.375rem var(--space-2) 0.375rem var(--space-3);
    border-left: 0.25rem solid transparent;
    background: var(--color-surface);
  }
  .rows b {
    display: block;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    line-height: 1.3;
  }
  .rows p {
    font-size: var(--text-sm);
    line-height: 1.3;
    color: var(--color-text-2);
  }
  .rows .is-live {
    border-left-color: var(--tally-program);
    background: var(--color-live-soft);
  }
  .rows .is-pvw {
    border-left: 0.25rem dashed var(--tally-preview);
  }
  input,
  textarea {
    accent-color: var(--color-brand);
  }
  .field {
    width: 100%;
    min-height: var(--target-min);
    padding: var(--space-2) var(--space-3);
    border: var(--border) solid var(--color-line-strong);
    border-radius: var(--radius-2);
    background: var(--color-bg);
    color: var(--color-text);
    line-height: 1.4;
  }
  textarea.field {
    resize: vertical;
    font-family: var(--font-read);
  }
  .field[aria-invalid="true"] {
    border-color: var(--color-danger);
    border-width: 2px;
  }
  .mistake {
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
    color: var(--color-danger);
  }
`;
