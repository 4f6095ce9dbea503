import { css } from "lit";

/** Cells of a form, two in a row where there is room. Beside `desk`. */
export const fieldsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .cells {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-3) var(--space-4);
  }
  .cell {
    display: grid;
    gap: var(--space-1);
    align-content: start;
    min-width: 0;
  }
  .cell--long {
    grid-column: 1 / -1;
  }
  label,
  legend {
    padding: 0;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    justify-content: space-between;
  }
  fieldset label {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target-dense);
    font-weight: var(--weight-regular);
  }
  fieldset input {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
  }
  .places {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
  }
  @container (max-width: 26rem) {
    .cells {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
