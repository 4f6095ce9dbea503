import { css } from "lit";

/** Where a part begins and ends: its two fields of buttons, and what is told of it. */
export const edgesStyles = css`
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
`;
