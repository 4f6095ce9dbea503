import { css } from "lit";

export const bankStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    min-width: 0;
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
    container-type: inline-size;
  }
  .ph {
    margin: 0;
  }
  .ph h2 {
    flex: 1 1 auto;
  }
  .ph h2 span,
  .tab span {
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  .ph .field {
    flex: 0 1 16rem;
    width: auto;
    min-width: min(8rem, 100%);
    min-height: var(--target-dense);
    padding: 0 var(--space-3);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    border-bottom: var(--border) solid var(--color-line);
  }
  .tab {
    min-height: var(--target-dense);
    padding: var(--space-1) 0;
    border: 0;
    border-bottom: 3px solid transparent;
    background: none;
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
    color: var(--color-text-2);
    cursor: pointer;
  }
  .tab[aria-selected="true"] {
    border-bottom-color: var(--color-brand);
    color: var(--color-text);
    font-weight: var(--weight-strong);
  }
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px var(--space-4);
  }
  @container (min-width: 46rem) {
    .rows {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  .rows p {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .rows b {
    overflow-wrap: anywhere;
  }
  .kind {
    font-size: var(--text-xs);
    color: var(--color-text-2);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--space-2);
  }
  .at-once {
    min-width: 3.5rem;
    color: var(--color-text-2);
  }
  .end .st {
    align-self: center;
  }
`;
