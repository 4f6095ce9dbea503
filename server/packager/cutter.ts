import { millis, millisToTicks, type Ticks, ticks, ticksToMillis } from "../../shared/time.ts";
import type { Cut, Discontinuity } from "./cut.ts";
import type { Lineup } from "./lineup.ts";
import { OpenFragment } from "./open-fragment.ts";
import {
  longestSegment,
  mostTargetDurationSeconds,
  partTargetFor,
  type Targets,
  targetDurationFor,
  wantedOf,
} from "./targets.ts";
import type { VideoPace } from "./video-pace.ts";

export interface CutterOptions {
  readonly partMs: number;
  /** What the window already declared; null while nothing is. */
  readonly declared: () => Targets | null;
}

interface SegmentInProgress {
  readonly startsAt: Ticks;
  readonly shownAt: Ticks;
  /** Its first fragment is cut. */
  hasBegun: boolean;
}

/** RFC 8216bis 4.4.4.9. */
const LEAST_SHARE = 0.85;
/** No picture is that big: a source whose time stands still must not grow a fragment without end. */
const MOST_FRAGMENT_BYTES = 8 * 1024 * 1024;

/** Holds the open fragment and segment, cuts where it is told, and keeps what it cuts within the declared lengths. */
export class Cutter {
  readonly fragment = new OpenFragment();
  readonly #options: CutterOptions;
  readonly #pace: VideoPace;
  #lineup: Lineup;
  #isDiscontinuityDue = true;
  /** What the first segment cut here asked for: it counts until the window has heard of it. */
  #asked: Targets | null = null;
  #segment: SegmentInProgress | null = null;
  #position = ticks(0);
  #longestFragment = ticks(0);
  #cuts: Cut[] = [];

  constructor(options: CutterOptions, pace: VideoPace, lineup: Lineup) {
    this.#options = options;
    this.#pace = pace;
    this.#lineup = lineup;
  }

  /** Start of the open segment, or null when none is. */
  get segmentStart(): Ticks | null {
    return this.#segment?.startsAt ?? null;
  }
  /** End of the newest fragment. */
  get position(): Ticks {
    return this.#position;
  }
  get isOverweight(): boolean {
    return this.fragment.bytes > MOST_FRAGMENT_BYTES;
  }

  /** No fragment may declare more. */
  get partTarget(): Ticks {
    const declared = this.#declared;
    if (declared !== null) return millisToTicks(declared.partTarget);
    const interval = this.#pace.frames.measured;
    const measured = interval === null ? null : ticksToMillis(interval);
    return millisToTicks(partTargetFor(this.#options.partMs, measured));
  }

  /**
   * As near to the wanted length as whole frames come, yet no less than what the specification asks of all but the last
   * part of a segment, and no more than the target.
   * @param next how long one more frame would be.
   */
  isFull(length: number, next: number): boolean {
    const { partTarget } = this;
    if (length + next > partTarget) return true;
    return length + next / 2 >= wantedOf(partTarget) && length >= partTarget * LEAST_SHARE;
  }

  get longestSegment(): Ticks {
    return millisToTicks(longestSegment(this.#declared?.targetDurationSeconds ?? mostTargetDurationSeconds));
  }

  get #declared(): Targets | null {
    return this.#options.declared() ?? this.#asked;
  }

  takeCuts(): readonly Cut[] {
    const cuts = this.#cuts;
    this.#cuts = [];
    return cuts;
  }

  /** What follows is another lineup: the next segment is a discontinuity. */
  relineup(lineup: Lineup): void {
    this.#lineup = lineup;
    this.#isDiscontinuityDue = true;
  }

  open(startsAt: Ticks, shownAt: Ticks): void {
    this.#segment = { startsAt, shownAt, hasBegun: false };
  }

  /** @param end where the next segment begins, or where the last fragment ended. */
  close(end: Ticks): void {
    const segment = this.#segment;
    this.#segment = null;
    if (segment === null || !segment.hasBegun) return;
    const longest = this.longestSegment;
    // A pause before the next segment may be longer than a segment may last: then it is a hole between the two.
    const until = end - segment.startsAt > longest ? this.#position : end;
    const duration = ticks(Math.min(Math.max(until - segment.startsAt, 1), longest));
    this.#asked ??= this.#targetsAfter(duration);
    this.#cuts.push({ type: "closed", duration, targets: this.#asked });
  }

  /** Cuts what is open. See `OpenFragment.take` for `audioBefore`. */
  seal(start: Ticks, end: Ticks, audioBefore: Ticks | null): void {
    const isIndependent = this.fragment.firstVideo?.isKeyframe ?? this.#lineup.video === null;
    const runs = this.fragment.take(end, audioBefore);
    if (runs.length === 0) return;
    // A pause inside cannot be declared: no part lasts longer than the target (RFC 8216bis 4.4.4.9).
    const duration = ticks(Math.min(Math.max(end - start, 1), this.partTarget));
    this.#begin(start);
    this.#position = end;
    this.#longestFragment = ticks(Math.max(this.#longestFragment, duration));
    this.#cuts.push({ type: "fragment", runs, duration, isIndependent });
  }

  #begin(fragmentStart: Ticks): void {
    this.#segment ??= { startsAt: fragmentStart, shownAt: fragmentStart, hasBegun: false };
    if (this.#segment.hasBegun) return;
    this.#segment.hasBegun = true;
    this.#cuts.push({ type: "opened", discontinuity: this.#discontinuity(), shownAt: this.#segment.shownAt });
    this.#isDiscontinuityDue = false;
  }

  #discontinuity(): Discontinuity | null {
    if (!this.#isDiscontinuityDue) return null;
    return { lineup: this.#lineup, origin: this.#segment?.startsAt ?? this.#position };
  }

  #targetsAfter(segment: Ticks): Targets {
    const longest = Math.max(segment, this.#pace.keyframes.measured ?? 0);
    return {
      targetDurationSeconds: targetDurationFor(ticksToMillis(ticks(longest))),
      partTarget: millis(Math.max(ticksToMillis(this.partTarget), ticksToMillis(this.#longestFragment))),
    };
  }
}
