/** What of a clip is shown: its start and its end, by the millisecond. Pure. Rules BZ133–BZ135 in docs/spec/clips.md. */
import type { Clip } from "../../../shared/clips.ts";
import { type Millis, millis } from "../../../shared/time.ts";

export interface Part {
  readonly fromMs: Millis;
  readonly toMs: Millis;
}
export type Edge = "from" | "to";

/** Less is no interview. */
export const LEAST_MS = 1000;
export const NUDGE_MS = 100;
/** Of 25 pictures a second, until the film itself has shown how long its pictures stand. */
export const USUAL_FRAME_MS = 40;

export const wholeOf = (durationMs: Millis): Part => ({ fromMs: millis(0), toMs: durationMs });

/** A trim as part of that film: one saved for a longer film ends with this one. */
export function partOf(trim: Clip["trim"], durationMs: Millis): Part {
  if (trim === null) return wholeOf(durationMs);
  const toMs = Math.min(trim.toMs, durationMs);
  return { fromMs: millis(Math.max(0, Math.min(trim.fromMs, toMs - LEAST_MS))), toMs: millis(toMs) };
}

/** As it is saved: the whole film is no trim. */
export const trimOf = ({ fromMs, toMs }: Part, durationMs: Millis): Clip["trim"] =>
  fromMs === 0 && toMs === durationMs ? null : { fromMs, toMs };

/** With one edge elsewhere: inside the film, and not nearer to the other than {@link LEAST_MS}. */
export function moved(part: Part, edge: Edge, atMs: number, durationMs: Millis): Part {
  const at = Math.round(atMs);
  if (edge === "from") return { ...part, fromMs: millis(between(0, at, part.toMs - LEAST_MS)) };
  return { ...part, toMs: millis(between(part.fromMs + LEAST_MS, at, durationMs)) };
}

/** Where an arrow, Page, Home or End moves an edge by its `code`; `null`: that key moves nothing. */
export function keyStep(code: string, isFar: boolean, frameMs: number): number | null {
  switch (code) {
    case "ArrowLeft":
    case "ArrowDown":
      return isFar ? -1000 : -NUDGE_MS;
    case "ArrowRight":
    case "ArrowUp":
      return isFar ? 1000 : NUDGE_MS;
    case "PageDown":
      return -5000;
    case "PageUp":
      return 5000;
    case "Comma":
      return -frameMs;
    case "Period":
      return frameMs;
    case "Home":
      return Number.NEGATIVE_INFINITY;
    case "End":
      return Number.POSITIVE_INFINITY;
    default:
      return null;
  }
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
