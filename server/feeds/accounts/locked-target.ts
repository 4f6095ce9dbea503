import type { NotSent, Target } from "../target-kind.ts";

const said = "the account's keys cannot be read: EFIR_SECRETS_KEY is another one, or is gone";
const locked = async (): Promise<NotSent> => ({ type: "not-sent", reason: "AUTH", said });

/** Stands for an account whose keys cannot be read: nothing leaves, and it says why. */
export const lockedTarget: Target = {
  send: locked,
  edit: locked,
  remove: locked,
  find: async () => ({ type: "cannot-tell", said }),
  check: async () => ({ isOk: false, account: null, reason: "AUTH", said }),
};
