import { css } from "lit";

/** Preparation is dashed and green, program solid and red; both are told in words too. */
export const monitorStyles = css`
  :host {
    display: block;
    container: monitor / inline-size;
    min-width: 0;
  }
  figure {
    display: flex;
    flex-direction: column;
    height: 100%;
    border: 3px solid var(--color-line-strong);
  }
  figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding: var(--space-1) var(--space-3);
    font-size: var(--text-sm);
    line-height: 1.5;
  }
  figcaption b {
    font-weight: var(--weight-heavy);
  }
  figcaption span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .preview {
    border: 3px dashed var(--tally-preview);
  }
  .preview figcaption {
    border-bottom: 1px dashed var(--tally-preview);
  }
  .preview figcaption b {
    color: var(--color-ok);
  }
  .program {
    border-color: var(--tally-program);
  }
  .program figcaption {
    background: var(--tally-program);
    color: var(--tally-on-program);
  }
  .picture {
    flex: 1 1 auto;
    overflow: hidden;
    background: var(--stage-bg);
  }
  .card .hint {
    color: var(--stage-text-2);
  }
  .card {
    display: grid;
    align-content: center;
    min-height: 11rem;
    max-height: 26rem;
    padding: var(--space-4);
    overflow: auto;
    color: var(--stage-text);
    --efir-figure-accent: var(--stage-accent);
    --efir-figure-text-2: var(--stage-text-2);
  }
  .card--slide {
    align-content: start;
    padding: 0;
  }
  .alt {
    padding: var(--space-2) var(--space-3);
    font-size: var(--text-sm);
    line-height: 1.4;
    color: var(--stage-text-2);
  }
  .empty {
    justify-items: center;
    text-align: center;
  }
  .layers {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-2) var(--space-3);
    background: var(--color-surface);
    font-size: var(--text-sm);
  }
  .layers > li {
    display: contents;
  }
  .layers .name {
    color: var(--color-text-2);
  }
  .layers .title {
    overflow: hidden;
    font-weight: var(--weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .layers .nothing {
    min-height: var(--target-dense);
    align-content: center;
    color: var(--color-text-3);
    font-weight: var(--weight-regular);
  }
  @container monitor (max-width: 19rem) {
    .layers {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .layers .name {
      grid-column: 1 / -1;
      margin-bottom: calc(-1 * var(--space-1));
    }
    .layers .title {
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .layers .nothing {
      min-height: 0;
    }
  }
`;
