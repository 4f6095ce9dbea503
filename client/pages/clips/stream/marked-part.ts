/** What is marked of the broadcast, by the programme clock. Pure. Rules BZ210–BZ213 in docs/spec/clips.md. */
import { MOST_CLIP_MS } from "../../../../shared/clips.ts";
import { type Millis, millis, type ProgramTime, programTime } from "../../../../shared/time.ts";
import { type Edge, LEAST_MS, type Part } from "../trim.ts";

/** Either end may be marked first. */
export interface MarkedPart {
  readonly from: ProgramTime | null;
  readonly to: ProgramTime | null;
}
export interface WholePart {
  readonly from: ProgramTime;
  readonly to: ProgramTime;
}

export const nothingMarked: MarkedPart = { from: null, to: null };

/** Both ends are there, in order, and neither too near nor too far. */
export function wholePart({ from, to }: MarkedPart): WholePart | null {
  if (from === null || to === null) return null;
  const lengthMs = to - from;
  return lengthMs >= LEAST_MS && lengthMs <= MOST_CLIP_MS ? { from, to } : null;
}

/** An end that comes to stand on the wrong side of the other takes it away: it was of another part. */
export function marked(part: MarkedPart, edge: Edge, at: number): MarkedPart {
  // Downwards: the frame that was marked is part of it.
  const moment = programTime(Math.floor(at));
  if (edge === "from") return { from: moment, to: part.to !== null && part.to <= moment ? null : part.to };
  return { from: part.from !== null && part.from >= moment ? null : part.from, to: moment };
}

/** Moved by a step, not nearer to the other than a second. */
export function nudged(part: MarkedPart, edge: Edge, by: number): MarkedPart {
  const { from, to } = part;
  if (edge === "from" && from !== null)
    return { from: programTime(Math.min(from + by, to === null ? Number.POSITIVE_INFINITY : to - LEAST_MS)), to };
  if (edge === "to" && to !== null)
    return { from, to: programTime(Math.max(to + by, from === null ? 0 : from + LEAST_MS)) };
  return part;
}

/** The last of what can be rewound to, as much as there is. */
export const lastOf = (window: WholePart, lengthMs: number): WholePart => ({
  from: programTime(Math.ceil(Math.max(window.from, window.to - lengthMs))),
  to: programTime(Math.floor(window.to)),
});

/** A strip of the broadcast around the part, drawn to scale: where its handles can be taken. */
export interface Strip {
  readonly from: ProgramTime;
  readonly lengthMs: Millis;
}

const LEAST_ROOM_MS = 5_000;

export function stripAround({ from, to }: WholePart): Strip {
  const room = Math.max(LEAST_ROOM_MS, (to - from) / 4);
  return { from: programTime(from - room), lengthMs: millis(to - from + 2 * room) };
}

/** Whether a strip still has room on both sides of the part. */
export const fits = ({ from, lengthMs }: Strip, part: WholePart): boolean =>
  part.from >= from + 1_000 && part.to <= from + lengthMs - 1_000 && part.to - part.from > lengthMs / 8;

export const onStrip = (part: WholePart, strip: Strip): Part => ({
  fromMs: millis(part.from - strip.from),
  toMs: millis(part.to - strip.from),
});

export const offStrip = ({ fromMs, toMs }: Part, strip: Strip): WholePart => ({
  from: programTime(strip.from + fromMs),
  to: programTime(strip.from + toMs),
});
