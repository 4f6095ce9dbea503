import { css } from "lit";

/**
 * What cards share. They stand on the stage; a place on paper gives them its colours with `surroundings.css`.
 *
 * @cssproperty [--efir-card-text=var(--stage-text)]
 * @cssproperty [--efir-card-text-2=var(--stage-text-2)]
 * @cssproperty [--efir-card-accent=var(--stage-accent)] - Labels, bars, edges.
 * @cssproperty [--efir-card-on-accent=var(--stage-bg)] - Text on the accent.
 * @cssproperty [--efir-card-gold=var(--stage-gold)] - Awards alone.
 * @cssproperty [--efir-card-surface=var(--stage-surface)]
 * @cssproperty [--efir-card-line=var(--stage-line)] - Divides.
 * @cssproperty [--efir-card-line-strong=var(--stage-line-strong)] - Bounds.
 */
export const cardStyles = css`
  :host {
    --ink: var(--efir-card-text, var(--stage-text));
    --ink-2: var(--efir-card-text-2, var(--stage-text-2));
    --accent: var(--efir-card-accent, var(--stage-accent));
    --on-accent: var(--efir-card-on-accent, var(--stage-bg));
    --gold: var(--efir-card-gold, var(--stage-gold));
    --surface: var(--efir-card-surface, var(--stage-surface));
    --line: var(--efir-card-line, var(--stage-line));
    --line-strong: var(--efir-card-line-strong, var(--stage-line-strong));
    display: block;
    container-type: inline-size;
    color: var(--ink);
    /* People type words longer than a phone is wide, and addresses. */
    overflow-wrap: anywhere;
  }
  h2 {
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  h2.label {
    font: var(--weight-strong) var(--text-xs) / 1.3 var(--font-ui);
    color: var(--accent);
  }
  .read {
    font: var(--weight-regular) var(--text-md) / 1.4 var(--font-read);
  }
  .small {
    font-size: var(--text-sm);
    line-height: 1.4;
    color: var(--ink-2);
  }
  .face {
    border: var(--edge) solid var(--line);
  }
  @container (max-width: 24rem) {
    h2 {
      font-size: var(--text-lg);
    }
  }
  /* A phone with letters twice as large: words break by syllables, where the browser knows them. */
  @container (max-width: 15rem) {
    [lang] {
      hyphens: auto;
    }
  }
`;
