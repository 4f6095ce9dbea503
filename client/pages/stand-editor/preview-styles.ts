import { css } from "lit";

/** After design/mock/stand.html: the picture and what is said of it side by side, the rest below. */
export const previewStyles = css`
  :host {
    display: block;
    container: page / inline-size;
  }
  .hero,
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1.42fr) minmax(0, 1fr);
  }
  .hero {
    background: var(--color-surface);
    border: var(--border) solid var(--color-line);
  }
  .blank {
    min-height: 12rem;
    background: var(--color-sunken);
  }
  figure img {
    width: 100%;
    height: auto;
  }
  .hero__pic {
    display: flex;
    flex-direction: column;
    background: var(--stage-bg);
  }
  .hero__pic img {
    flex: 1;
    min-height: 0;
    max-height: 32rem;
    object-fit: cover;
  }
  .hero__pic figcaption {
    padding: var(--space-3) var(--space-4);
    font-size: var(--text-sm);
    color: var(--stage-text);
  }
  .text {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-width: 0;
    padding: min(var(--space-6), 5cqi);
    overflow-wrap: anywhere;
  }
  .no {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    color: var(--color-brand);
  }
  h2 {
    font: var(--weight-strong) var(--text-2xl) / var(--leading-tight) var(--font-read);
    text-wrap: balance;
  }
  h3 {
    margin-block: var(--space-5) var(--space-3);
    font: var(--weight-strong) var(--text-xl) / var(--leading-snug) var(--font-read);
  }
  .who {
    font-weight: var(--weight-medium);
  }
  .lead,
  .small {
    color: var(--color-text-2);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
    gap: var(--space-4);
    margin-top: var(--space-4);
  }
  dl div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding-top: var(--space-2);
    border-top: 3px solid var(--color-brand);
  }
  dt,
  .small,
  .files .num,
  .people span,
  figcaption {
    font-size: var(--text-sm);
    line-height: 1.35;
  }
  dd.num {
    font-size: var(--text-2xl);
    font-weight: var(--weight-strong);
    line-height: 1.05;
    color: var(--color-brand);
  }
  .small {
    order: -1;
  }
  .film {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    margin-top: var(--space-3);
    font-weight: var(--weight-strong);
  }
  .body {
    gap: 0 var(--space-7);
  }
  .main > p {
    max-width: var(--measure);
    margin-top: var(--space-4);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .shots {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
    gap: var(--space-4);
  }
  .shot img {
    aspect-ratio: 4 / 3;
    object-fit: cover;
    border-radius: var(--radius-2);
  }
  .files li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-2);
    align-items: center;
    padding-block: var(--space-3);
    border-top: var(--border) solid var(--color-line);
    overflow-wrap: anywhere;
  }
  .files .num {
    color: var(--color-text-2);
  }
  .people li {
    display: grid;
    padding-block: var(--space-2);
    border-top: var(--border) solid var(--color-line);
    overflow-wrap: anywhere;
  }
  @container page (max-width: 50rem) {
    .hero,
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
    h2 {
      font-size: var(--text-xl);
    }
  }
`;
