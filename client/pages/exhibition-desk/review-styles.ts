import { css } from "lit";

export const reviewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: min(var(--space-5), 4cqi);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    overflow-wrap: anywhere;
  }
  #heading {
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    margin-top: var(--space-2);
    font-size: var(--text-sm);
  }
  .st {
    align-self: center;
    border-color: currentColor;
  }
  .st--submitted {
    color: var(--color-warn);
  }
  .st--returned {
    color: var(--color-danger);
  }
  .st--accepted {
    color: var(--color-ok);
  }
  .note {
    margin-top: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-left: 0.25rem solid var(--color-warn);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  form {
    display: grid;
    gap: var(--space-2);
    max-width: 44rem;
  }
  .sure {
    flex: 1 1 100%;
  }
  .hint:empty,
  .mistake:empty {
    display: none;
  }
  .preview {
    --efir-dialog-width: 82rem;
  }
`;
