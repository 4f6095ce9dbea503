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
  .edges {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3) var(--space-4);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    align-items: center;
    min-width: 0;
  }
  legend {
    margin-bottom: var(--space-1);
    padding: 0;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  legend b {
    margin-left: var(--space-2);
    font-weight: var(--weight-regular);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
  .told {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    font-size: var(--text-sm);
  }
  /* At 200 % on a phone words break before the page scrolls sideways. */
  .btn {
    white-space: normal;
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
