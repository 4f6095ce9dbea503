import { css } from "lit";

/** The grid of a table that is being written. It scrolls by itself where it does not fit. */
export const tableStyles = css`
  :host {
    display: block;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 1px;
    text-align: left;
    font-weight: inherit;
  }
  th[scope="row"],
  thead td:first-child {
    width: 40%;
  }
  th[scope="row"] {
    min-width: 8rem;
  }
  td:last-child {
    width: var(--target-dense);
  }
  td .field,
  th[scope="col"] .field {
    min-width: 5.5rem;
  }
  .field {
    min-height: var(--target-dense);
    padding: var(--space-1) var(--space-2);
    border-radius: 0;
  }
  th .field {
    font-weight: var(--weight-strong);
    background: var(--color-sunken);
  }
  .field.num {
    text-align: right;
  }
  .field:focus-visible {
    position: relative;
    outline-offset: -2px;
    box-shadow: none;
  }
  tfoot td {
    text-align: center;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin: var(--space-2) 0;
  }
`;
