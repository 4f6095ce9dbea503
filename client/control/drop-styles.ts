import { css } from "lit";

/** A place to drop a file on, and how far its upload is. */
export const dropStyles = css`
  :host {
    display: block;
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3);
    border: 2px dashed var(--color-line-strong);
    border-radius: var(--radius-2);
  }
  .drop .btn {
    min-width: 0;
    white-space: normal;
  }
  .drop--over {
    border-style: solid;
    border-color: var(--color-brand);
  }
  progress {
    width: 100%;
    accent-color: var(--color-brand);
  }
`;
