import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { GapJournal } from "./gap-journal.ts";
import { InitShelf } from "./init-shelf.ts";
import { Linger } from "./linger.ts";
import { MemoryTier } from "./memory-tier.ts";
import { relisted } from "./restored.ts";
import { type ReadonlyRollingList, RollingList } from "./rolling-list.ts";
import type { Fragment, InitSegment, SegmentStart, SegmentView } from "./segment.ts";
import type { SegmentStore, StoredSegment } from "./segment-store.ts";
import { type Targets, targetDurationFor } from "./targets.ts";
import { WindowSegment } from "./window-segment.ts";

export interface WindowLimits {
  readonly windowMinutes: number;
  readonly windowBytes: number;
}

export interface WindowOptions extends WindowLimits {
  /** Prefix of every media address. Random for each start of the server, so that no cache mixes two runs. */
  readonly epoch: string;
  /** The first media sequence number of this run; above all that `restored` has (HL15). */
  readonly firstSequence: number;
  /** Discontinuities go on above it (HL15); 0 when left out. */
  readonly firstDiscontinuity?: number;
  /** Told the number of each discontinuity when it is made, so that a restart can go on above it. */
  readonly onDiscontinuity?: (sequence: number) => void;
  /** Told the number of each segment when it is opened, for the same. */
  readonly onSequence?: (msn: number) => void;
  /** Takes each closed segment. Without one the window lives in memory alone, and is as long as memory allows. */
  readonly store?: SegmentStore;
  /** What an earlier run left on the disk, oldest first: see `listable` in restored.ts. */
  readonly restored?: readonly StoredSegment[];
}

/** What a playlist is made of, and nothing else. Rules HL13–HL18 and HL42–HL44 in docs/spec/hls.md. */
export interface WindowView {
  readonly epoch: string;
  /** Grows with every change that a playlist would show. */
  readonly version: number;
  /** Null until the first whole segment of this run: there is nothing to list (HL13). */
  readonly targets: Targets | null;
  /** Oldest first; at most the last one is open. */
  readonly segments: ReadonlyRollingList<SegmentView>;
  /** The discontinuity number before the first segment: those that left the list. */
  readonly discontinuitySequence: number;
  /** The number that the next segment to open will have. */
  readonly nextMsn: number;
  /** Which closed segments are not what they were when they were first listed. */
  readonly gaps: Pick<GapJournal, "length" | "since">;
}

const LINGER_TARGET_DURATIONS = 3;
/** Whatever dates say, so much media stays listed: after a long break a player must not find everything gone at once. */
const LEAST_LISTED_MS = 60_000;
const SEQUENCE_ORIGIN = Date.UTC(2026, 0, 1);

/**
 * Where nothing is known of an earlier run, sequence numbers start at the seconds since 2026: a segment lasts more than a
 * second, so a server that restarts goes on above where it was, and no player sees numbers fall back (HL15).
 */
export const firstSequenceAt = (now: ProgramTime): number => Math.max(Math.floor((now - SEQUENCE_ORIGIN) / 1000), 0);

/**
 * The rolling window of one stage: append-only at the live edge; at the other end bounded in time, and in memory by
 * letting the disk have the older segments.
 */
export class Window implements WindowView {
  readonly epoch: string;
  readonly gaps = new GapJournal();
  readonly #options: WindowOptions;
  readonly #segments = new RollingList<WindowSegment>();
  readonly #inits = new InitShelf();
  readonly #memory: MemoryTier;
  readonly #linger = new Linger((segment) => this.#inits.release(segment));
  #targets: Targets | null = null;
  #open: WindowSegment | null = null;
  #version = 0;
  #nextMsn: number;
  #lastDiscontinuity: number;
  #initsMade = 0;
  #duration = 0;
  #listener: () => void = () => {};

  constructor(options: WindowOptions) {
    this.epoch = options.epoch;
    this.#options = options;
    this.#nextMsn = options.firstSequence;
    this.#lastDiscontinuity = options.firstDiscontinuity ?? 0;
    this.#memory = new MemoryTier(options.firstSequence, {
      mostBytes: options.windowBytes,
      segmentOf: (msn) => this.#listed(msn),
      isFresh: (segment) => this.#isFresh(segment),
      onLost: (segment) => this.#lose(segment),
    });
    const { firstSequence, firstDiscontinuity = 0 } = options;
    for (const segment of relisted(options.restored ?? [], { firstSequence, firstDiscontinuity })) this.#list(segment);
  }

  get version(): number {
    return this.#version;
  }
  get targets(): Targets | null {
    return this.#targets;
  }
  get segments(): ReadonlyRollingList<SegmentView> {
    return this.#segments;
  }
  get discontinuitySequence(): number {
    const first = this.#segments.at(0);
    if (first === undefined) return this.#lastDiscontinuity;
    return first.discontinuity - (first.isDiscontinuity ? 1 : 0);
  }
  get nextMsn(): number {
    return this.#nextMsn;
  }
  /** Media bytes in memory, those that linger after leaving the list included. */
  get bytes(): number {
    return this.#memory.bytes + this.#linger.bytes;
  }

  /** Date just behind the newest frame, or null when nothing was ever cut. */
  get edge(): ProgramTime | null {
    const last = this.#segments.at(-1);
    return last === undefined ? null : endOf(last);
  }

  /** One listener: it hears of every change of `version`. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** A segment by its name, listed or lately departed. `null` for a gap, too. */
  find(epoch: string, msn: number): SegmentView | null {
    const segment = this.#listed(msn) ?? this.#linger.find(msn);
    return segment === null || segment.epoch !== epoch || segment.isGap ? null : segment;
  }

  /** Names an init segment; it is kept for as long as a segment needs it. */
  addInit(bytes: Uint8Array): InitSegment {
    this.#initsMade += 1;
    return { epoch: this.epoch, id: this.#initsMade, bytes };
  }

  findInit(epoch: string, id: number): InitSegment | null {
    return this.#inits.find(epoch, id);
  }

  openSegment(start: SegmentStart): void {
    if (this.#open !== null) throw new WindowFault("a segment is open already");
    const discontinuity = this.#lastDiscontinuity + (start.isDiscontinuity ? 1 : 0);
    const segment = WindowSegment.open({ ...start, epoch: this.epoch, msn: this.#nextMsn, discontinuity });
    this.#open = segment;
    this.#nextMsn += 1;
    this.#list(segment);
    this.#options.onSequence?.(segment.msn);
    if (!start.isDiscontinuity) return;
    this.#lastDiscontinuity = discontinuity;
    this.#options.onDiscontinuity?.(discontinuity);
  }

  /** Corrects the date of the open segment, which only the first of a source may need (HL12). */
  redate(startsAt: ProgramTime): void {
    this.#mustBeOpen().redate(startsAt);
  }

  append(fragment: Fragment): void {
    this.#mustBeOpen().append(fragment);
    this.#memory.grow(fragment.bytes.byteLength);
    this.#changed();
  }

  /** @param targets What to declare, once: later ones are ignored, for they may never change (HL9). */
  closeSegment(duration: Millis, targets: Targets): void {
    const segment = this.#mustBeOpen();
    segment.close(duration);
    this.#open = null;
    this.#duration += duration;
    this.#targets ??= this.#declared(targets);
    this.#memory.close(segment);
    this.#keep(segment);
    this.#evict();
    this.#changed();
  }

  /** What was deleted for good is listed as a gap from now on. The open segment is not asked about. */
  drop(isDropped: (segment: { readonly epoch: string; readonly number: number }) => boolean): void {
    const before = this.gaps.length;
    for (const segment of this.#segments) {
      if (!segment.isClosed || segment.isGap) continue;
      if (!isDropped({ epoch: segment.epoch, number: segment.msn })) continue;
      this.#memory.forget(segment);
      segment.becomeGap();
      this.gaps.note(segment.msn);
    }
    if (this.gaps.length > before) this.#changed();
  }

  #list(segment: WindowSegment): void {
    this.#segments.push(segment);
    this.#inits.take(segment);
    if (segment.isClosed) this.#duration += segment.duration;
  }

  #listed(msn: number): WindowSegment | null {
    const first = this.#segments.at(0);
    return first === undefined || msn < first.msn ? null : (this.#segments.at(msn - first.msn) ?? null);
  }

  #mustBeOpen(): WindowSegment {
    if (this.#open === null) throw new WindowFault("no segment is open");
    return this.#open;
  }

  #changed(): void {
    this.#version += 1;
    this.#listener();
  }

  /** What an earlier run declared is not known, but no listed segment may be longer than this one's promise. */
  #declared(targets: Targets): Targets {
    let longest = millis(0);
    for (const segment of this.#segments) if (segment.epoch !== this.epoch) longest = longer(longest, segment.duration);
    // Rounded as a playlist's reader rounds them: a segment may be a part longer than the target says.
    const least = targetDurationFor(millis(Math.round(longest / 1000) * 1000));
    return { ...targets, targetDurationSeconds: Math.max(targets.targetDurationSeconds, least) };
  }

  #keep(segment: WindowSegment): void {
    const { store } = this.#options;
    if (store === undefined) return;
    segment.setCopy("awaited");
    const chunks = segment.fragments.map((fragment) => fragment.bytes);
    // The port never rejects: a disk that fails answers null.
    void store.keep({ ...segment.facts(), chunks }).then((copy) => {
      segment.setCopy(copy);
      this.#relieve();
    });
  }

  #evict(): void {
    const oldestBefore = this.#segments.at(0);
    while (this.#isTooLong()) this.#depart();
    if (this.#options.store === undefined) while (this.#isTooHeavy()) this.#depart();
    else this.#relieve();
    const oldest = this.#segments.at(0);
    // Those who read behind the end of the list have as long as in memory (HL17).
    if (oldest !== undefined && oldest !== oldestBefore) {
      this.#options.store?.forget(programTime(oldest.startsAt - this.#lingerMs));
    }
  }

  /** A segment goes only when what stays still covers the window. */
  #isTooLong(): boolean {
    const [first, second, edge] = [this.#segments.at(0), this.#segments.at(1), this.edge];
    if (first === undefined || second === undefined || edge === null) return false;
    const longest = this.#options.windowMinutes * 60_000;
    return edge - second.startsAt >= longest && this.#duration - first.duration >= Math.min(longest, LEAST_LISTED_MS);
  }

  /** What lingers counts too, but never takes more than half: at a high bit rate a window must remain. */
  #isTooHeavy(): boolean {
    const { windowBytes } = this.#options;
    return (
      this.#segments.length > 1 && this.#memory.bytes > Math.max(windowBytes - this.#linger.bytes, windowBytes / 2)
    );
  }

  #relieve(): void {
    const before = this.gaps.length;
    this.#memory.relieve();
    if (this.gaps.length > before) this.#changed();
  }

  #lose(segment: WindowSegment): void {
    this.gaps.note(segment.msn);
  }

  #isFresh(segment: WindowSegment): boolean {
    const edge = this.edge;
    return edge !== null && edge - endOf(segment) <= this.#lingerMs;
  }

  #depart(): void {
    const segment = this.#segments.shift();
    if (segment === undefined) return;
    this.#memory.forget(segment);
    this.#duration -= segment.duration;
    // What the disk has is read from there; what it may yet have is here until then.
    if (segment.isInMemory && segment.copy !== "stored") this.#linger.add(segment, this.#lingerMs);
    else this.#inits.release(segment);
  }

  get #lingerMs(): Millis {
    return millis(LINGER_TARGET_DURATIONS * 1000 * (this.#targets?.targetDurationSeconds ?? 0));
  }
}

const endOf = ({ startsAt, duration }: SegmentView): ProgramTime => programTime(startsAt + duration);
const longer = (one: Millis, other: Millis): Millis => millis(Math.max(one, other));

/** Our own mistake in the order of calls. */
export class WindowFault extends Error {
  override readonly name = "WindowFault";
}
