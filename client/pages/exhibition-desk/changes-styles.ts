import { css } from "lit";

export const changesStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    container: part / inline-size;
  }
  section {
    display: grid;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  h3,
  .kind {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .kind,
  figcaption {
    color: var(--color-text-2);
  }
  .text {
    max-width: var(--measure);
    font-family: var(--font-read);
    line-height: var(--leading-body);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  li {
    overflow-wrap: anywhere;
  }
  li + li {
    margin-top: var(--space-2);
  }
  /* Told by line and weight, by colour only besides. */
  del {
    color: var(--color-danger);
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  ins {
    padding-inline: 0.1em;
    background: var(--color-ok-soft);
    color: var(--color-ok);
    font-weight: var(--weight-strong);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.18em;
  }
  del + ins {
    margin-left: 0.25em;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
  }
  figure img {
    width: 100%;
    height: auto;
    max-height: 18rem;
    object-fit: contain;
    background: var(--color-sunken);
  }
  figure.was img {
    outline: 2px dashed var(--color-danger);
    outline-offset: -2px;
  }
  figure.is img {
    outline: 2px solid var(--color-ok);
    outline-offset: -2px;
  }
  figcaption {
    margin-top: var(--space-1);
    font-size: var(--text-sm);
    overflow-wrap: anywhere;
  }
  .silent {
    color: var(--color-warn);
  }
  @container part (max-width: 30rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
