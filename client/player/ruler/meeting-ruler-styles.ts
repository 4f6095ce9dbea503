import { css } from "lit";

export const meetingRulerStyles = css`
  :host {
    display: block;
    container: ruler / inline-size;
    color: var(--stage-text);
    font-family: var(--font-ui);
  }
  .track {
    position: relative;
    height: var(--target-min);
    /* The page still scrolls under a finger that goes up or down. */
    touch-action: pan-y;
  }
  .slider,
  .parts {
    position: absolute;
    inset: 0;
  }
  .slider {
    cursor: pointer;
  }
  /* The slider lies under the parts and takes what is pressed between their buttons. */
  .parts {
    pointer-events: none;
  }
  .part,
  .blank {
    position: absolute;
    inset-block: 0;
    left: var(--from);
    width: max(1px, calc(var(--to) - var(--from) - 2px));
    border: var(--edge) solid var(--stage-line);
    background: var(--ruler-next);
    color: var(--ruler-on-next);
  }
  .part {
    display: flex;
    container: part / inline-size;
    overflow-x: clip;
    font-size: var(--text-sm);
    white-space: nowrap;
  }
  .part--past {
    background: var(--ruler-past);
    color: var(--ruler-on-past);
  }
  .part--now {
    background: linear-gradient(90deg, var(--ruler-now) var(--done), var(--ruler-rest) 0);
    color: var(--ruler-on-now);
    font-weight: var(--weight-strong);
  }
  /* In high contrast past and next are one colour: a thick lower edge tells them apart. */
  .part--past,
  .blank--past {
    border-bottom-width: calc(3 * var(--edge));
  }
  /* Time of no item is a low bar. */
  .blank {
    top: auto;
    height: 0.5rem;
  }
  .blank--past {
    background: var(--ruler-past);
  }
  button,
  .words {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 0.5em;
    min-width: 0;
    min-height: 100%;
    padding: 0 var(--space-2) 0 var(--space-3);
  }
  .part button {
    min-width: min(100%, 1.5rem);
    border: 0;
    background: none;
    cursor: pointer;
    pointer-events: auto;
  }
  .part button:hover i {
    text-decoration: underline;
  }
  /* Within the part: what stands out of it is cut off. */
  .part button:focus-visible {
    outline-offset: calc(-1 * var(--focus-width));
  }
  .part b {
    font-weight: var(--weight-heavy);
  }
  .part b:empty {
    display: none;
  }
  .part i {
    overflow: hidden;
    font-style: normal;
    text-overflow: ellipsis;
  }

  /* Of a title that has no room nothing is better than a letter. */
  @container part (max-width: 4.5rem) {
    .part i {
      position: absolute;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .part button,
    .words {
      padding-inline: max(0px, min(var(--space-3), 50cqi - 0.5em));
    }
  }
  /* Half a number is another number. */
  @container part (max-width: 1rem) {
    .part b {
      clip-path: inset(50%);
    }
  }

  .gone,
  .gap,
  .card,
  .highlight,
  .edge,
  .head,
  .tip {
    position: absolute;
    left: var(--at);
    pointer-events: none;
  }
  /* What has left the rewind window: teeth along the lower edge, and a wall where it can be watched again. */
  .gone {
    inset-block: 0;
    left: 0;
    width: var(--at);
    border-right: 2px solid var(--stage-text);
    background: repeating-linear-gradient(90deg, var(--stage-bg) 0 6px, transparent 6px 12px) bottom / 100% 6px no-repeat;
  }
  /* Where a recording goes on after a break: a notch through the whole ruler. */
  .gap {
    inset-block: -0.25rem;
    width: 0.375rem;
    margin-left: -0.1875rem;
    border-inline: 2px solid var(--stage-text);
    background: var(--stage-bg);
  }
  .card {
    bottom: 0;
    width: 2px;
    height: 0.375rem;
    margin-left: -1px;
    background: var(--stage-text);
    box-shadow: 0 0 0 var(--edge) var(--stage-bg);
  }
  .highlight {
    top: -0.375rem;
    width: 0.625rem;
    height: 0.625rem;
    margin-left: -0.3125rem;
    background: var(--ruler-mark);
    box-shadow: 0 0 0 2px var(--stage-bg);
    transform: rotate(45deg);
    pointer-events: auto;
  }
  .edge {
    inset-block: 0;
    width: 2px;
    margin-left: -1px;
    background: var(--stage-text);
    box-shadow: 0 0 0 1px var(--stage-bg);
  }
  .head {
    left: clamp(2px, var(--at), calc(100% - 2px));
    inset-block: -0.5rem;
    width: 3px;
    margin-left: -1.5px;
    background: var(--ruler-playhead);
    box-shadow: 0 0 0 2px var(--stage-bg);
  }
  /* Within the ruler at both ends, however wide the words are. */
  .tip {
    bottom: calc(100% + var(--space-3));
    z-index: 1;
    max-width: 100%;
    padding: 0 var(--space-2);
    border: var(--border) solid var(--stage-line-strong);
    background: var(--stage-bg);
    color: var(--stage-text);
    font-size: var(--text-sm);
    transform: translateX(calc(-1 * var(--at)));
  }
  .times {
    position: relative;
    height: 1.5rem;
    margin-top: var(--space-2);
    color: var(--stage-text-2);
    font-size: var(--text-xs);
  }
  .time {
    position: absolute;
    left: var(--at);
    transform: translateX(-50%);
  }
  .time:first-child {
    transform: none;
  }
  .time:last-child {
    transform: translateX(-100%);
  }
  /* At the ends it does not leave the ruler. */
  .time--head,
  .time--head:first-child,
  .time--head:last-child {
    left: clamp(2rem, var(--at), calc(100% - 2rem));
    color: var(--stage-text);
    font-weight: var(--weight-heavy);
    transform: translateX(-50%);
  }
  .gaps {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    padding-bottom: var(--space-1);
    color: var(--stage-text-2);
    font-size: var(--text-xs);
  }
  .line {
    display: none;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    color: var(--stage-text-2);
    font-size: var(--text-sm);
  }
  .line b {
    color: var(--stage-text);
  }
  .line p {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .line .pb {
    flex: none;
    white-space: nowrap;
  }
  .place {
    display: block;
  }

  /* Backgrounds vanish in forced colours: what carries meaning is given system colours. */
  @media (forced-colors: active) {
    .part,
    .blank {
      border: 1px solid CanvasText;
    }
    .part--past,
    .blank--past {
      border-bottom-width: 6px;
    }
    .part--now {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .head,
    .edge,
    .card,
    .gap {
      forced-color-adjust: none;
      background: CanvasText;
      box-shadow: 0 0 0 2px Canvas;
    }
    .gone {
      forced-color-adjust: none;
      border-color: CanvasText;
      background-image: repeating-linear-gradient(90deg, Canvas 0 6px, transparent 6px 12px);
    }
    .highlight {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
      background: Highlight;
    }
  }
  @media print {
    .track,
    .times,
    .line button {
      display: none;
    }
    .line {
      display: flex;
    }
  }
`;
