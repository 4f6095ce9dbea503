import { type ClipProblem, clipProblems } from "../../../shared/clips.ts";
import type { FilmFacts } from "./film-facts.ts";

/** What is to be cut out of a film: ms from its first picture. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export type FilmTask =
  | { readonly type: "look"; readonly source: string }
  /**
   * `film.mp4` of the folder into segments and their playlist; answers with what it has become. Before that, where it is asked
   * for, H.264 and AAC of MP4 or MOV into `film.mp4` as they are, from the keyframe before the span.
   */
  | {
      readonly type: "segment";
      readonly folder: string;
      readonly remux: { readonly source: string; readonly span: Span | null } | null;
    };

export type FilmWord =
  | { readonly type: "facts"; readonly facts: FilmFacts }
  | { readonly type: "refused"; readonly problem: ClipProblem }
  | { readonly type: "done" };

/** What the child says is believed only in this form: it read what strangers sent. `null`: it is not. */
export function parseWord(said: unknown): FilmWord | null {
  if (!isRecord(said)) return null;
  switch (said["type"]) {
    case "done":
      return { type: "done" };
    case "refused": {
      const problem = clipProblems.find((one) => one === said["problem"]);
      return problem === undefined ? null : { type: "refused", problem };
    }
    case "facts":
      return isFacts(said["facts"]) ? { type: "facts", facts: said["facts"] } : null;
  }
  return null;
}

const containers: readonly unknown[] = ["mp4", "mov", "matroska", "webm", "mpeg-ts"] satisfies FilmFacts["container"][];

function isFacts(facts: unknown): facts is FilmFacts {
  if (!isRecord(facts) || !containers.includes(facts["container"]) || !isCount(facts["durationMs"])) return false;
  return isPicture(facts["picture"]) && (facts["sound"] === null || isSound(facts["sound"]));
}

const isPicture = (said: unknown): boolean =>
  isRecord(said) &&
  isName(said["codec"]) &&
  (said["codecString"] === null || isName(said["codecString"])) &&
  ["widthPx", "heightPx", "rotation", "bitrate", "rate", "longestGroupMs"].every((name) => isCount(said[name])) &&
  Number.isFinite(said["startsMs"]) &&
  ["isKnown", "isSquare", "isHdr", "isSteady", "isClosed"].every((name) => typeof said[name] === "boolean");

const isSound = (said: unknown): boolean =>
  isRecord(said) &&
  isName(said["codec"]) &&
  (said["codecString"] === null || isName(said["codecString"])) &&
  typeof said["isKnown"] === "boolean" &&
  isCount(said["channels"]) &&
  isCount(said["rateHz"]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const isCount = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isName = (value: unknown): boolean => typeof value === "string" && value.length > 0 && value.length <= 100;
