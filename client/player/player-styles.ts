import { css } from "lit";

export const playerStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    background: var(--stage-bg);
    color: var(--stage-text);
    font-family: var(--font-ui);
  }
  .picture {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    /* Grows where words over it are taller: large text on a phone. */
    aspect-ratio: 16 / 9;
    background: #000;
  }
  /* The host may be focused by a script, by a click on the picture: the ring belongs to the picture. */
  .picture:focus-visible {
    outline-offset: calc(-1 * var(--focus-width));
  }
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  ::slotted([slot="instead"]) {
    position: absolute;
    inset: 0;
  }
  .picture--dim video,
  .picture--dim ::slotted([slot="instead"]) {
    opacity: 0.35;
  }
  .note {
    margin: 0;
    padding: var(--space-2) var(--space-4);
    border: var(--edge) solid var(--stage-line);
    background: var(--stage-raised);
    font-size: var(--text-sm);
  }
  /* The dock exists only while there are captions. */
  .captions {
    display: grid;
    place-items: center;
    min-height: 4rem;
    padding: var(--space-1) var(--space-4);
    border: var(--edge) solid var(--caption-text);
    background: var(--caption-bg);
    color: var(--caption-text);
    font-size: var(--caption-size);
    font-weight: var(--weight-medium);
    line-height: 1.35;
    text-align: center;
  }
  :host(:fullscreen) {
    --efir-player-gutter: var(--space-4);
    padding-bottom: var(--space-2);
  }
  :host(:fullscreen) .picture {
    flex: 1;
    aspect-ratio: auto;
    min-height: 0;
  }
`;
