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
      aspect-ratio: 16 / 9;
      overflow: hidden;
      color: var(--stage-text);
      background: var(--stage-bg);
    }
    .page {
      box-sizing: border-box;
      position: absolute;
      top: 0;
      left: 50%;
      width: 52rem;
      padding: var(--space-4);
      transform: scale(var(--scale, 0.4)) translateX(-50%);
      transform-origin: 0 0;
    }
    ::slotted(*) {
      grid-row: 1 / 5;
      grid-column: 1;
    }
    .instead {
      grid-row: 1 / 5;
      grid-column: 1;
      z-index: 1;
      aspect-ratio: 16 / 9;
    }
    :host([compact]) .page {
      inset: 0;
      width: auto;
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
