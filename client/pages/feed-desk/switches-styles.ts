import { css } from "lit";

/** The feed's bars: rehearsal in its own colour, a stop in the colour of danger. */
export const switchesStyles = css`
  :host {
    display: block;
  }
  section,
  .health {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
    align-items: center;
    padding: var(--space-2) min(var(--space-5), 5vw);
    border-bottom: var(--border) solid var(--color-line);
  }
  .none {
    display: contents;
  }
  p {
    display: flex;
    flex: 1 1 min(16rem, 100%);
    gap: var(--space-2);
    align-items: center;
  }
  p:empty {
    flex: 0 0 0;
  }
  .ico {
    flex: none;
  }
  strong {
    font-weight: var(--weight-strong);
  }
  .rehearsal {
    background: var(--color-rehearsal);
    color: var(--color-on-rehearsal);
    border-bottom: var(--border-strong) solid var(--color-on-rehearsal);
  }
  .rehearsal .btn {
    border-color: currentcolor;
    background: var(--color-rehearsal);
    color: inherit;
  }
  .stop--on {
    border-left: 0.5rem double var(--color-danger);
    background: var(--color-danger-soft);
    color: var(--color-text);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .choices {
    margin-top: var(--space-4);
  }
  .btn {
    max-width: 100%;
    white-space: normal;
  }
  .big {
    min-height: var(--target);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  .health li {
    padding-left: var(--space-3);
    border-left: 0.375rem double var(--color-danger);
    font-size: var(--text-sm);
    overflow-wrap: anywhere;
  }
  .health .is-wait {
    border-left: 0.25rem dashed var(--color-warn);
  }
  .health b {
    font-weight: var(--weight-strong);
  }
  .mistake {
    padding-inline: min(var(--space-5), 5vw);
  }
  .mistake:empty {
    display: none;
  }
`;
