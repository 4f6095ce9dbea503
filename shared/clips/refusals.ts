/** Why something is not done with a clip. Each page words them in its own language. */
import type { ClipProblem } from "../clips.ts";

export const clipRefusals = [
  "UNKNOWN_CLIP",
  /** Of another meeting, link or account. */
  "ID_TAKEN",
  /** Somebody changed it meanwhile. */
  "STALE",
  /** Not in the state that it is in (clips/states.ts). */
  "WRONG_STATE",
  /** Who approved it once, or sent it, is not the second person. */
  "SECOND_PERSON",
  /** Outside the film, or shorter than a second. */
  "BAD_TRIM",
  /** `detail` says the line. */
  "BAD_CAPTIONS",
  /** An upload is not so long as the clip was said to be. */
  "WRONG_LENGTH",
  /** That part of the broadcast is not kept, or not kept yet. */
  "NOT_RECORDED",
  "TOO_MANY",
  "UNKNOWN_ASSIGNMENT",
  /** Another reporter has it, or it is over. */
  "ASSIGNMENT_TAKEN",
] as const;

export type ClipRefusal = ClipProblem | (typeof clipRefusals)[number];

export interface Refused {
  readonly code: ClipRefusal;
  readonly detail?: string;
}
