import { css } from "lit";

export const standCardStyles = css`
  article {
    background: var(--surface);
    border: var(--edge) solid var(--line);
  }
  figure {
    position: relative;
    margin: 0;
  }
  img {
    display: block;
    width: 100%;
    height: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    /* What is cut off is rather the ground than heads. */
    object-position: 50% 25%;
  }
  figcaption,
  .walk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    min-height: var(--target-min);
    padding-left: var(--space-4);
    border-bottom: var(--edge) solid var(--line);
    font-size: var(--text-sm);
    color: var(--ink-2);
  }
  figcaption .words {
    flex: 1 1 8rem;
  }
  .leaf {
    display: flex;
    flex-wrap: wrap;
    margin-left: auto;
  }
  .walk {
    color: var(--ink);
  }
  .walk b {
    font-weight: var(--weight-strong);
  }
  .steps {
    display: flex;
    flex: 1 1 6rem;
    gap: var(--space-1);
    min-width: 0;
    max-width: 16rem;
    padding-right: var(--space-4);
  }
  .steps i {
    flex: 1 1 0;
    min-width: 0;
    height: 0.375rem;
    border: var(--edge) solid var(--line-strong);
  }
  .steps .past {
    background: var(--line-strong);
  }
  .steps .now {
    background: var(--accent);
    border-color: var(--accent);
  }
  .body {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
  }
  .label {
    font: var(--weight-strong) var(--text-xs) / 1.3 var(--font-ui);
    color: var(--accent);
  }
  .lead {
    white-space: pre-line;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: var(--space-3);
    padding-block: var(--space-3);
    border-block: var(--border) solid var(--line);
  }
  dl div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
  }
  dd {
    margin: 0;
    font: var(--weight-strong) var(--text-2xl) / 1.1 var(--font-ui);
    color: var(--accent);
  }
  dt {
    font-size: var(--text-sm);
    color: var(--ink-2);
  }
  .way {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  @media (forced-colors: active) {
    .steps .now {
      background: Highlight;
    }
    .steps .past {
      background: CanvasText;
    }
    .steps i {
      forced-color-adjust: none;
    }
  }
  @media print {
    .leaf,
    .way {
      display: none;
    }
  }
`;
