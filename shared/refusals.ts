/** Why a command was not carried out. A code, so that each page words it in its own language. */
export const refusalCodes = [
  "NOT_ALLOWED",
  "BAD_SHAPE",
  "UNKNOWN_LEDGER",
  "UNKNOWN_MEETING",
  "MEETING_NOT_OPEN",
  "MEETING_ALREADY_OPEN",
  "MEETING_CLOSED",
  "UNKNOWN_CARD",
  "UNKNOWN_CUE",
  "NOTHING_ON_LAYER",
  "DUPLICATE",
  /** Made from a version that is not the last one any more. */
  "STALE",
  "HASHTAG_TAKEN",
  /** A picture without words for those who do not see it. */
  "NO_ALTERNATIVE",
  /** The meeting asks for two people: who prepared it cannot take it. */
  "SECOND_PERSON",
  /** Stamped with a frame of more than a minute ago. */
  "TOO_OLD",
  "NOTHING_TO_UNDO",
  "TOO_MANY",
  "TOO_FAST",
  "STORE_FULL",
  "STORE_UNAVAILABLE",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** The field or rule it is about, in English, for logs and developers. */
  readonly detail?: string;
}
