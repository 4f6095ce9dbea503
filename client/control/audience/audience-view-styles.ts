import { type CSSResult, css, unsafeCSS } from "lit";
import stageGridText from "../../stage/stage-grid.css?inline";

/** The viewer's stage as on a small desk, scaled to the monitor's width: narrower, and words are read from afar. */
export const audienceViewStyles: CSSResult[] = [
  unsafeCSS(stageGridText),
  css`
    :host {
      display: block;
      position: relative;
      width: 100%;
      height: 100%;
      overflow: hidden;
      color: var(--stage-text);
      background: var(--stage-bg);
    }
    .page {
      box-sizing: border-box;
      width: 52rem;
      height: 29.25rem;
      padding: var(--space-4);
      overflow: hidden;
      transform: scale(var(--scale, 0.4));
      transform-origin: 0 0;
    }
    ::slotted(*) {
      grid-row: 1 / 5;
    }
    :host([compact]) .page {
      width: 100%;
      height: 100%;
      padding: 0;
      transform: none;
    }
    :host([compact]) .stage__grid {
      display: block;
    }
    :host([compact]) .side {
      display: none;
    }
  `,
];
