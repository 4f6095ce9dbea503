import { css } from "lit";

export const rundownStyles = css`
  :host {
    display: block;
    container: rundown / inline-size;
    min-height: 0;
  }
  /* Where there is little room it scrolls as a whole: some rows are always in sight. */
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: auto;
  }
  .ph,
  efir-rundown-foot {
    flex: none;
  }
  .ph {
    margin: 0;
    padding: var(--space-3) var(--space-4);
  }
  .empty {
    padding: 0 var(--space-4) var(--space-4);
  }
  .frame {
    display: flex;
    position: relative;
    flex: 1 1 auto;
    min-height: 18rem;
    overflow: hidden;
  }
  .list {
    flex: 1 1 auto;
    min-width: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .can-edit {
    --efir-row-cursor: grab;
  }
  .is-dragging {
    --efir-row-cursor: grabbing;
    cursor: grabbing;
  }
  .line {
    position: absolute;
    top: -2px;
    left: 0;
    width: 100%;
    height: 4px;
    background: var(--color-brand);
    transform: translateY(var(--at, 0));
    pointer-events: none;
    will-change: transform;
  }
  .hand {
    position: absolute;
    top: 0.5rem;
    left: 2.5rem;
    z-index: var(--z-sticky);
    display: grid;
    max-width: calc(100% - 3.5rem);
    padding: var(--space-2) var(--space-3);
    border: var(--border) solid var(--color-brand);
    border-radius: var(--radius-2);
    background: var(--color-bg);
    box-shadow: var(--shadow-2);
    font-size: var(--text-sm);
    line-height: 1.3;
    transform: translateY(var(--at, 0));
    pointer-events: none;
    will-change: transform;
  }
  .hand b {
    overflow: hidden;
    font-weight: var(--weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hand span {
    font-size: var(--text-xs);
    color: var(--color-text-2);
  }
`;
