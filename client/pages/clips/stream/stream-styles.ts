import { css } from "lit";

export const streamStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    container: marker / inline-size;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-2);
    background: var(--stage-bg);
    border: var(--edge) solid var(--stage-line);
    color: var(--stage-text);
  }
  efir-player {
    max-width: calc(60dvh * 16 / 9);
    width: 100%;
    margin-inline: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: end;
  }
  form label {
    display: grid;
    flex: 1 1 16rem;
    gap: var(--space-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .result {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
    border: var(--edge) solid var(--color-line);
    border-left: 0.375rem solid var(--color-brand);
    background: var(--color-surface);
  }
  @container marker (max-width: 34rem) {
    .edges {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
