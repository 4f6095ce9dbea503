import { css } from "lit";

/** Three columns on a desk, two on a small one, one on a phone. By container: media queries do not see a larger text size. */
export const controlRoomStyles = css`
  :host {
    display: grid;
    /* With large letters on a phone the bars alone would fill the window: then all of it scrolls. */
    grid-template-rows: auto auto auto minmax(min(22rem, 80dvh), 1fr) auto;
    height: 100dvh;
    overflow: auto;
    container: room / inline-size;
    line-height: 1.4;
  }
  /* Red is the air's alone: what a rehearsal shows, no viewer sees (SH8). */
  :host([rehearsal]) {
    --color-live: var(--color-rehearsal);
    --color-on-live: var(--color-on-rehearsal);
    --color-live-soft: var(--color-rehearsal-soft);
    --tally-program: var(--color-rehearsal);
    --tally-on-program: var(--color-on-rehearsal);
  }
  main {
    display: grid;
    grid-template-columns: 22rem minmax(0, 1fr) 22rem;
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
  .work {
    display: contents;
  }
  .side > :not(:first-child) {
    padding-top: var(--space-3);
    border-top: var(--border) solid var(--color-line);
  }
  efir-on-air-log {
    flex: 1 1 auto;
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
  .monitors {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-4);
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-5);
  }
  @container room (max-width: 92rem) {
    main {
      grid-template-columns: 20rem minmax(0, 1fr) 19rem;
    }
  }
  /* A tablet: the rundown beside one scrolling column, what is done on air at its foot, under the thumb. */
  @container room (max-width: 86rem) {
    main,
    efir-status-bar,
    efir-room-foot {
      /* WCAG 2.5.5: fingers are no smaller on a dense desk. */
      --target-min: max(44px, 2.75rem);
      --target-dense: var(--target-min);
      --target-row: var(--target-min);
    }
    main {
      grid-template-columns: 18rem minmax(0, 1fr);
    }
    .work {
      display: flex;
      flex-direction: column;
      position: relative;
      min-width: 0;
      min-height: 0;
      overflow: auto;
    }
    .work > *,
    .desk > * {
      flex: none;
    }
    /* Its parts join the one scrolling column, so that the acts on air can stay at the column's foot. */
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
    .side {
      margin-top: var(--space-4);
      border-top: var(--border) solid var(--color-line);
      border-left: 0;
      overflow: visible;
    }
    efir-on-air-log {
      flex: none;
      height: 20rem;
    }
  }
  @container room (max-width: 60rem) {
    main {
      grid-template-columns: 15rem minmax(0, 1fr);
    }
  }
  /* A phone: one column, the monitors small and side by side, the rundown below the cards. */
  @container room (max-width: 46rem) {
    main {
      display: flex;
      flex-direction: column;
      overflow: auto;
    }
    main > * {
      flex: none;
    }
    .work {
      display: contents;
    }
    .desk > * {
      margin-inline: var(--space-3);
    }
    .desk > efir-take-bar {
      padding-inline: var(--space-3);
    }
    .monitors {
      gap: var(--space-2);
    }
    efir-rundown {
      border-right: 0;
      margin-top: var(--space-4);
      border-top: var(--border) solid var(--color-line);
    }
  }
  /* With large letters there is no room for two. */
  @container room (max-width: 24rem) {
    .monitors {
      grid-template-columns: minmax(0, 1fr);
    }
    efir-program-monitor {
      order: -1;
    }
  }
  @media (pointer: coarse) {
    :host {
      --target-min: max(44px, 2.75rem);
      --target-dense: var(--target-min);
      --target-row: var(--target-min);
    }
  }
`;
