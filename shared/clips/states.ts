/** What may happen to a clip, and when. One table: nothing else in the house decides it. Pure. Rules BZ5–BZ7 in docs/spec/clips.md. */
import type { ClipState } from "../clips.ts";

/**
 * `arrive`: its last byte is on the disk. `convert`: it is made, or made anew. `resend`: its file is sent again. `amend`: its
 * reporter says something of it otherwise. `edit`: a reviewer does.
 */
export type ClipAct =
  | "arrive"
  | "convert"
  | "finish"
  | "fail"
  | "resend"
  | "amend"
  | "edit"
  | "approve"
  | "return"
  | "reject"
  | "withdraw"
  | "drop";

const waiting: readonly ClipState[] = ["receiving", "converting", "failed", "review", "returned", "rejected"];

const allowedIn: Readonly<Record<ClipAct, readonly ClipState[]>> = {
  arrive: ["receiving"],
  convert: ["review", "approved", "returned"],
  finish: ["converting"],
  fail: ["receiving", "converting"],
  resend: ["receiving", "failed", "returned"],
  amend: ["receiving", "converting", "failed", "review", "returned"],
  edit: ["review", "returned", "approved"],
  approve: ["review", "returned", "rejected"],
  return: ["review", "approved"],
  reject: ["review", "returned", "approved"],
  withdraw: [...waiting, "approved"],
  // What was shown to everybody is withdrawn with a record, or returned first.
  drop: waiting,
};

export const can = (act: ClipAct, state: ClipState): boolean => allowedIn[act].includes(state);

/** Its files are whole on the disk. */
export const isMade = (state: ClipState): boolean =>
  state === "review" || state === "returned" || state === "approved" || state === "rejected";
