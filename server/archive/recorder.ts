import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { SegmentToKeep } from "../packager/segment-store.ts";
import type { Span } from "./claims.ts";
import type { Disk } from "./disk.ts";
import type { DiskWatch } from "./disk-watch.ts";
import { Reel } from "./reel.ts";
import { endOf } from "./reel-index.ts";
import type { ReelReader } from "./reel-reader.ts";
import { removeReel } from "./reel-removal.ts";
import { ReelSegment } from "./reel-segment.ts";
import { ReelWriter } from "./reel-writer.ts";
import { WriteQueue, type WriteQueueLimits } from "./write-queue.ts";

export interface RecorderOptions {
  readonly stage: string;
  readonly folder: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly log: Log;
  readonly reader: ReelReader;
  readonly watch: Pick<DiskWatch, "isBelowFloor">;
  /** Meetings that want a stretch of an encoder's picture kept. */
  readonly claimants: (span: Span) => readonly string[];
  /** A reel has its first segment. */
  readonly onReel: (reel: Reel) => void;
  /** A reel would be listed otherwise than before. */
  readonly onChange: (reel: Reel) => void;
  readonly limits?: WriteQueueLimits;
}

interface OpenReel {
  readonly reel: Reel;
  readonly writer: ReelWriter;
  /** What its segments have in common. */
  readonly kind: string;
}

const LIMITS: WriteQueueLimits = { bytes: 64 << 20, deadline: millis(30_000) };
const MOST_REEL_BYTES = 512 << 20;
const MOST_REEL_MS = 10 * 60_000;
/** A longer silence begins a new reel, so that a reel's dates say what it holds. */
const MOST_SILENCE_MS = 5000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

/** Writes the segments of one stage to reels. Whatever the disk does, the caller is never held up. Rules AR1–AR3, AR9–AR12. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #queue: WriteQueue;
  /** Meetings of which something was lost since their last reel began or ended. */
  readonly #missed = new Set<string>();
  #open: OpenReel | null = null;
  #faults = 0;
  #retryAt: ProgramTime | null = null;
  #isClosed = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#queue = new WriteQueue(options.limits ?? LIMITS);
  }

  get isFailing(): boolean {
    return this.#faults > 0;
  }
  get isBehind(): boolean {
    return this.#queue.isBehind;
  }

  /** Something of this meeting was lost, and no reel says so yet. */
  hasMissed(slug: string): boolean {
    return this.#missed.has(slug);
  }

  async keep(segment: SegmentToKeep): Promise<ReelSegment | null> {
    if (this.#isClosed) return null;
    const claimedBy = this.#claimants(segment.source, { from: segment.startsAt, until: endOf(segment) });
    const kept = this.#isRefusing()
      ? null
      : await this.#queue.offer(sizeOf(segment), () => this.#write(segment, claimedBy));
    if (kept === null) this.#miss(claimedBy);
    return kept;
  }

  /** Closes the reel that is open, or only this one. */
  finish(only?: Reel): Promise<void> {
    return this.#queue.run(async () => {
      if (only === undefined || this.#open?.reel === only) await this.#closeReel();
    });
  }

  /** Writes what waits; from the call on nothing more is kept. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.finish();
  }

  #claimants(source: string, span: Span): readonly string[] {
    return source === "encoder" ? this.#options.claimants(span) : [];
  }

  #isRefusing(): boolean {
    if (!this.#options.watch.isBelowFloor) return this.#isWaiting();
    // Nothing follows for a while: a closed reel costs the next start nothing.
    if (this.#open !== null) void this.finish();
    return true;
  }

  #isWaiting(): boolean {
    return this.#retryAt !== null && this.#options.clock.now() < this.#retryAt;
  }

  async #write(segment: SegmentToKeep, claimedBy: readonly string[]): Promise<ReelSegment | null> {
    if (this.#isWaiting()) return null;
    try {
      const { reel, writer } = await this.#reelFor(segment, claimedBy);
      const record = await writer.append(segment);
      const kept = new ReelSegment(reel, record, segment.init, this.#options.reader);
      const isFirst = reel.totals === null;
      reel.add(kept, record);
      if (isFirst) this.#options.onReel(reel);
      this.#options.onChange(reel);
      this.#recovered();
      return kept;
    } catch (fault) {
      this.#failed(fault);
      this.#miss(claimedBy);
      await this.#closeReel();
      return null;
    }
  }

  #miss(slugs: readonly string[]): void {
    for (const slug of slugs) this.#missed.add(slug);
  }

  /** A reel says it from here on. */
  #noted(slugs: readonly string[]): void {
    for (const slug of slugs) this.#missed.delete(slug);
  }

  #recovered(): void {
    if (this.#faults > 0) this.#options.log.info("disk takes segments again", { stage: this.#options.stage });
    this.#faults = 0;
    this.#retryAt = null;
  }

  #failed(fault: unknown): void {
    const wait = Math.min(FIRST_RETRY_MS * 2 ** this.#faults, LAST_RETRY_MS);
    this.#faults += 1;
    this.#retryAt = programTime(this.#options.clock.now() + wait);
    this.#options.log.fault("segment not kept", fault, { stage: this.#options.stage, retryInMs: wait });
  }

  async #reelFor(segment: SegmentToKeep, claimedBy: readonly string[]): Promise<OpenReel> {
    const kind = JSON.stringify([segment.epoch, segment.source, claimedBy]);
    if (this.#open !== null && this.#open.kind === kind && hasRoom(this.#open.reel, segment)) {
      this.#noted(claimedBy);
      return this.#open;
    }
    await this.#closeReel();
    this.#open = await this.#begin(segment, { kind, claimedBy });
    return this.#open;
  }

  async #begin(
    segment: SegmentToKeep,
    { kind, claimedBy }: { kind: string; claimedBy: readonly string[] },
  ): Promise<OpenReel> {
    const { stage, folder, disk, clock } = this.#options;
    const { epoch, source, startsAt } = segment;
    const isMissingBefore = claimedBy.some((slug) => this.#missed.has(slug));
    const header = { stage, epoch, source, startedAt: startsAt, isMissingBefore, wantedBy: claimedBy };
    const name = newName(clock.now());
    await disk.makeFolder(dirname(folder));
    await disk.makeFolder(folder);
    await disk.syncFolder(dirname(folder));
    const writer = await ReelWriter.create(disk, { folder, name, header });
    this.#noted(claimedBy);
    const reel = new Reel({ folder, name }, header, null);
    reel.claimedBy = claimedBy;
    return { reel, writer, kind };
  }

  /** Never throws: a reel that cannot be closed is mended at the next start. */
  async #closeReel(): Promise<void> {
    if (this.#open === null) return;
    const { reel, writer } = this.#open;
    this.#open = null;
    const { disk, log, stage } = this.#options;
    try {
      await writer.close(reel.claimedBy.some((slug) => this.#missed.has(slug)));
      if (writer.totals === null) await removeReel(disk, reel.folder, reel.name);
    } catch (fault) {
      log.fault("reel not closed", fault, { stage, reel: reel.name });
    }
    if (writer.totals !== null) reel.close(writer.totals);
  }
}

const sizeOf = ({ chunks }: SegmentToKeep): number => chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);

const hasRoom = ({ totals, from, until }: Reel, segment: SegmentToKeep): boolean =>
  totals !== null &&
  segment.number > totals.last &&
  totals.bytes + sizeOf(segment) <= MOST_REEL_BYTES &&
  endOf(segment) - from <= MOST_REEL_MS &&
  Math.abs(segment.startsAt - until) <= MOST_SILENCE_MS;

const newName = (now: ProgramTime): string =>
  `${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}-${randomBytes(4).toString("hex")}`;
