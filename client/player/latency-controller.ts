/**
 * Keeps playback as near to the live edge as the network allows. Pure: `decide` turns what is measured into a playback
 * rate, a target and, rarely, a seek. Rules PL23–PL30 in docs/spec/player.md; why not hls.js's own: docs/adr/0008.
 */
import { type Millis, millis } from "../../shared/time.ts";

export interface LatencyInputs {
  /** Monotonic clock. */
  readonly now: Millis;
  /** From the playhead to the live edge (see Arrivals). */
  readonly latency: Millis;
  /** Media buffered without a hole ahead of the playhead. */
  readonly ahead: Millis;
  /** From the playhead to the end of what the playlist lists: as far as a seek can go. */
  readonly reachable: Millis;
  /** The longest part; without parts, the longest segment. */
  readonly part: Millis;
  readonly hasParts: boolean;
  /** How late parts come against the quickest (see Arrivals). */
  readonly lateness: Millis;
  /** Kept in the buffer when a part is as late as `lateness`. */
  readonly margin: Millis;
  /** Playback ran dry: `began` once for each stall, then `lasts` until the picture moves. */
  readonly stall: "none" | "began" | "lasts";
}

/** What one decision leaves to the next. */
export interface LatencyMemory {
  readonly rate: number;
  /** Added to the target by stalls, given back in calm. */
  readonly cushion: Millis;
  /** The stall under way: when it began, and what the cushion was before it. */
  readonly stall: { readonly since: Millis; readonly cushion: Millis } | null;
  readonly calmSince: Millis;
  /** How long calm must last before the cushion shrinks; doubles when shrinking brought a stall. */
  readonly calmNeeded: Millis;
  readonly shrunkAt: Millis | null;
  /** When the picture last stood still; its start counts. */
  readonly brokenAt: Millis;
  readonly soughtAt: Millis | null;
  readonly hadParts: boolean;
}

export interface LatencyDecision {
  readonly rate: number;
  /** What `latency` is steered to. */
  readonly target: Millis;
  /** Seek this far forward from the playhead, once. */
  readonly seekBy: Millis | null;
  readonly memory: LatencyMemory;
}

const FASTEST = 1.3;
const SLOWEST = 0.9;
/** Of rate for each second of excess: an excess shrinks to a third in little more than a second. */
const GAIN_PER_SECOND = 0.8;
// Between these two the rate stays as it is, so that it does not flutter about the target.
const START_STEERING = 60;
const STOP_STEERING = 20;
const LATENESS_CAP = 2000;
const CUSHION_STEP = 200;
const CUSHION_CAP = 4000;
const CUSHION_WORTH_KEEPING = 40;
const OUTAGE_AFTER = 1500;
const CALM_AT_FIRST = millis(20_000);
const CALM_AT_MOST = 160_000;
/** A seek is a visible break: only beyond this excess, unless the picture has just broken anyway. */
const SEEK_BEYOND = 3000;
const SEEK_BEYOND_AFTER_BREAK = 600;
const BREAK_LASTS = 5000;
const SEEKS_APART = 4000;

export const startOfLatency = (now: Millis): LatencyMemory => ({
  rate: 1,
  cushion: millis(0),
  stall: null,
  calmSince: now,
  calmNeeded: CALM_AT_FIRST,
  shrunkAt: null,
  brokenAt: now,
  soughtAt: null,
  hadParts: true,
});

export function decide(inputs: LatencyInputs, before: LatencyMemory): LatencyDecision {
  const memory = { ...settle(inputs, before), hadParts: inputs.hasParts };
  const target = millis(inputs.part + Math.min(inputs.lateness, LATENESS_CAP) + inputs.margin + memory.cushion);
  if (shouldSeek(inputs, target, before, memory)) {
    const seekBy = millis(inputs.reachable - target);
    return { rate: 1, target, seekBy, memory: { ...memory, rate: 1, soughtAt: inputs.now } };
  }
  const rate = steer(inputs, target, memory.rate);
  return { rate, target, seekBy: null, memory: { ...memory, rate } };
}

/** Grows the cushion on a stall, gives half of it back after calm. */
function settle(inputs: LatencyInputs, memory: LatencyMemory): LatencyMemory {
  const { now } = inputs;
  switch (inputs.stall) {
    case "lasts":
      return { ...memory, cushion: cushionDuring(now, memory), calmSince: now, brokenAt: now };
    case "began":
      return {
        ...memory,
        cushion: millis(Math.min(memory.cushion + Math.max(CUSHION_STEP, inputs.part / 2), CUSHION_CAP)),
        stall: { since: now, cushion: memory.cushion },
        calmNeeded: calmAfterStall(now, memory),
        calmSince: now,
        brokenAt: now,
      };
    case "none":
      return shrink(now, memory);
  }
}

/** A network that is gone for seconds is no network that is late: no cushion would have helped. */
function cushionDuring(now: Millis, { stall, cushion }: LatencyMemory): Millis {
  return stall !== null && now - stall.since > OUTAGE_AFTER ? stall.cushion : cushion;
}

function shrink(now: Millis, memory: LatencyMemory): LatencyMemory {
  if (memory.cushion === 0 || now - memory.calmSince < memory.calmNeeded) return memory;
  const half = memory.cushion / 2;
  return { ...memory, cushion: millis(half < CUSHION_WORTH_KEEPING ? 0 : half), calmSince: now, shrunkAt: now };
}

/** A stall soon after shrinking says that the cushion was needed: wait longer before trying again. */
function calmAfterStall(now: Millis, { shrunkAt, calmNeeded }: LatencyMemory): Millis {
  const wasShrinking = shrunkAt !== null && now - shrunkAt < 2 * calmNeeded;
  return wasShrinking ? millis(Math.min(2 * calmNeeded, CALM_AT_MOST)) : CALM_AT_FIRST;
}

function shouldSeek(inputs: LatencyInputs, target: Millis, before: LatencyMemory, memory: LatencyMemory): boolean {
  const { now } = inputs;
  if (memory.soughtAt !== null && now - memory.soughtAt < SEEKS_APART) return false;
  const hasJustBroken = now - memory.brokenAt < BREAK_LASTS;
  const partsHaveBegun = inputs.hasParts && !before.hadParts;
  const beyond = hasJustBroken || partsHaveBegun ? SEEK_BEYOND_AFTER_BREAK : SEEK_BEYOND;
  return inputs.reachable - target > beyond;
}

function steer({ latency, ahead, margin }: LatencyInputs, target: Millis, rate: number): number {
  const excess = latency - target;
  const isSteering = rate !== 1;
  // While parts come in time there is more than the margin: less says that one is overdue, and haste would end in a stall.
  if (ahead < margin / 2) return excess > START_STEERING ? 1 : SLOWEST;
  if (ahead < margin && excess > 0) return 1;
  if (Math.abs(excess) < (isSteering ? STOP_STEERING : START_STEERING)) return 1;
  const wanted = 1 + (excess / 1000) * GAIN_PER_SECOND;
  const bounded = Math.min(FASTEST, Math.max(SLOWEST, wanted));
  // Every change of rate restarts the browser's time stretching: change in steps of a fiftieth.
  return Math.round(bounded * 50) / 50;
}
