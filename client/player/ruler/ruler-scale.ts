/** Where the agenda stands on the ruler. Pure. Rules RL20–RL25 in docs/spec/ruler.md. */
import { between, type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import type { ProgramWindow } from "../engine.ts";
import type { Run } from "../runs.ts";
import { recordingScale, type SeekScale, windowScale } from "../seek-scale.ts";
import type { RulerPart } from "./ruler-part.ts";

/** A part's place from the ruler's beginning. */
export interface PlacedPart {
  /** `null`: time that is no item's. */
  readonly part: RulerPart | null;
  readonly start: Millis;
  readonly end: Millis;
}

export interface RulerScale extends SeekScale {
  /** In order, without overlaps or holes, from 0 to `length`. */
  readonly parts: readonly PlacedPart[];
  /** What can be watched, within the ruler; `null`: nothing yet. */
  readonly seekable: ProgramWindow | null;
}

/**
 * A meeting that is planned or on: by the clock, whatever of it can be watched.
 * @param span what the ruler shows at least, e.g. the meeting's day
 */
export function meetingScale(
  span: ProgramWindow,
  parts: readonly RulerPart[],
  window: ProgramWindow | null,
): RulerScale {
  const whole = {
    from: earliest(span.from, window?.to, parts[0]?.from),
    to: latest(span.to, window?.to, parts.at(-1)?.to),
  };
  const scale = windowScale(whole);
  const seekable = window === null ? null : { from: latest(window.from, whole.from), to: window.to };
  return { ...scale, parts: placed(parts, scale), seekable };
}

/** A recording: as long as there is picture. `null`: there is none. */
export function replayScale(runs: readonly Run[], parts: readonly RulerPart[]): RulerScale | null {
  const scale = recordingScale(runs);
  return scale === null ? null : { ...scale, parts: placed(parts, scale), seekable: scale.window };
}

/** The nearest moment to `at` that can be watched. */
export function seekableNear(at: ProgramTime, { seekable }: RulerScale): ProgramTime | "live" {
  if (seekable === null || at >= seekable.to) return "live";
  return at < seekable.from ? seekable.from : at;
}

/** `gone`: it has left the rewind window. `ahead`: it has not happened. */
export function reachOf(at: ProgramTime, { seekable }: RulerScale): "gone" | "here" | "ahead" {
  if (seekable === null || at > seekable.to) return "ahead";
  return at < seekable.from ? "gone" : "here";
}

function placed(parts: readonly RulerPart[], scale: SeekScale): readonly PlacedPart[] {
  const placedParts: PlacedPart[] = [];
  let end = millis(0);
  const add = (part: RulerPart | null, to: Millis) => {
    if (to <= end) return;
    placedParts.push({ part, start: end, end: to });
    end = to;
  };
  for (const part of parts) {
    add(null, scale.placeOf(part.from));
    add(part, scale.placeOf(part.to));
  }
  add(null, scale.length);
  return placedParts;
}

const earliest = (first: ProgramTime, ...others: readonly (ProgramTime | undefined)[]): ProgramTime =>
  programTime(Math.min(first, ...others.filter((one) => one !== undefined)));

const latest = (first: ProgramTime, ...others: readonly (ProgramTime | undefined)[]): ProgramTime =>
  programTime(Math.max(first, ...others.filter((one) => one !== undefined)));

/** The start of the item before or after `at` that can be watched; `null`: there is none. */
export function neighbourPart(at: ProgramTime, scale: RulerScale, side: "before" | "after"): ProgramTime | null {
  const starts = scale.parts
    .flatMap(({ part }) => (part === null || part.state === "next" ? [] : [part.from]))
    .filter((start) => reachOf(start, scale) === "here");
  return side === "before"
    ? (starts.findLast((start) => between(start, at) > AT_START) ?? null)
    : (starts.find((start) => between(at, start) > AT_START) ?? null);
}

/** Whoever has just come to an item's start and asks for the one before does not mean this one. */
const AT_START = 2000;
