import { css } from "lit";

export const slideCardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--stage-text);
    overflow-wrap: anywhere;
  }
  /* A slide is to be seen large. */
  efir-dialog {
    --efir-dialog-width: 84rem;
  }
  .original {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target-min);
    font-size: var(--text-sm);
    line-height: 1.3;
    color: var(--efir-card-accent, var(--stage-accent));
  }
  @media print {
    .original {
      display: none;
    }
  }
`;
