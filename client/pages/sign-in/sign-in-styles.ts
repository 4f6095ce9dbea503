import { css } from "lit";

export const signInStyles = css`
  :host {
    display: grid;
    min-height: 100dvh;
    place-items: center;
    padding: min(var(--space-4), 4vw);
  }
  main {
    display: grid;
    gap: var(--space-3);
    width: min(26rem, 100%);
    padding: min(var(--space-6), 6vw);
    border: var(--border) solid var(--color-line);
    border-radius: var(--radius-3);
    background: var(--color-surface);
  }
`;

/** The door's forms. */
export const doorForms = css`
  h1 {
    /* At 200 % on a phone one word would not fit. */
    font: var(--weight-strong) min(var(--text-xl), 9.5vw) / var(--leading-snug) var(--font-read);
  }
  .btn {
    min-width: 0;
    white-space: normal;
  }
  form {
    display: grid;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  label {
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  .switch {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target-dense);
    font-weight: var(--weight-regular);
  }
  .switch input {
    width: 1.15rem;
    height: 1.15rem;
  }
  .field {
    margin-bottom: var(--space-2);
  }
  .mistake:empty {
    display: none;
  }
`;

export const enrolStyles = [
  doorForms,
  css`
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .cell {
      display: grid;
      gap: var(--space-1);
      margin-bottom: var(--space-2);
    }
    .cell .field {
      margin: 0;
    }
  `,
];
