import { css } from "lit";

/** What the parts about people share: sections, rows, a secret that is shown once. Beside `common`, `controls` and `desk`. */
export const peopleStyles = css`
  :host,
  section,
  form,
  .secret {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
  }
  :host {
    gap: var(--space-5);
  }
  h3,
  label,
  legend {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  h3 {
    font-size: var(--text-md);
  }
  fieldset {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
  }
  .pick {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target-min);
    font-weight: var(--weight-regular);
  }
  .pick input {
    width: 1.15rem;
    height: 1.15rem;
  }
  .pick b {
    font-weight: var(--weight-strong);
  }
  .pick span span {
    color: var(--color-text-2);
  }
  .people {
    display: grid;
    gap: var(--space-1);
  }
  .people li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    padding: var(--space-2) var(--space-3);
    background: var(--color-bg);
    border: var(--edge) solid var(--color-line);
  }
  .people b {
    display: block;
    hyphens: auto;
    overflow-wrap: anywhere;
    font-weight: var(--weight-strong);
  }
  .people p {
    hyphens: auto;
    overflow-wrap: anywhere;
    font-size: var(--text-sm);
    color: var(--color-text-2);
  }
  .people .ask {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .people .ask p {
    flex: 1 1 14rem;
    font-weight: var(--weight-medium);
    color: var(--color-text);
  }
  .secret {
    padding: var(--space-3);
    border: var(--border-strong) solid var(--color-ok);
    border-radius: var(--radius-2);
  }
  .with-button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
  }
  .btn {
    justify-self: start;
    min-height: var(--target-min);
  }
  .people .btn,
  .with-button .btn {
    justify-self: end;
  }
  @container (max-width: 26rem) {
    .people li,
    .with-button {
      grid-template-columns: minmax(0, 1fr);
    }
    .people .btn,
    .with-button .btn {
      justify-self: start;
    }
  }
`;
