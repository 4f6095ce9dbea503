import { css } from "lit";

/** Marks of a highlight's stage: word, shape and colour. Beside `desk`, which has `.st`. */
export const stageStyles = css`
  .st {
    border-color: currentcolor;
    white-space: normal;
  }
  .st--draft,
  .st--second-person {
    border-style: dashed;
    color: var(--color-text);
  }
  .st--correcting,
  .st--hold,
  .st--waiting {
    border-style: dashed;
    color: var(--color-warn);
  }
  .st--released {
    color: var(--color-ok);
  }
  .st--withdrawn,
  .st--dropped {
    color: var(--color-danger);
  }
  .st--trouble {
    border-style: double;
    color: var(--color-danger);
  }
  .st--rehearsed {
    border-color: var(--color-rehearsal);
    background: var(--color-rehearsal);
    color: var(--color-on-rehearsal);
  }
`;
