import { css } from "lit";

export const clipFilmStyles = css`
  :host {
    display: block;
    min-width: 0;
    container: film / inline-size;
  }
  .film {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .picture {
    position: relative;
    overflow: hidden;
    max-height: var(--efir-clip-height, none);
    background: var(--stage-bg);
    aspect-ratio: 16 / 9;
  }
  /* As high as the design's clips: a phone held upright would fill two screens. */
  :host([upright]) .picture {
    aspect-ratio: 4 / 5;
  }
  .aside {
    padding: var(--space-4);
  }
  /* An upright picture leaves room for words beside it; one that may not be high is narrow. */
  @container film (min-width: 20rem) {
    :host([upright]:not([instead])) .film {
      grid-template-columns: min(45%, var(--efir-clip-height, 200vh) * 0.8) minmax(0, 1fr);
    }
    :host([upright]:not([instead])) .captions {
      grid-row: 2;
      grid-column: 1 / -1;
    }
  }
  img,
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  img {
    object-fit: cover;
    /* What is cut off is rather the ground than heads. */
    object-position: 50% 20%;
  }
  /* All of it, whatever its shape. */
  video {
    object-fit: contain;
    background: #000;
  }
  :host(:not([shown])) video {
    visibility: hidden;
  }
  .length {
    position: absolute;
    left: var(--space-2);
    bottom: var(--space-2);
    padding: 0.15em 0.5em;
    border-radius: var(--radius-1);
    background: var(--stage-bg);
    color: var(--stage-text);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .captions {
    display: grid;
    place-items: center;
    min-height: 4rem;
    padding: var(--space-1) var(--space-4);
    border: var(--edge) solid var(--caption-text);
    background: var(--caption-bg);
    color: var(--caption-text);
    font-weight: var(--weight-medium);
    line-height: 1.35;
    text-align: center;
    white-space: pre-line;
  }
  .sound {
    max-width: 100%;
    margin-top: var(--space-3);
    padding-block: var(--space-1);
    border-color: var(--efir-card-line-strong, var(--stage-line-strong));
    color: var(--efir-card-text, var(--stage-text));
  }
  /* In the broadcast's place: until there is a frame to show, the broadcast is. */
  :host([instead]) {
    display: flex;
    flex-direction: column;
    container: none;
    background: #000;
  }
  :host([instead]:not([shown])) {
    visibility: hidden;
  }
  :host([instead]) .film {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  :host([instead]) .picture {
    flex: 1;
    min-height: 0;
    aspect-ratio: auto;
    background: none;
  }
  :host([instead]) .captions {
    font-size: var(--caption-size);
  }
  :host([instead]) .sound {
    position: absolute;
    left: var(--space-4);
    bottom: var(--space-4);
    background: var(--stage-bg);
    color: var(--stage-text);
    border-color: var(--stage-line-strong);
  }
  @media (forced-colors: active) {
    .length {
      border: var(--border) solid CanvasText;
    }
  }
`;
