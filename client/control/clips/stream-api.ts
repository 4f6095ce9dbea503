import type { NewStreamClip } from "../../../shared/clips/commands.ts";
import type { Clip } from "../../../shared/clips.ts";
import { type ApiAnswer, type ApiProblem, call } from "../api.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./stream-strings.ts";

/** A part of the broadcast becomes a clip; it may take a dozen seconds. The same id again: the same clip (BZ200). */
export const markStream = (slug: string, order: NewStreamClip): Promise<ApiAnswer<Clip>> =>
  call("POST", `/api/meetings/${encodeURIComponent(slug)}/clips/stream`, order);

const worded = ["TOO_SHORT", "TOO_LONG", "NOT_RECORDED", "NO_ROOM"] as const;

export function streamProblem(problem: ApiProblem): string {
  const known = worded.find((code) => code === problem.code);
  return known === undefined ? problemWords(problem) : t(`problem.${known}`);
}

/** A name that every disk takes. */
export const fileName = (title: string): string => `${title.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, " ").trim()}.mp4`;
