import { css } from "lit";

export const standsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: min(var(--space-5), 4cqi);
    background: var(--color-surface);
    border: var(--edge) solid var(--color-line);
  }
  .waiting {
    border-left: 0.375rem solid var(--color-warn);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    align-items: center;
  }
  h2 {
    flex: 1 1 auto;
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  .waiting li a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target-dense);
  }
  /* Four in a row, as visitors of a wide page see them; two on a narrow one. */
  .plan {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    grid-auto-rows: minmax(4.5rem, auto);
    gap: 2px;
  }
  .plan .wide,
  .plan .large {
    grid-column: span 2;
  }
  .plan .large {
    grid-row: span 2;
  }
  .plan a {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    height: 100%;
    padding: var(--space-2) var(--space-3);
    border: var(--edge) solid var(--color-line);
    border-top: 4px solid var(--color-brand);
    background: var(--color-bg);
    color: var(--color-text);
    font-size: var(--text-sm);
    line-height: 1.3;
    overflow-wrap: anywhere;
    hyphens: auto;
    text-decoration: none;
  }
  .plan a:hover {
    background: var(--color-brand-soft);
  }
  .plan .is-away a {
    border-top-style: dashed;
    border-top-color: var(--color-line-strong);
    color: var(--color-text-2);
  }
  .plan b {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: 1;
  }
  .new {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    max-width: 44rem;
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  .new .field {
    flex: 1 1 14rem;
    width: auto;
    min-width: 0;
  }
  .mistake:empty {
    display: none;
  }
  @container part (max-width: 44rem) {
    .plan {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container part (max-width: 26rem) {
    .plan {
      grid-template-columns: repeat(auto-fill, minmax(min(7rem, 100%), 1fr));
    }
    .plan .wide,
    .plan .large {
      grid-column: auto;
      grid-row: auto;
    }
  }
`;
