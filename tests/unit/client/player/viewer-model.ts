import { Arrivals } from "../../../../client/player/arrivals.ts";
import {
  decide,
  type LatencyDecision,
  type LatencyMemory,
  startOfLatency,
} from "../../../../client/player/latency-controller.ts";
import { type Millis, millis } from "../../../../shared/time.ts";

/** How a simulated network brings parts. All times in ms. */
export interface Network {
  readonly part: number;
  /** Between a part's end at the encoder and its place in the buffer; called once a part, in order. */
  readonly delay: (mediaEnd: number) => number;
  readonly margin?: number;
}

export interface Sample {
  readonly at: number;
  /** Encoder's clock minus playhead: what a viewer would call the delay. */
  readonly behind: number;
  readonly rate: number;
  readonly target: Millis;
  readonly isStalled: boolean;
  readonly hasSought: boolean;
}

const STEP = 20;
const STEER_EVERY = 100;

/**
 * A viewer of a live stream: media time is the encoder's clock, parts land in the buffer in order, the playhead moves at
 * the controller's rate while it has media. No clocks, no sockets: the same run each time.
 */
export function watch(network: Network, until: number, startBehind: number): readonly Sample[] {
  const arrivals = new Arrivals();
  const samples: Sample[] = [];
  let memory: LatencyMemory = startOfLatency(millis(0));
  let decision: LatencyDecision | null = null;
  let playhead = -startBehind;
  let bufferEnd = 0;
  let isStalled = false;
  let hasRunDry = false;
  const parts = partsOf(network, until);
  for (let now = 0; now < until; now += STEP) {
    while (parts[0] !== undefined && parts[0].landsAt <= now) {
      const { mediaEnd, isNewest } = parts[0];
      parts.shift();
      bufferEnd = mediaEnd;
      if (isNewest) arrivals.push({ at: millis(now), mediaEnd: millis(mediaEnd) });
    }
    const ahead = bufferEnd - playhead;
    // A browser stops when it has nothing left and goes on when there is a little again.
    if (!isStalled && ahead <= 0) hasRunDry = true;
    isStalled = isStalled ? ahead < 40 : ahead <= 0;
    let hasSought = false;
    const latency = arrivals.latency(millis(now), millis(playhead));
    if (now % STEER_EVERY === 0 && latency !== null) {
      decision = decide(
        {
          now: millis(now),
          latency,
          ahead: millis(Math.max(0, ahead)),
          reachable: millis(ahead),
          part: millis(network.part),
          hasParts: true,
          lateness: arrivals.lateness,
          margin: millis(network.margin ?? 150),
          stall: hasRunDry ? "began" : isStalled ? "lasts" : "none",
        },
        memory,
      );
      memory = decision.memory;
      hasRunDry = false;
      if (decision.seekBy !== null) {
        playhead += decision.seekBy;
        hasSought = true;
      }
    }
    if (!isStalled) playhead = Math.min(bufferEnd, playhead + STEP * (decision?.rate ?? 1));
    samples.push({
      at: now,
      behind: now - playhead,
      rate: decision?.rate ?? 1,
      target: decision?.target ?? millis(0),
      isStalled,
      hasSought,
    });
  }
  return samples;
}

/** Stalls that began after `from`. */
export const stallsAfter = (samples: readonly Sample[], from: number): number =>
  samples.filter(({ at, isStalled }, i) => at >= from && isStalled && !samples[i - 1]?.isStalled).length;

export const between = (samples: readonly Sample[], from: number, to: number): readonly Sample[] =>
  samples.filter(({ at }) => at >= from && at < to);

export function medianBehind(samples: readonly Sample[]): number {
  const sorted = samples.map(({ behind }) => behind).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function partsOf({ part, delay }: Network, until: number) {
  const ends = Array.from({ length: Math.ceil(until / part) }, (_, i) => (i + 1) * part);
  // In order: a late part holds up those behind it.
  let landedAt = 0;
  const landed = ends.map((mediaEnd) => {
    landedAt = Math.max(landedAt, mediaEnd + delay(mediaEnd));
    return { mediaEnd, landsAt: landedAt };
  });
  // A backlog lands at once; only its last part was the newest when it came.
  return landed.map((one, i) => ({ ...one, isNewest: landed[i + 1]?.landsAt !== one.landsAt }));
}
