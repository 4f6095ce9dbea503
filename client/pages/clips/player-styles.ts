import { css } from "lit";

export const playerStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    container: clip / inline-size;
  }
  .frame {
    display: grid;
    place-items: center;
    padding: 0;
    background: var(--stage-bg);
    border: var(--edge) solid var(--stage-line);
  }
  video {
    display: block;
    width: 100%;
    height: min(26rem, 60dvh);
    object-fit: contain;
  }
  .stage {
    display: grid;
    gap: var(--space-3);
    padding-block: var(--space-3);
    background: var(--stage-bg);
    border: var(--edge) solid var(--stage-line);
    color: var(--stage-text);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
  .failed {
    display: grid;
    gap: var(--space-3);
    justify-items: center;
    padding: var(--space-6) var(--space-4);
    color: var(--stage-text);
  }
  .failed .btn {
    color: var(--stage-text);
  }
  @container clip (max-width: 34rem) {
    .edges {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
