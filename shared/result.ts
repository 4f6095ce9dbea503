/** What a person can cause is a value, not an exception. What only we can cause is thrown. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export const accept = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const refuse = <Problem>(problem: Problem): Result<never, Problem> => ({ ok: false, problem });
