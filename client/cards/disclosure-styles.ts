import { css } from "lit";

/** What opens on a card: an arrow that turns, beside words in the accent. */
export const disclosureStyles = css`
  summary {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target-min);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    color: var(--accent);
    cursor: pointer;
  }
  summary::before {
    content: "";
    flex: none;
    width: 0.5em;
    height: 0.5em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
  }
  [open] > summary::before {
    transform: rotate(45deg);
  }
`;
