import {
  between,
  later,
  type Millis,
  millis,
  millisToTicks,
  type ProgramTime,
  ticksToMillis,
} from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { MediaSink } from "../media/sample.ts";
import type { Alarm } from "./alarm.ts";
import type { Clip } from "./clip.ts";
import { ClipCursor } from "./clip-cursor.ts";

/** How far back a start reaches, so that the first whole segment is there at once instead of two seconds later. */
const PREROLL = millis(3200);
/** Behind by more, what was missed is left out: nobody needs it any more. */
const MOST_BEHIND = millis(5000);
/** Media handed over in one turn, so that catching up does not hold the process. */
const MOST_PER_TURN = millis(400);

/**
 * The bundled clip as a live source: says what an encoder would say, when it would, round after round. Rules PO12–PO17.
 * Samples carry their nominal moment as arrival, so that the programme clock of what is packed is exact.
 */
export class ClipLoop {
  readonly #clip: Clip;
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  #running: Running | null = null;

  constructor(clip: Clip, clock: Clock, alarm: Alarm) {
    this.#clip = clip;
    this.#clock = clock;
    this.#alarm = alarm;
  }

  get length(): Millis {
    return ticksToMillis(this.#clip.length);
  }

  /**
   * Begins on a keyframe, up to `PREROLL` in the past, but not before `notBefore`: what was on air until then stays.
   * @returns the programme time of the first picture.
   */
  start(sink: MediaSink, notBefore: ProgramTime): ProgramTime {
    this.stop("started anew");
    const earliest = later(this.#clock.now(), millis(-PREROLL));
    const cursor = new ClipCursor(this.#clip, earliest > notBefore ? earliest : notBefore);
    const origin = cursor.next.at;
    this.#running = { sink, cursor, origin, callOff: () => {} };
    for (const track of this.#clip.tracks) sink.push({ type: "track", track });
    this.#emit(this.#running);
    return origin;
  }

  /** Ends the sink. Nothing is emitted afterwards. Safe to call at any time. */
  stop(reason: string): void {
    const running = this.#running;
    this.#running = null;
    running?.callOff();
    running?.sink.end(reason);
  }

  #emit(running: Running): void {
    const now = this.#clock.now();
    if (between(running.cursor.next.at, now) > MOST_BEHIND) leaveOut(running, this.#clip, now);
    const end = later(running.cursor.next.at, MOST_PER_TURN);
    while (running.cursor.next.at <= now && running.cursor.next.at < end) {
      say(running);
      // A sink may stop the loop from within.
      if (this.#running !== running) return;
    }
    const wait = Math.max(0, between(now, running.cursor.next.at));
    running.callOff = this.#alarm.after(millis(wait), () => this.#emit(running));
  }
}

interface Running {
  readonly sink: MediaSink;
  cursor: ClipCursor;
  /** Programme time of `dts` 0. */
  readonly origin: ProgramTime;
  callOff: () => void;
}

function say({ sink, cursor, origin }: Running): void {
  const { sample, at } = cursor.next;
  cursor.advance();
  sink.push({ type: "sample", sample: { ...sample, dts: millisToTicks(between(origin, at)), arrivedAt: at } });
}

/** The process or the whole machine stood still: go on at the present, on a keyframe. */
function leaveOut(running: Running, clip: Clip, now: ProgramTime): void {
  const missedFrom = running.cursor.next.at;
  running.cursor = new ClipCursor(clip, later(now, millis(-PREROLL)));
  running.sink.push({ type: "jump", byMs: between(missedFrom, running.cursor.next.at) });
}
