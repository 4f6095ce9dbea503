import { css } from "lit";

/** Two versions amid a page, and not in a window of their own. */
export const versionsBox = css`
  :host {
    display: block;
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--color-warn);
    background: var(--color-surface);
  }
  small {
    display: block;
    color: var(--color-text-2);
  }
  .value {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;
