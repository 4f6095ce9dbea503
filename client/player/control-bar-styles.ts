import { css } from "lit";

/** Reflow by container queries: the bar is as narrow as the player, whatever the window's width. */
export const controlBarStyles = css`
  :host {
    display: block;
    color-scheme: var(--stage-scheme);
    container: bar / inline-size;
    background: var(--stage-surface);
    color: var(--stage-text);
    border: var(--edge) solid var(--stage-line);
    font-size: var(--text-sm);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
    padding: var(--space-1);
  }
  .pb {
    min-width: var(--target);
    min-height: var(--target);
  }
  .count {
    margin-left: calc(-1 * var(--space-1));
    font-size: var(--text-xs);
  }
  .live {
    font-weight: var(--weight-strong);
  }
  .live[aria-disabled="true"] {
    cursor: default;
  }
  .live[aria-disabled="true"]:hover {
    background: none;
  }
  /* The dot is filled on air and hollow behind it: the word says it too. */
  .dot {
    width: 0.65em;
    height: 0.65em;
    border: 2px solid var(--stage-live-dot);
    border-radius: var(--radius-full);
  }
  .dot--on {
    background: var(--stage-live-dot);
  }
  .time {
    display: none;
    padding-inline: var(--space-1);
    color: var(--stage-text-2);
  }
  .gap {
    flex: 1;
  }
  .volume {
    display: none;
    width: 6rem;
    min-height: var(--target);
    margin: 0;
    accent-color: var(--stage-accent);
    cursor: pointer;
  }
  .word {
    display: none;
  }
  #panel {
    border-top: var(--border) solid var(--stage-line);
  }
  /* A small phone, or large text on any: one row while it can be, and no finger needs twice 44 px. */
  @container bar (max-width: 24.25rem) {
    .bar {
      gap: 0;
    }
    .pb {
      min-width: min(var(--target-min), 44px);
    }
    .pb--word {
      padding-inline: var(--space-2);
    }
    .count {
      display: none;
    }
  }
  /* One button more: it is a row all the same. */
  @container bar (max-width: 30rem) {
    :host(:not([captions="none"])) .bar {
      gap: 0;
    }
    :host(:not([captions="none"])) .pb {
      min-width: min(var(--target-min), 44px);
    }
    :host(:not([captions="none"])) .pb--word {
      padding-inline: var(--space-2);
    }
    :host(:not([captions="none"])) .count {
      display: none;
    }
  }
  @container bar (min-width: 40rem) {
    /* A recording has no live button beside it. */
    :host([recording]) .time {
      display: inline-block;
    }
    .word {
      display: inline-block;
    }
    .short {
      display: none;
    }
  }
  /* The bar is fullest behind the live edge: «К прямому эфиру» is the longest it can say. */
  @container bar (min-width: 46rem) {
    .volume {
      display: inline-block;
      width: 5rem;
    }
  }
  @container bar (min-width: 51rem) {
    .volume {
      width: 6rem;
    }
    .time {
      display: inline-block;
    }
  }
  /* What it is called is said by its sign, and in words to who does not see it. */
  @container bar (max-width: 60rem) {
    :host(:not([captions="none"], [recording])) #settings .word {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .dot {
      border-color: ButtonText;
    }
    .dot--on {
      forced-color-adjust: none;
      background: ButtonText;
    }
  }
`;
