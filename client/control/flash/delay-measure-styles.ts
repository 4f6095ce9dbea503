import { css } from "lit";

/** The whole window is the light; the picture and the words lie over it, each on a ground of its own. */
export const delayMeasureStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  dialog {
    inset: 0;
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: var(--space-5);
    overflow: auto;
    border: 0;
    background: #000;
    color: var(--stage-text);
  }
  .flash {
    position: fixed;
    inset: 0;
    background: #000;
  }
  .flash[data-small] {
    inset: auto auto 6vh 6vw;
    width: 15rem;
    height: 11.25rem;
    border: 1px solid var(--stage-line-strong);
  }
  .flash--off {
    display: none;
  }
  /* Light itself, whatever the theme: a camera looks at it. */
  .flash[data-light] {
    forced-color-adjust: none;
    background: #fff;
  }
  .picture {
    position: fixed;
    top: var(--space-4);
    right: var(--space-4);
    width: min(24rem, 40vw);
    border: var(--border) solid var(--stage-line-strong);
    background: var(--stage-bg);
  }
  figcaption {
    padding: var(--space-1) var(--space-3);
    font-size: var(--text-sm);
    color: var(--stage-text-2);
  }
  .panel {
    position: relative;
    display: grid;
    gap: var(--space-3);
    max-width: min(34rem, 100% - min(26rem, 44vw));
    padding: var(--space-5);
    border: var(--border) solid var(--stage-line-strong);
    background: var(--stage-bg);
  }
  h2 {
    font: var(--weight-strong) var(--text-lg) / var(--leading-snug) var(--font-read);
  }
  ol {
    padding-left: 1.5em;
    list-style: decimal;
  }
  li + li {
    margin-top: var(--space-2);
  }
  .warning {
    display: flex;
    gap: var(--space-3);
    padding: var(--space-3);
    border: var(--border-strong) solid var(--stage-gold);
  }
  .warning .ico {
    flex: none;
    color: var(--stage-gold);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    font-weight: var(--weight-strong);
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target-min);
  }
  label input {
    width: 1.15rem;
    height: 1.15rem;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  dialog .btn {
    min-height: var(--target-min);
  }
  dialog .btn:not(.btn--primary) {
    border-color: var(--stage-line-strong);
    background: var(--stage-bg);
    color: var(--stage-text);
  }
  dialog .tap {
    min-width: 12rem;
    min-height: 4rem;
    font-size: var(--text-lg);
  }
  .result {
    font-size: var(--text-3xl);
    font-weight: var(--weight-heavy);
    line-height: 1.1;
  }
  dialog .hint {
    color: var(--stage-text-2);
  }
  @media (max-width: 40rem) {
    .picture {
      position: relative;
      top: 0;
      right: 0;
      width: 100%;
      margin-bottom: var(--space-4);
    }
    .panel {
      max-width: none;
    }
  }
`;
