import { css } from "lit";

/** Previews of targets, each as its followers will get it. Beside `desk`. */
export const previewsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    container: previews / inline-size;
  }
  :host([old]) article {
    border-style: dashed;
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-3);
    border: var(--border) solid var(--color-line-strong);
    border-radius: var(--radius-2);
    background: var(--color-surface);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    align-items: baseline;
    justify-content: space-between;
  }
  h4 {
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .post {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-left: 0.25rem solid var(--color-line-strong);
    background: var(--color-bg);
  }
  .words {
    font-size: var(--text-sm);
    line-height: var(--leading-snug);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .link {
    font-size: var(--text-sm);
    color: var(--color-link);
    overflow-wrap: anywhere;
  }
  .media {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: var(--space-2);
    align-items: start;
  }
  img {
    width: 100%;
    height: auto;
    border: var(--border) solid var(--color-line);
  }
  .warn {
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
    color: var(--color-warn);
  }
  .bad {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    color: var(--color-danger);
  }
  .images {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(7rem, 100%), 1fr));
    gap: var(--space-2);
    align-items: start;
  }
  figcaption {
    font-size: var(--text-xs);
    color: var(--color-text-2);
  }
  .btn {
    white-space: normal;
  }
  summary {
    min-height: var(--target-dense);
    padding-block: var(--space-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  @container previews (max-width: 16rem) {
    .media {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
