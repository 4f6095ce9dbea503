import { css } from "lit";

/** The bar over what can be leafed: its number, and the buttons beside it. */
export const leafBarStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    min-height: var(--target-min);
    padding-left: var(--space-3);
    background: var(--stage-surface);
    border: var(--edge) solid var(--stage-line);
    border-bottom: 0;
  }
  .bar h2 {
    min-width: 0;
    padding-block: var(--space-2);
    color: var(--stage-text);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    margin-left: auto;
  }
  .away {
    padding: var(--space-2) var(--space-3);
    background: var(--stage-raised);
    border: var(--edge) solid var(--stage-line);
    font-size: var(--text-sm);
    color: var(--stage-text);
  }
  .short {
    display: none;
  }
  @container (max-width: 25rem) {
    .long {
      display: none;
    }
    .short {
      display: inline;
    }
    .bar {
      padding-left: var(--space-2);
    }
    .pb--word {
      padding-inline: var(--space-2);
    }
  }
  @media print {
    .buttons,
    .away {
      display: none;
    }
  }
`;
