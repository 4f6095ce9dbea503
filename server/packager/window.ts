import type { Millis, ProgramTime } from "../../shared/time.ts";
import { millis, programTime } from "../../shared/time.ts";
import { MemorySegment } from "./memory-segment.ts";
import type { Fragment, InitSegment, SegmentStart, SegmentView } from "./segment.ts";
import type { Targets } from "./targets.ts";

export interface WindowLimits {
  readonly windowMinutes: number;
  readonly windowBytes: number;
}

export interface WindowOptions extends WindowLimits {
  /** Prefix of every media address. Random for each start of the server, so that no cache mixes two runs. */
  readonly epoch: string;
  /** The first media sequence number (HL15). */
  readonly firstSequence: number;
  /** The first discontinuity sequence number (HL15); 0 when left out. */
  readonly firstDiscontinuity?: number;
  /** Told the number of each discontinuity when it is made, so that a restart can go on above it. */
  readonly onDiscontinuity?: (sequence: number) => void;
}

/** What a playlist is made of, and nothing else. Rules HL13–HL18 in docs/spec/hls.md. */
export interface WindowView {
  readonly epoch: string;
  /** Grows with every change that a playlist would show. */
  readonly version: number;
  /** Null until the first whole segment: there is nothing to list (HL13). */
  readonly targets: Targets | null;
  /** Oldest first; at most the last one is open. */
  readonly segments: readonly SegmentView[];
  /** Discontinuities that left the list, counted from the first sequence number. */
  readonly discontinuitySequence: number;
  /** The number that the next segment to open will have. */
  readonly nextMsn: number;
}

const LINGER_TARGET_DURATIONS = 3;
const SEQUENCE_ORIGIN = Date.UTC(2026, 0, 1);

/**
 * Sequence numbers start at the seconds since 2026, so that a restarted server goes on above where it was: a segment
 * lasts more than a second, and no player sees numbers fall back (HL15).
 */
export const firstSequenceAt = (now: ProgramTime): number => Math.max(Math.floor((now - SEQUENCE_ORIGIN) / 1000), 0);

/** The rolling window of one stage: append-only at the live edge, bounded in time and bytes at the other end. */
export class Window implements WindowView {
  readonly epoch: string;
  readonly #limits: WindowLimits;
  readonly #onDiscontinuity: (sequence: number) => void;
  readonly #segments: MemorySegment[] = [];
  #departed: MemorySegment[] = [];
  #targets: Targets | null = null;
  #open: MemorySegment | null = null;
  #version = 0;
  #nextMsn: number;
  #discontinuitySequence: number;
  #lastDiscontinuity: number;
  #inits = 0;
  #bytes = 0;
  #duration = 0;
  #listener: () => void = () => {};

  constructor(options: WindowOptions) {
    this.epoch = options.epoch;
    this.#limits = options;
    this.#nextMsn = options.firstSequence;
    this.#discontinuitySequence = options.firstDiscontinuity ?? 0;
    this.#lastDiscontinuity = this.#discontinuitySequence;
    this.#onDiscontinuity = options.onDiscontinuity ?? (() => {});
  }

  get version(): number {
    return this.#version;
  }
  get targets(): Targets | null {
    return this.#targets;
  }
  get segments(): readonly SegmentView[] {
    return this.#segments;
  }
  get discontinuitySequence(): number {
    return this.#discontinuitySequence;
  }
  get nextMsn(): number {
    return this.#nextMsn;
  }
  /** Media bytes held, those that linger after leaving the list included. */
  get bytes(): number {
    return this.#bytes + this.#departed.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  /** Date just behind the newest frame, or null when nothing was ever cut. */
  get edge(): ProgramTime | null {
    const last = this.#segments.at(-1);
    return last === undefined ? null : programTime(last.startsAt + last.duration);
  }

  /** One listener: it hears of every change of `version`. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** A segment by its number, listed or lately departed. */
  find(msn: number): SegmentView | null {
    const first = this.#segments[0];
    if (first !== undefined && msn >= first.msn) return this.#segments[msn - first.msn] ?? null;
    return this.#departed.find((segment) => segment.msn === msn) ?? null;
  }

  /** Names an init segment; it is kept for as long as a segment needs it. */
  addInit(bytes: Uint8Array): InitSegment {
    this.#inits += 1;
    return { epoch: this.epoch, id: this.#inits, bytes };
  }

  findInit(id: number): InitSegment | null {
    const holder = this.#segments.find((s) => s.init.id === id) ?? this.#departed.find((s) => s.init.id === id);
    return holder?.init ?? null;
  }

  openSegment(start: SegmentStart): void {
    if (this.#open !== null) throw new WindowFault("a segment is open already");
    this.#open = new MemorySegment(this.epoch, this.#nextMsn, start);
    this.#nextMsn += 1;
    this.#segments.push(this.#open);
    if (!start.isDiscontinuity) return;
    this.#lastDiscontinuity += 1;
    this.#onDiscontinuity(this.#lastDiscontinuity);
  }

  /** Corrects the date of the open segment, which only the first of a source may need (HL12). */
  redate(startsAt: ProgramTime): void {
    this.#mustBeOpen().redate(startsAt);
  }

  append(fragment: Fragment): void {
    this.#mustBeOpen().append(fragment);
    this.#bytes += fragment.bytes.byteLength;
    this.#changed();
  }

  /** @param targets What to declare, once: later ones are ignored, for they may never change (HL9). */
  closeSegment(duration: Millis, targets: Targets): void {
    const segment = this.#mustBeOpen();
    segment.close(duration);
    this.#open = null;
    this.#duration += duration;
    this.#targets ??= targets;
    this.#evict();
    this.#changed();
  }

  #mustBeOpen(): MemorySegment {
    if (this.#open === null) throw new WindowFault("no segment is open");
    return this.#open;
  }

  #changed(): void {
    this.#version += 1;
    this.#listener();
  }

  #evict(): void {
    const longest = millis(this.#limits.windowMinutes * 60_000);
    for (;;) {
      const first = this.#segments[0];
      const second = this.#segments[1];
      if (first === undefined || second === undefined) return;
      // A segment goes only when what stays still covers the window.
      const isTooLong = this.#duration - first.duration >= longest;
      if (!isTooLong && this.#bytes <= this.#mostListedBytes) return;
      this.#depart(first);
    }
  }

  /** What lingers counts too, but never takes more than half: at a high bit rate a window must remain. */
  get #mostListedBytes(): number {
    const { windowBytes } = this.#limits;
    return Math.max(windowBytes - (this.bytes - this.#bytes), windowBytes / 2);
  }

  #depart(segment: MemorySegment): void {
    this.#segments.shift();
    this.#bytes -= segment.bytes;
    this.#duration -= segment.duration;
    if (segment.isDiscontinuity) this.#discontinuitySequence += 1;
    this.#departed.push(segment);
    const lingerMs = LINGER_TARGET_DURATIONS * 1000 * (this.#targets?.targetDurationSeconds ?? 0);
    let keptMs = 0;
    const kept = this.#departed.findLastIndex((s) => {
      keptMs += s.duration;
      return keptMs > lingerMs;
    });
    this.#departed = this.#departed.slice(Math.max(kept, 0));
  }
}

/** Our own mistake in the order of calls. */
export class WindowFault extends Error {
  override readonly name = "WindowFault";
}
