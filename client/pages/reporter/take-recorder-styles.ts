import { css } from "lit";

export const recorderStyles = css`
  :host {
    display: grid;
  }
  .stage {
    display: grid;
    grid-template-rows: minmax(8rem, 1fr) auto;
    height: 100%;
    background: var(--stage-bg);
    color: var(--stage-text);
  }
  .picture {
    position: relative;
    display: grid;
    min-height: 0;
    min-width: 0;
    overflow: hidden;
    border: 0.375rem solid transparent;
  }
  /* The last ten seconds: a frame around the picture, beside the words. */
  .picture--last {
    border: 0.375rem dashed var(--stage-gold);
  }
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  /* A mirror on the screen; the film itself is not turned. */
  .mirrored {
    transform: scaleX(-1);
  }
  .opening {
    place-self: center;
    padding: var(--space-4);
  }
  .clock {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    background: var(--stage-bg);
  }
  .time {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
  }
  .last {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-1) var(--space-2);
    border: var(--border-strong) solid var(--stage-gold);
    color: var(--stage-gold);
    font-size: var(--text-lg);
  }
  .desk {
    display: grid;
    align-content: center;
    gap: var(--space-3);
    min-width: 0;
    padding: var(--space-3) var(--space-4) max(var(--space-4), env(safe-area-inset-bottom));
    background: var(--stage-surface);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
  }
  .row .btn {
    flex: 1 1 min(9rem, 100%);
    min-height: 4rem;
    padding-inline: var(--space-2);
  }
  /* Red with a word: what it does is on record, not on air. */
  .go,
  .go:hover {
    border-color: var(--stage-text);
    background: var(--stage-text);
    color: var(--stage-bg);
    /* At 200 % its one long word still stands in a line. */
    font-size: min(var(--text-lg), 7vmin);
  }
  .dot,
  .square {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    /* In high contrast the shape alone is seen, by its edge. */
    border: var(--border-strong) solid currentColor;
    background: var(--stage-live);
    forced-color-adjust: none;
  }
  .dot {
    border-radius: 50%;
  }
  .limits {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-sm);
  }
  .limits legend {
    float: left;
    padding: 0 var(--space-2) 0 0;
    color: var(--stage-text-2);
  }
  .limit {
    position: relative;
  }
  .limit input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
  }
  .limit span {
    display: grid;
    place-items: center;
    min-width: 4rem;
    min-height: var(--target);
    padding: 0 var(--space-3);
    border: var(--border) solid var(--stage-line-strong);
    border-radius: var(--radius-2);
  }
  .limit input:checked + span {
    border: var(--border-strong) solid var(--stage-accent);
    background: var(--stage-pressed);
    color: var(--stage-on-pressed);
    font-weight: var(--weight-strong);
  }
  .limit input:focus-visible + span {
    outline: var(--focus-width) solid var(--stage-text);
    outline-offset: 2px;
  }
  .instead {
    align-content: start;
    padding: var(--space-4);
  }
  /* Held sideways: the button lies under the right thumb, the picture has the rest. */
  @media (orientation: landscape) and (max-height: 34rem) {
    .stage {
      grid-template-rows: none;
      grid-template-columns: minmax(0, 1fr) minmax(0, min(17rem, 45%));
    }
    .desk {
      overflow: auto;
    }
  }
`;
