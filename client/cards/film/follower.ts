/**
 * Keeps a film in step with the broadcast: where it should be by the frame on screen, against where it is. Pure: it never
 * looks at a clock. Rules BZ161, BZ162 in docs/spec/clips.md.
 */
import { type Millis, millis } from "../../../shared/time.ts";

/** From here on a seek is better than minutes at another pace. */
const SEEK_BEYOND = 1000;
/** A film that has only begun is put in its place at once: nobody has heard it yet. */
const PLACE_BEYOND = 120;
/** A still picture shows its own frame: two of them at 25 a second. */
const STILL_BEYOND = 80;
/** A broadcast that leaps by so much was sought in. */
const LEAP = 600;
const START_STEERING = 40;
const STOP_STEERING = 12;
/** Voices keep their pitch, and nobody hears a twentieth. */
const MOST_STEERING = 0.06;
/** 120 ms are made good at the full six hundredths. */
const GAIN_PER_SECOND = 0.5;
const SEEKS_APART = 2000;
const SEEKS_APART_MOST = 30_000;
/** In step for so long: the next trouble is another one. */
const CALM = 10_000;
const IN_STEP = 300;
const LEAD_MOST = 1500;

export interface FollowerInputs {
  /** A clock that only goes on. */
  readonly now: Millis;
  /** Where the film should be, from its start. */
  readonly wanted: Millis;
  /** Where it is. */
  readonly at: Millis;
  /** Seconds of programme in a second; 0: the broadcast stands. */
  readonly pace: number;
  readonly isSeeking: boolean;
  /** There are frames to go on with. */
  readonly canPlay: boolean;
}

export interface FollowerMemory {
  /** It has not played yet, or not since the broadcast was sought in. */
  readonly isNew: boolean;
  readonly last: { readonly now: Millis; readonly wanted: Millis; readonly pace: number } | null;
  readonly soughtAt: Millis | null;
  /** Where the last seek was to lead. */
  readonly soughtFor: Millis | null;
  /** How long after the last seek another may come. */
  readonly apart: Millis;
  /** How much a seek takes here: the next one aims so much further. */
  readonly lead: Millis;
  /** The seek has not been judged by where it landed. */
  readonly isLanding: boolean;
  readonly inStepSince: Millis | null;
  /** Times the broadcast's pace. */
  readonly steering: number;
}

export interface Following {
  readonly plays: boolean;
  readonly rate: number;
  /** `null`: no seek. */
  readonly seekTo: Millis | null;
  readonly memory: FollowerMemory;
}

export const atFirst: FollowerMemory = {
  isNew: true,
  last: null,
  soughtAt: null,
  soughtFor: null,
  apart: millis(SEEKS_APART),
  lead: millis(0),
  isLanding: false,
  inStepSince: null,
  steering: 1,
};

export function follow(inputs: FollowerInputs, before: FollowerMemory): Following {
  const { now, wanted, at, pace } = inputs;
  const memory = judged(inputs, hasLeapt(inputs, before) ? settledAnew(before) : before);
  const error = wanted - at;
  const last = { now, wanted, pace };
  if (pace === 0) {
    const isOff = Math.abs(error) > STILL_BEYOND && memory.soughtFor !== wanted && !inputs.isSeeking;
    const sought = { ...memory, soughtAt: now, soughtFor: wanted, isLanding: false };
    return {
      plays: false,
      rate: 1,
      seekTo: isOff ? wanted : null,
      memory: { ...(isOff ? sought : memory), last, steering: 1 },
    };
  }
  if (mustSeek(inputs, error, memory)) {
    const seekTo = millis(Math.max(0, wanted + memory.lead * pace));
    const apart = millis(memory.soughtAt === null ? SEEKS_APART : Math.min(memory.apart * 2, SEEKS_APART_MOST));
    const sought = { soughtAt: now, soughtFor: wanted, isLanding: true, inStepSince: null, steering: 1, apart };
    return { plays: true, rate: pace, seekTo, memory: { ...memory, isNew: false, last, ...sought } };
  }
  const steering = inputs.isSeeking || !inputs.canPlay ? 1 : steer(error, memory.steering);
  return { plays: true, rate: pace * steering, seekTo: null, memory: { ...memory, isNew: false, last, steering } };
}

/** The broadcast is elsewhere than it would have come to by itself. */
function hasLeapt({ now, wanted }: FollowerInputs, { last }: FollowerMemory): boolean {
  if (last === null) return false;
  const expected = last.wanted + (now - last.now) * last.pace;
  // A broadcast that stalled has not leapt: it comes to less than was expected, and not to less than it was.
  return wanted > expected + LEAP || wanted < last.wanted - LEAP / 2;
}

const settledAnew = (memory: FollowerMemory): FollowerMemory => ({ ...atFirst, lead: memory.lead });

/** What the last seek came to, and whether all is well for long enough. */
function judged({ now, wanted, at, isSeeking, canPlay }: FollowerInputs, memory: FollowerMemory): FollowerMemory {
  const error = wanted - at;
  const hasLanded = memory.isLanding && !isSeeking && canPlay;
  const lead = hasLanded ? millis(Math.min(LEAD_MOST, Math.max(0, memory.lead + error))) : memory.lead;
  const inStepSince = Math.abs(error) > IN_STEP ? null : (memory.inStepSince ?? now);
  const isCalm = inStepSince !== null && now - inStepSince >= CALM;
  return {
    ...memory,
    lead,
    inStepSince,
    isLanding: memory.isLanding && !hasLanded,
    apart: isCalm ? millis(SEEKS_APART) : memory.apart,
  };
}

/** Never two in a row for one trouble: each further one waits twice as long. */
function mustSeek({ now, isSeeking, canPlay }: FollowerInputs, error: number, memory: FollowerMemory): boolean {
  if (isSeeking) return false;
  if (memory.isNew) return Math.abs(error) > PLACE_BEYOND;
  // What waits for bytes would wait anew elsewhere.
  if (Math.abs(error) < SEEK_BEYOND || !canPlay) return false;
  return memory.soughtAt === null || now - memory.soughtAt >= memory.apart;
}

function steer(error: number, steering: number): number {
  if (Math.abs(error) < (steering === 1 ? START_STEERING : STOP_STEERING)) return 1;
  const wanted = Math.max(-MOST_STEERING, Math.min(MOST_STEERING, (error / 1000) * GAIN_PER_SECOND));
  // Every change of rate restarts the browser's time stretching: change in steps of a hundredth.
  return 1 + (Math.round(wanted * 100) || Math.sign(error)) / 100;
}
