import { css } from "lit";

export const seekBarStyles = css`
  :host {
    display: block;
    position: relative;
    container: ruler / inline-size;
    padding: var(--space-3) var(--efir-player-gutter, 0) 0;
  }
  .track {
    position: relative;
    height: var(--target);
    background: var(--ruler-next);
    border: max(var(--border), var(--edge)) solid var(--stage-line-strong);
    cursor: pointer;
    touch-action: none;
  }
  .past {
    position: absolute;
    inset: 0 auto 0 0;
    width: var(--at);
    /* In high contrast past and next are one colour: a thick lower edge tells them apart. */
    border-bottom: calc(3 * var(--edge)) solid var(--stage-line);
    background: var(--ruler-past);
  }
  .card {
    position: absolute;
    left: var(--at);
    inset-block: 25%;
    width: 2px;
    margin-left: -1px;
    background: var(--stage-text);
    pointer-events: none;
  }
  /* Where a recording goes on after a break: a notch through the whole bar. */
  .gap {
    position: absolute;
    left: var(--at);
    inset-block: -0.25rem;
    width: 0.375rem;
    margin-left: -0.1875rem;
    border-inline: 2px solid var(--stage-text);
    background: var(--stage-bg);
    pointer-events: none;
  }
  .highlight {
    position: absolute;
    left: var(--at);
    top: -0.375rem;
    width: 0.75rem;
    height: 0.75rem;
    margin-left: -0.375rem;
    background: var(--ruler-mark);
    box-shadow: 0 0 0 2px var(--stage-bg);
    transform: rotate(45deg);
  }
  .head {
    position: absolute;
    left: var(--at);
    inset-block: -0.25rem;
    width: 3px;
    margin-left: -1.5px;
    background: var(--ruler-playhead);
    box-shadow: 0 0 0 2px var(--stage-bg);
    pointer-events: none;
  }
  /* Within the bar at both ends, however wide the words are. */
  .tip {
    position: absolute;
    left: var(--at);
    bottom: calc(100% + var(--space-2));
    padding: 0 var(--space-2);
    border: var(--border) solid var(--stage-line-strong);
    background: var(--stage-bg);
    color: var(--stage-text);
    font-size: var(--text-sm);
    white-space: nowrap;
    transform: translateX(calc(-1 * var(--at)));
    pointer-events: none;
  }
  .gaps {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    margin: 0;
    padding: 0 0 var(--space-1);
    list-style: none;
    color: var(--stage-text-2);
    font-size: var(--text-xs);
  }
  .gaps li {
    padding-left: 0.75rem;
    background: linear-gradient(var(--stage-text), var(--stage-text)) 0 55% / 2px 0.75em no-repeat;
  }
  /* Under their notches, between the ends, where there is room. */
  @container ruler (min-width: 44rem) {
    .gaps--apart {
      position: relative;
      height: 0;
      padding: 0;
    }
    .gaps--apart li {
      position: absolute;
      left: var(--at);
      bottom: var(--space-1);
      padding: 0;
      background: none;
      transform: translateX(-50%);
    }
  }
  .times {
    display: flex;
    justify-content: space-between;
    padding-block: var(--space-1);
    color: var(--stage-text-2);
    font-size: var(--text-xs);
  }
  .place {
    display: none;
  }
  @container ruler (max-width: 40rem) {
    .place {
      display: inline;
      color: var(--stage-text);
    }
    .place + .start {
      display: none;
    }
  }
  /* Backgrounds vanish in forced colours: the parts that carry meaning are given system colours. */
  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
    }
    .past {
      forced-color-adjust: none;
      background: GrayText;
    }
    .card,
    .gap,
    .head {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .highlight {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
