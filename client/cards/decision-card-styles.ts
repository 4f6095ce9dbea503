import { css } from "lit";

/** The state is told by a word, by the edge and the tag's shape: dashed, solid and filled, double. Take the colour away and it stays. */
export const decisionCardStyles = css`
  article {
    padding-left: var(--space-4);
    border-left: 0.375rem solid var(--accent);
  }
  .draft {
    border-left-style: dashed;
  }
  .amended {
    border-left-style: double;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    padding: 0.15em 0.6em;
    border: 2px solid var(--accent);
    border-radius: var(--radius-1);
    font-size: var(--text-xs);
    font-weight: var(--weight-strong);
    line-height: 1.35;
  }
  .draft .state {
    border-style: dashed;
  }
  .adopted .state {
    background: var(--accent);
    color: var(--on-accent);
  }
  .amended .state {
    border: 4px double var(--accent);
  }
  .text {
    max-width: var(--measure);
    margin-block: var(--space-2);
    font: var(--weight-regular) var(--text-md) / 1.45 var(--font-read);
    white-space: pre-line;
  }
  .folded {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 7;
    overflow: hidden;
  }
  .btn {
    margin-bottom: var(--space-3);
    border-color: var(--line-strong);
    color: var(--ink);
  }
  .btn:hover {
    background: var(--surface);
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
  }
  dd {
    color: var(--ink);
    min-width: 0;
  }
  @container (max-width: 15rem) {
    article {
      padding-left: var(--space-3);
    }
  }
  @media (forced-colors: active) {
    .adopted .state {
      forced-color-adjust: none;
      background: CanvasText;
      border-color: CanvasText;
      color: Canvas;
    }
  }
  @media print {
    .folded {
      display: block;
      overflow: visible;
    }
    .btn {
      display: none;
    }
  }
`;
