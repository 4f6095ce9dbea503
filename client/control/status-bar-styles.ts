import { css } from "lit";

export const statusBarStyles = css`
  :host {
    display: block;
    container: bar / inline-size;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: stretch;
    gap: 0 var(--space-5);
    min-height: 4.25rem;
    padding-left: var(--space-4);
    background: var(--color-sunken);
    border-bottom: var(--border) solid var(--color-line);
    line-height: 1.4;
  }
  .brand {
    display: flex;
    flex: 1 1 14rem;
    align-items: center;
    gap: var(--space-3);
    max-width: 24rem;
    min-width: 0;
    padding-block: var(--space-2);
    color: inherit;
    text-decoration: none;
  }
  .brand > span {
    min-width: 0;
  }
  .brand__name {
    display: block;
    font-weight: var(--weight-heavy);
    line-height: 1.15;
  }
  .brand__title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: var(--text-xs);
    line-height: 1.25;
    color: var(--color-text-2);
  }
  nav {
    display: grid;
    align-content: center;
    font-size: var(--text-sm);
  }
  nav a {
    display: grid;
    align-content: center;
    min-height: 1.75rem;
    color: var(--color-link);
  }
  .more {
    align-self: center;
  }
  .clock {
    display: grid;
    align-content: center;
  }
  .clock dt,
  .health span {
    font-size: var(--text-xs);
    color: var(--color-text-2);
  }
  .clock dd {
    font-size: var(--text-2xl);
    font-weight: var(--weight-strong);
    line-height: 1.1;
  }
  .health {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    margin-left: auto;
    padding-block: var(--space-2);
  }
  .health ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
  }
  /* A press anywhere on the figures opens them in detail; by keyboard and for readers there is the one button. */
  .health .btn::after {
    content: "";
    position: absolute;
    inset: 0;
  }
  .health li {
    display: grid;
    padding-left: var(--space-3);
    border-left: 3px solid var(--color-line-strong);
    white-space: nowrap;
  }
  .health .ok {
    border-color: var(--color-ok);
  }
  .health .warn {
    border-left: 6px double var(--color-warn);
  }
  .health .bad {
    border-left: 6px solid var(--color-danger);
  }
  .health b {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .health .warn b {
    color: var(--color-warn);
  }
  .health .bad b {
    color: var(--color-danger);
  }
  .onair {
    flex: none;
    display: grid;
    align-content: center;
    justify-items: center;
    min-width: 7.5rem;
    padding: var(--space-2) var(--space-5);
    border-left: var(--border) solid var(--color-line);
    line-height: 1.2;
  }
  .onair b {
    font-weight: var(--weight-heavy);
    white-space: nowrap;
  }
  .onair span {
    font-size: var(--text-sm);
  }
  .onair--open {
    background: var(--tally-program);
    color: var(--tally-on-program);
  }
  .onair--planned,
  .onair--closed,
  .onair--unknown {
    color: var(--color-text-2);
  }
  /* With the meeting's own figures beside the clock: both links stand in «Ещё» too. */
  @container bar (max-width: 104rem) {
    header {
      flex-wrap: nowrap;
      gap: 0 var(--space-4);
    }
    nav {
      display: none;
    }
    .brand {
      flex-basis: 10rem;
    }
    .health {
      flex: 0 1 auto;
      gap: var(--space-1) var(--space-3);
    }
    ::slotted(efir-meeting-timing) {
      flex: none;
    }
  }
  /* Before the bar breaks in two, the health does: the red field keeps its place at the end. */
  @container bar (max-width: 80rem) {
    header {
      flex-wrap: nowrap;
      gap: 0 var(--space-4);
    }
    .brand {
      flex-basis: 10rem;
    }
    .clock dd {
      font-size: var(--text-xl);
    }
    .onair {
      min-width: 0;
      padding-inline: var(--space-4);
    }
    .health {
      flex: 0 1 auto;
      gap: var(--space-2);
    }
    .health ul {
      gap: var(--space-1) var(--space-3);
    }
  }
  /* On a tablet the figures have a line of their own: with more of them, when something is wrong, the rest still stands. */
  @container bar (max-width: 72rem) {
    header {
      flex-wrap: wrap;
    }
    .health {
      order: 2;
      flex: 1 1 100%;
      justify-content: space-between;
      padding-right: var(--space-3);
      border-top: var(--border) solid var(--color-line);
    }
    .onair {
      margin-left: auto;
    }
  }
  /* Large letters on a phone. */
  @container bar (max-width: 18rem) {
    .clock dd {
      font-size: var(--text-md);
    }
  }
  @container bar (max-width: 40rem) {
    header {
      gap: 0 var(--space-3);
      padding-left: var(--space-3);
    }
    .brand {
      flex: 1 1 auto;
    }
    .brand__name {
      font-size: var(--text-sm);
    }
    .onair--open span {
      font-size: var(--text-xs);
    }
    /* Both lead on from «Ещё» too, and the title stands in the page's own. */
    nav,
    .brand__title {
      display: none;
    }
    .clock dd {
      font-size: var(--text-lg);
      /* Where the line breaks behind it, it does not touch the edge. */
      padding-right: var(--space-3);
    }
    .more {
      --space-3: var(--space-2);
    }
    /* What is well needs no place on a phone: the button tells all. */
    .health li.ok {
      display: none;
    }
    .onair {
      min-width: 0;
      padding-inline: var(--space-3);
    }
  }
`;
