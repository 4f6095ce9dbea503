import { css } from "lit";

export const viewPanelStyles = css`
  :host {
    display: block;
  }
  section {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3) var(--space-5);
    padding-block: var(--space-3);
    font-size: var(--text-sm);
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  /* A legend is laid out on the border; floated, it becomes an ordinary first item. */
  legend {
    float: left;
    margin-right: var(--space-2);
    padding: 0;
    font-weight: var(--weight-strong);
  }
  label {
    position: relative;
    cursor: pointer;
  }
  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
  }
  .choice {
    display: grid;
    place-items: center;
    min-width: var(--target-min);
    min-height: var(--target-min);
    padding: 0 var(--space-3);
    border: 2px solid var(--color-line-strong);
    border-radius: var(--radius-2);
    font-weight: var(--weight-medium);
    line-height: 1.2;
  }
  input:checked + .choice {
    border-color: var(--color-text);
    outline: 3px solid var(--color-text);
    outline-offset: 1px;
    font-weight: var(--weight-strong);
  }
  input:focus-visible + .choice {
    outline: 4px solid var(--focus-outer);
    outline-offset: 4px;
    box-shadow: 0 0 0 4px var(--focus-inner);
  }
  /* The three schemes are shown as they are; these are the colours of the GOST themes, not of this one. */
  .choice--hc-white {
    background: #fff;
    color: #000;
  }
  .choice--hc-black {
    background: #000;
    color: #fff;
  }
  .choice--hc-blue {
    background: #9dd1ff;
    color: #063462;
  }
  .choice--125 {
    font-size: 1.2em;
  }
  .choice--150 {
    font-size: 1.45em;
  }
  .choice--200 {
    font-size: 1.75em;
  }
  .choice--arial {
    font-family: Arial, "Liberation Sans", sans-serif;
  }
  .choice--times {
    font-family: "Times New Roman", "Liberation Serif", serif;
  }
  @media (forced-colors: active) {
    .choice {
      forced-color-adjust: none;
    }
    input:checked + .choice {
      outline-color: Highlight;
    }
  }
`;
