/** Which of the stage's playlists to play: parts of 1, 2 or 5 fragments. Pure. Rules PL31–PL34. */
import { type Millis, millis } from "../../shared/time.ts";
import { type Delay, delayRules } from "./delay.ts";

export const partLengths = [1, 2, 5] as const;
/** Fragments in a part. */
export type PartLength = (typeof partLengths)[number];

/** What a fragment lasts unless the stream said otherwise. */
export const USUAL_FRAGMENT = millis(200);

/** Of a viewer of whom nothing is known: somewhere on the internet. */
const USUAL_ROUND_TRIP = 150;

export interface PartChoiceInputs {
  /** `null`: not measured yet. */
  readonly roundTrip: Millis | null;
  readonly fragment: Millis;
  readonly delay: Delay;
  /** Playback ran dry more than once in the last minute with the current length. */
  readonly isUnsteady: boolean;
  readonly current: PartLength | null;
  /** Shorter parts have just proved unsteady. */
  readonly atLeast: PartLength;
}

// Changing interrupts the picture, so a shorter part must be clearly possible, not just so.
const SHORTER_ONLY_WITH_ROOM = 1.3;

/** The shortest part that outlasts the round trips it costs; longer while playback is unsteady. */
export function choosePartLength(inputs: PartChoiceInputs): PartLength {
  const { current } = inputs;
  const needed = partLengths.find((length) => outlasts(length, inputs, 1)) ?? 5;
  if (current === null || needed > current) return needed;
  if (inputs.isUnsteady) return longer(current);
  return partLengths.find((length) => length === current || outlasts(length, inputs, SHORTER_ONLY_WITH_ROOM)) ?? 5;
}

/** `/hls/main/index.m3u8` → `/hls/main/p2.m3u8`. An address that is not the stage's index is played as it is. */
export const playlistOf = (source: string, length: PartLength): string =>
  source.replace(/\/index\.m3u8(?=$|\?)/, `/p${length}.m3u8`);

function outlasts(length: PartLength, inputs: PartChoiceInputs, room: number): boolean {
  const { roundTrip, fragment, delay, atLeast } = inputs;
  const rule = delayRules[delay];
  const needed = (roundTrip ?? USUAL_ROUND_TRIP) * rule.roundTripsPerPart * room;
  return length >= Math.max(rule.leastFragments, atLeast) && length * fragment >= needed;
}

const longer = (length: PartLength): PartLength => partLengths[partLengths.indexOf(length) + 1] ?? 5;
