/** Why something is not done with a highlight. The control room words each. */
import type { Highlight } from "../feeds.ts";

export const feedRefusals = [
  "UNKNOWN_HIGHLIGHT",
  "UNKNOWN_ROW",
  /** No such showing, mark or approved clip. */
  "UNKNOWN_SOURCE",
  /** The meeting does not use it; `detail` says its id. */
  "UNKNOWN_TARGET",
  /** Another meeting's highlight has that id. */
  "ID_TAKEN",
  /** Somebody changed it meanwhile. */
  "STALE",
  /** Not in the state that it is in (feeds/states.ts). */
  "WRONG_STATE",
  /** What would leave is not what was seen. */
  "HASH",
  /** Who approved it once is not the second person. */
  "SECOND_PERSON",
  /** The hold window is over: it has left, or is leaving. */
  "TOO_LATE",
  /** Something has to be written first; `detail` says what, by commas: `text,alt,who`. */
  "INCOMPLETE",
  /** A target cannot take it; `detail` says which and why: `x TOO_LONG`. */
  "CANNOT_RENDER",
  /** The share images could not be made: the disk is full, or there is a fault that was logged. */
  "NOT_DRAWN",
  /** A correction says what it corrects. */
  "NO_NOTE",
  "TOO_MANY",
  /** The house makes these itself: what is live now, digests. */
  "MADE_BY_HOUSE",
] as const;
export type FeedRefusal = (typeof feedRefusals)[number];

export interface FeedRefused {
  readonly code: FeedRefusal;
  readonly detail?: string | undefined;
  /** What stands there now, of `STALE` and `HASH`. */
  readonly current?: Highlight | undefined;
}
