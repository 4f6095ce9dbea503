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
    gap: var(--space-1) var(--space-3);
    min-height: calc(var(--target-dense) + 2 * var(--space-1));
    padding: var(--space-1) var(--space-1) var(--space-1) var(--space-3);
    font-size: var(--text-sm);
    line-height: 1.3;
  }
  figcaption b {
    font-weight: var(--weight-heavy);
  }
  .what {
    display: flex;
    flex: 1 1 auto;
    gap: var(--space-3);
    justify-content: space-between;
    min-width: 0;
  }
  .program .what {
    padding-right: var(--space-2);
  }
  .what > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  figcaption .btn {
    min-width: var(--target-dense);
    padding: 0 var(--space-2);
  }
  /* Over the picture's foot: the picture does not move when somebody else prepares. */
  .preview {
    position: relative;
  }
  .who {
    position: absolute;
    right: 0;
    bottom: 0;
    left: 0;
    padding: var(--space-1) var(--space-3);
    background: var(--color-brand-soft);
    color: var(--color-text);
    font-size: var(--text-sm);
    font-weight: var(--weight-medium);
  }
  .who--stale {
    background: var(--color-warn-soft);
    color: var(--color-warn);
  }
  .who:empty {
    padding: 0;
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
    display: grid;
    flex: 1 1 auto;
    align-content: center;
    aspect-ratio: 16 / 9;
    min-height: 0;
    overflow: hidden;
    background: var(--stage-bg);
  }
  .card .hint {
    color: var(--stage-text-2);
  }
  .card {
    display: grid;
    align-content: center;
    /* What is too large for the picture is scrolled in it: a tall card does not move the desk. */
    max-height: 100%;
    padding: var(--space-3) var(--space-4);
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
  @container monitor (max-width: 24rem) {
    figcaption kbd {
      display: none;
    }
  }
  @container monitor (max-width: 16rem) {
    .program .what > span {
      display: none;
    }
  }
`;
