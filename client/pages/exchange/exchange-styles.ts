import { css } from "lit";

/** What the windows of the exchange share: parts one under another, tables that stand in a narrow window too. */
export const exchangeStyles = css`
  efir-dialog {
    --efir-dialog-width: 52rem;
  }
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    container: parts / inline-size;
  }
  .line {
    display: grid;
    gap: var(--space-2);
  }
  .links,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
  .btn {
    white-space: normal;
  }
  .btn[aria-disabled="true"] {
    opacity: 0.6;
    cursor: not-allowed;
  }
  progress {
    width: 100%;
    accent-color: var(--color-brand);
  }
  .refusal {
    padding: var(--space-3) var(--space-4);
    border-left: 0.25rem solid var(--color-danger);
    background: var(--color-sunken);
    overflow-wrap: anywhere;
  }
  .good {
    padding: var(--space-3) var(--space-4);
    border-left: 0.25rem solid var(--color-ok);
    background: var(--color-sunken);
    overflow-wrap: anywhere;
  }
  fieldset {
    display: grid;
    gap: var(--space-1);
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: var(--space-1);
    font-weight: var(--weight-strong);
  }
  .pick {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target-min);
  }
  .pick input {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
  }
`;

export const tableStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  h3 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .counts li {
    padding: 0.2em 0.6em;
    border: var(--border) solid var(--color-line-strong);
    border-radius: var(--radius-1);
    font-size: var(--text-sm);
  }
  ul {
    padding: 0;
    list-style: none;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .scroll {
    max-height: 22rem;
    overflow: auto;
    border: var(--border) solid var(--color-line);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-sm);
    line-height: 1.35;
  }
  th,
  td {
    padding: var(--space-2) var(--space-3);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
    border-bottom: var(--border) solid var(--color-line);
  }
  th {
    position: sticky;
    top: 0;
    background: var(--color-sunken);
    font-weight: var(--weight-strong);
    overflow-wrap: normal;
  }
  .short {
    width: 1%;
    white-space: nowrap;
  }
  td .hint {
    display: block;
  }
  summary {
    min-height: var(--target-min);
    align-content: center;
    cursor: pointer;
  }
  .wrong th {
    background: var(--color-danger-soft);
  }
  /* Four columns do not stand side by side on a telephone: the place becomes the line over what is wrong. */
  @container parts (max-width: 32rem) {
    .wrong thead {
      position: absolute;
      clip-path: inset(50%);
    }
    .wrong tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
      padding: var(--space-2) var(--space-3);
      border-bottom: var(--border) solid var(--color-line);
    }
    .wrong td {
      padding: 0;
      border: 0;
      width: auto;
    }
    .wrong td:last-child {
      flex-basis: 100%;
    }
    .wrong td[data-name]:not(:empty)::before {
      content: attr(data-name) " ";
      color: var(--color-text-2);
    }
    th,
    td {
      padding: var(--space-2);
    }
  }
`;
