import { css } from "lit";

/** Three columns on a desk, two on a small one, one on a phone. By container: media queries do not see a larger text size. */
export const controlRoomStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto auto minmax(0, 1fr) auto;
    height: 100dvh;
    container: room / inline-size;
    line-height: 1.4;
  }
  /* Red is the air's alone: what a rehearsal shows, no viewer sees (SH8). */
  :host([rehearsal]) {
    --color-live: var(--color-rehearsal);
    --color-on-live: var(--color-on-rehearsal);
    --color-live-soft: var(--color-rehearsal-soft);
  }
  main {
    display: grid;
    grid-template-columns: 24rem minmax(0, 1fr) 24rem;
    min-height: 0;
    /* Labels for screen readers stand absolutely: they scroll with what they belong to, and not the whole page. */
    position: relative;
  }
  efir-rundown,
  .side {
    background: var(--color-surface);
  }
  efir-rundown {
    border-right: var(--border) solid var(--color-line);
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    min-height: 0;
    padding: var(--space-4);
    overflow: auto;
    border-left: var(--border) solid var(--color-line);
  }
  efir-on-air-log {
    flex: 1 1 auto;
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  .side .ph {
    margin: 0;
  }
  efir-highlight-panel {
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  .desk {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    position: relative;
    min-width: 0;
    min-height: 0;
    padding: var(--space-4);
    overflow: auto;
  }
  .monitors,
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-4);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-top: var(--space-5);
  }
  @container room (max-width: 92rem) {
    main {
      grid-template-columns: 20rem minmax(0, 1fr) 19rem;
    }
  }
  @container room (max-width: 72rem) {
    main {
      grid-template-columns: 18rem minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    .side {
      grid-column: 1 / -1;
      max-height: 16rem;
      border-top: var(--border) solid var(--color-line);
      border-left: 0;
    }
  }
  @container room (max-width: 52rem) {
    main {
      display: flex;
      flex-direction: column;
      overflow: auto;
    }
    main > * {
      flex: none;
    }
    /* Its parts join the one scrolling column, so that the take button can stay at the column's foot. */
    .desk {
      display: contents;
    }
    .desk > * {
      order: -1;
      margin: var(--space-3) var(--space-4) 0;
    }
    .desk > efir-take-bar {
      position: sticky;
      bottom: 0;
      z-index: var(--z-sticky);
      order: 1;
      margin: 0;
      padding: var(--space-2) var(--space-4);
      border-top: var(--border) solid var(--color-line);
      background: var(--color-bg);
    }
    efir-rundown {
      border-right: 0;
      margin-top: var(--space-4);
      border-top: var(--border) solid var(--color-line);
    }
    .side {
      max-height: none;
    }
    efir-on-air-log {
      flex: none;
      height: 20rem;
    }
  }
  /* Bars that would fill half of a phone scroll with the page; the take button stays. */
  @container room (max-width: 40rem) {
    .monitors,
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    efir-program-monitor {
      order: -1;
    }
  }
`;
