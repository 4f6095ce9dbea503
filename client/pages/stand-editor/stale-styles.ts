import { css } from "lit";

export const staleStyles = css`
  label {
    font-weight: var(--weight-regular);
  }
  .words,
  img {
    grid-column: 2;
  }
  .words {
    max-height: 16rem;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  img {
    width: 8rem;
    height: auto;
    max-height: 6rem;
    object-fit: contain;
  }
`;
