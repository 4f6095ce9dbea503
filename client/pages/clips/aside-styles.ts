import { css } from "lit";

/** Assignments and links beside the queue. */
export const asideStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    container-type: inline-size;
  }
  form,
  .ask {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  label {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    justify-content: space-between;
    padding-block: var(--space-2);
    border-bottom: var(--border) solid var(--color-line);
  }
  li > div:first-child {
    flex: 1 1 9rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  li b {
    display: block;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  li p {
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .ask {
    flex: 1 1 100%;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .btn {
    white-space: normal;
  }
  textarea.field {
    font-family: var(--font-ui);
  }
`;
