/** What is to be done about a refusal of the API, whatever it was for (BZ118, BZ119). */
export type ProblemSort =
  /** The link opens nothing any more: no more calls until a person brings another. */
  | "closed"
  /** It passes by itself: wait, and try again. */
  | "passing"
  /** A person has to do something about it. */
  | "lasting";

/** `UNKNOWN_MEETING`: it was removed, and its links with it. */
const closed: ReadonlySet<string> = new Set(["NO_PASS", "NOT_SIGNED_IN", "NOT_ALLOWED", "UNKNOWN_MEETING"]);
/** `UNKNOWN_CLIP`: it went away between two calls, and is told of again with the next. */
const passing: ReadonlySet<string> = new Set([
  "OFFLINE",
  "FAULT",
  "TOO_FAST",
  "BUSY",
  "NO_ROOM",
  "UNKNOWN_CLIP",
  "STALE",
]);

export function sortOf(code: string): ProblemSort {
  if (closed.has(code)) return "closed";
  return passing.has(code) ? "passing" : "lasting";
}
