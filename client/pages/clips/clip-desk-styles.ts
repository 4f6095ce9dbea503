import { css } from "lit";

export const clipDeskStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    min-width: 0;
    container: clip-desk / inline-size;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
  }
  h2 {
    overflow-wrap: anywhere;
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  h2:focus {
    outline-offset: 4px;
  }
  /* Under the ring around the name. */
  .head + .hint {
    margin-top: var(--space-2);
  }
  h3 {
    margin-bottom: var(--space-2);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .st {
    border-color: currentColor;
  }
  .st--review {
    border: 1px dashed var(--tally-preview);
    color: var(--color-ok);
  }
  .st--failed,
  .st--rejected,
  .st--withdrawn {
    color: var(--color-danger);
  }
  .st--returned {
    color: var(--color-warn);
  }
  .st--approved {
    color: var(--color-ok);
  }
  efir-clip-player + .hint {
    margin-top: var(--space-2);
  }
  section {
    padding-top: var(--space-4);
    border-top: var(--border) solid var(--color-line);
  }
  .note {
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--color-warn);
    background: var(--color-surface);
  }
  .note--bad {
    border-left-color: var(--color-danger);
  }
  .bar {
    position: sticky;
    z-index: var(--z-sticky);
    bottom: 0;
    display: grid;
    gap: var(--space-3);
    padding-block: var(--space-3);
    background: var(--color-bg);
    border-top: var(--border) solid var(--color-line);
  }
  .saving {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
  .saving p:empty {
    display: none;
  }
  /* On a phone it would stand over half of what is written. */
  @container clip-desk (max-width: 34rem) {
    .bar {
      position: static;
    }
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-top: var(--space-4);
  }
`;
