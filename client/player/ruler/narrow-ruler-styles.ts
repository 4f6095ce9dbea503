import { css } from "lit";

/** On a phone, and wherever text is large: a low ruler with numbers, a line of words below it (RL31). */
export const narrowRulerStyles = css`
  @container ruler (max-width: 44rem) {
    .part,
    .blank {
      inset-block: 0.625rem;
    }
    .blank {
      top: auto;
    }
    .gone {
      inset-block: 0.625rem;
    }
    .highlight {
      top: 0.3125rem;
    }
    .head,
    .edge,
    .gap {
      inset-block: 0.3125rem;
    }
    .card,
    .times {
      display: none;
    }
    button,
    .words {
      justify-content: center;
      padding-inline: 0.3em;
    }
    .part b {
      font-size: var(--text-xs);
    }
    .part button {
      position: relative;
    }
    /* A finger has the whole height, though the part is low. */
    .part button::after {
      content: "";
      position: absolute;
      inset: -0.625rem 0;
    }
    /* Said, not seen: the line below has room for it. */
    .part i {
      position: absolute;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .line {
      display: flex;
    }
  }
  @container ruler (max-width: 22rem) {
    .line {
      flex-wrap: wrap;
      gap: 0;
    }
    .line .pb {
      padding-inline: 0;
    }
  }
`;
