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

/** A trim as part of the film on the server: what lies beyond it ends with it. */
export function partOf(trim: Clip["trim"], { media, cut = null }: Pick<Clip, "media" | "cut">): Part {
  const durationMs = media?.durationMs ?? millis(1);
  if (trim === null) return wholeOf(durationMs);
  const cutMs = cut?.fromMs ?? 0;
  const toMs = between(0, trim.toMs - cutMs, durationMs);
  return { fromMs: millis(between(0, trim.fromMs - cutMs, toMs - LEAST_MS)), toMs: millis(toMs) };
}

/** As it is saved, by the time of the film as it came: the whole film is no trim, all of a cut film is its cut. */
export function trimOf({ fromMs, toMs }: Part, { media, cut = null }: Pick<Clip, "media" | "cut">): Clip["trim"] {
  if (fromMs === 0 && toMs === media?.durationMs) return cut;
  const cutMs = cut?.fromMs ?? 0;
  return { fromMs: millis(fromMs + cutMs), toMs: millis(toMs + cutMs) };
}

/** Of the film as it came. */
export function wholeLength({ media, cut = null }: Pick<Clip, "media" | "cut">): Millis {
  const durationMs = media?.durationMs ?? millis(1);
  return cut === null ? durationMs : millis(Math.max(durationMs, cut.toMs));
}

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
