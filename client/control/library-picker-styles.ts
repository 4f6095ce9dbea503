import { css } from "lit";

export const pickerStyles = css`
  :host {
    display: block;
  }
  .sorts,
  .search {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }
  .search .field {
    flex: 1 1 14rem;
    width: auto;
  }
  .is-on {
    border-color: var(--color-text);
    background: var(--color-text);
    color: var(--color-bg);
  }
  .sorts label:has(:focus-visible) {
    outline: var(--focus-width) solid var(--focus-outer);
    outline-offset: 2px;
  }
  .told {
    margin-bottom: var(--space-2);
  }
  .found {
    min-height: 12rem;
  }
  .found[aria-busy="true"] {
    opacity: 0.6;
  }
  .rows .item {
    display: grid;
    grid-template-columns: 4rem minmax(0, 1fr);
    grid-column: 1 / -1;
    gap: var(--space-3);
    align-items: center;
    width: 100%;
    padding: var(--space-1) 0;
    border: 0;
    background: none;
    text-align: left;
    cursor: pointer;
  }
  .rows li:hover {
    background: var(--color-sunken);
  }
  .item b {
    overflow-wrap: anywhere;
  }
  .item img,
  .item .blank {
    display: grid;
    place-content: center;
    width: 4rem;
    height: 3rem;
    object-fit: cover;
    background: var(--color-sunken);
    color: var(--color-text-3);
  }
`;
