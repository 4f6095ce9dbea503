import { css } from "lit";

export const deviceCheckStyles = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  .intro {
    max-width: var(--measure);
    color: var(--color-text-2);
  }
  video {
    width: 100%;
    aspect-ratio: 16 / 9;
    background: var(--stage-bg);
    border: var(--edge) solid var(--color-line);
  }
  .begin {
    justify-self: start;
  }
  dl div {
    display: grid;
    grid-template-columns: minmax(8rem, 1fr) minmax(0, 2.4fr);
    gap: var(--space-1) var(--space-4);
    padding: var(--space-3) 0;
    border-top: var(--border) solid var(--color-line);
  }
  dt {
    display: flex;
    align-items: center;
    align-self: start;
    gap: var(--space-2);
    font-weight: var(--weight-strong);
  }
  .good dt .ico {
    color: var(--color-ok);
  }
  .bad dt .ico {
    color: var(--color-danger);
  }
  dd {
    font-size: var(--text-sm);
    line-height: 1.4;
  }
  dd ul {
    padding-left: 1.2em;
    list-style: disc;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  /* A narrow window, or a large text in a wide one. */
  @container page (max-width: 36rem) {
    dl div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
