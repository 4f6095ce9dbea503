import { css } from "lit";

export const seekBarStyles = css`
  :host {
    display: block;
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
  .times {
    display: flex;
    justify-content: space-between;
    padding-block: var(--space-1);
    color: var(--stage-text-2);
    font-size: var(--text-xs);
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
