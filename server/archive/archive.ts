import { dirname, join } from "node:path";
import type { Broadcast, DiskState } from "../../shared/recordings.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { InitSegment } from "../packager/segment.ts";
import type { ArchivedSegment } from "./archived-segment.ts";
import { type BroadcastReels, broadcastsOf, describe, segmentsOf } from "./broadcasts.ts";
import { type Claim, claimants } from "./claims.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { DiskWatch } from "./disk-watch.ts";
import type { Reel } from "./reel.ts";
import { ReelReader } from "./reel-reader.ts";
import { StageArchive } from "./stage-archive.ts";
import { StageFolder } from "./stage-folder.ts";
import type { WriteQueueLimits } from "./write-queue.ts";

export interface ArchiveOptions {
  /** `{dataDir}/media`. Made when it is not there. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Below this much free disk nothing is kept; 0: never. */
  readonly floorBytes: number;
  /** Bound of what was read back, all stages and replays together. */
  readonly cacheBytes: number;
  /** Room left for us; asked every few seconds. Left out: the file system's own figure. */
  readonly freeBytes?: () => Promise<number>;
  /** For disks that fail; left out: the real one. */
  readonly disk?: Disk;
  /** Of each stage's queue to the disk. */
  readonly queueLimits?: WriteQueueLimits;
}

/** Names a segment for good, within its stage. */
export interface SegmentName {
  readonly epoch: string;
  readonly number: number;
}

type DropListener = (stage: string, isDropped: (segment: SegmentName) => boolean) => void;

const stageName = /^[a-z0-9][a-z0-9-]{0,31}$/;
const DAY_MS = 86_400_000;
/** The longest window there may be: what a stage without one left is deleted behind it. */
const LONGEST_WINDOW_MS = DAY_MS;
const CLOSING_MS = 5000;

/** All segments on the disk: the rewind windows of all stages, and what meetings want kept. Rules in docs/spec/archive.md. */
export class Archive {
  readonly #options: ArchiveOptions;
  readonly #disk: Disk;
  readonly #watch: DiskWatch;
  readonly #reader: ReelReader;
  readonly #stageByName = new Map<string, StageArchive>();
  /** Those that a window writes to and forgets. */
  readonly #inUse = new Set<string>();
  readonly #versionBySlug = new Map<string, number>();
  #claims: readonly Claim[] = [];
  #areClaimsKnown = false;
  /** Meetings that have claimed anything in this run. */
  readonly #known = new Set<string>();
  #onDropped: DropListener = () => {};

  private constructor(options: ArchiveOptions) {
    this.#options = options;
    this.#disk = options.disk ?? nodeDisk;
    this.#reader = new ReelReader({ disk: this.#disk, log: options.log, cacheBytes: options.cacheBytes });
    const freeBytes = options.freeBytes ?? (() => this.#disk.freeBytes(options.dir));
    this.#watch = new DiskWatch({ freeBytes, floorBytes: options.floorBytes, log: options.log });
  }

  /** Brings the folder into order and knows each reel in it. Never throws: without a disk there is live all the same. */
  static async open(options: ArchiveOptions): Promise<Archive> {
    const archive = new Archive(options);
    try {
      await archive.#load();
    } catch (fault) {
      options.log.fault("archive not read", fault);
    }
    await archive.#watch.start();
    return archive;
  }

  /** What the stage's window writes to. One for each name. @throws {RangeError} when it is no stage's name. */
  stage(name: string): StageArchive {
    this.#inUse.add(name);
    return this.#stageByName.get(name) ?? this.#addStage(name, []);
  }

  /**
   * All that meetings want kept, whenever that changes: at start, and at each opening, closing and deletion of a meeting.
   * Nothing is deleted before the first call. A stage's next segment begins a new reel where claims begin and end.
   */
  setClaims(claims: readonly Claim[]): void {
    const [before, after] = [bySlug(this.#claims), bySlug(claims)];
    this.#claims = claims;
    this.#areClaimsKnown = true;
    for (const { slug } of claims) this.#known.add(slug);
    for (const slug of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(slug) !== after.get(slug)) this.#changed([slug]);
    }
    for (const stage of this.#stageByName.values()) stage.applyClaims();
    this.#forgetUnused();
  }

  /** `null` when there is no such segment (any more). @throws {ReadFault} `busy`, as all that read do. */
  async find(stage: string, epoch: string, number: number): Promise<ArchivedSegment | null> {
    return (await this.#stageByName.get(stage)?.find(epoch, number)) ?? null;
  }

  /** What was kept of a stage in that time, oldest first; empty when there is nothing. @throws {ReadFault} `busy` */
  async between(stage: string, from: ProgramTime, until: ProgramTime): Promise<readonly ArchivedSegment[]> {
    return (await this.#stageByName.get(stage)?.between(from, until)) ?? [];
  }

  async findInit(stage: string, epoch: string, id: number): Promise<InitSegment | null> {
    return (await this.#stageByName.get(stage)?.findInit(epoch, id)) ?? null;
  }

  /** Newest first. */
  async broadcasts(): Promise<readonly Broadcast[]> {
    const described: Broadcast[] = [];
    for (const broadcast of this.#broadcasts()) described.push(await describe(broadcast));
    return described.sort((a, b) => b.from - a.from);
  }

  /** Oldest first; `null` when there is no such broadcast. */
  async segmentsOf(broadcastId: string): Promise<readonly ArchivedSegment[] | null> {
    const broadcast = this.#broadcasts().find(({ id }) => id === broadcastId);
    return broadcast === undefined ? null : segmentsOf(broadcast);
  }

  /** All that was kept of a meeting, oldest first, loop left out; empty when there is nothing. */
  async replay(slug: string): Promise<readonly ArchivedSegment[]> {
    const segments: ArchivedSegment[] = [];
    for (const broadcast of this.#broadcasts()) {
      if (broadcast.slug === slug) segments.push(...(await segmentsOf(broadcast)));
    }
    return segments.sort((a, b) => a.startsAt - b.startsAt);
  }

  /** Changes whenever `replay(slug)` would answer something else. Means nothing to another run of the server. */
  replayVersion(slug: string): number {
    return this.#versionBySlug.get(slug) ?? 0;
  }

  /**
   * Deletes a broadcast for good, out of rewind windows too. `on-air` while it is being recorded: nothing was done.
   * @throws when the disk refuses; nobody can play it any more all the same, and deletion is tried again later.
   */
  async drop(broadcastId: string): Promise<"dropped" | "unknown" | "on-air"> {
    const broadcast = this.#broadcasts().find(({ id }) => id === broadcastId);
    if (broadcast === undefined) return "unknown";
    if (broadcast.isOnAir) return "on-air";
    await this.#drop(broadcast);
    return "dropped";
  }

  /** One listener: told which segments of a stage are no more after a `drop` or `expire`. */
  onDropped(listener: DropListener): void {
    this.#onDropped = listener;
  }

  /** Deletes broadcasts that ended more than so many days ago; `null`: none. Call it now and then. */
  async expire(keepDays: number | null): Promise<void> {
    this.#forgetUnused();
    if (keepDays === null) return;
    const limit = this.#options.clock.now() - keepDays * DAY_MS;
    const expired = this.#broadcasts().filter(
      ({ reels, isOnAir }) => !isOnAir && reels.every(({ until }) => until < limit),
    );
    for (const broadcast of expired) await this.#drop(broadcast);
    if (expired.length > 0) this.#options.log.info("old recordings deleted", { broadcasts: expired.length, keepDays });
  }

  /** Asks now how much room there is, instead of in a few seconds. */
  look(): Promise<void> {
    return this.#watch.look();
  }

  disk(): DiskState {
    const stages = [...this.#stageByName.values()];
    const usedBytes = stages.reduce((sum, { reels }) => sum + reels.reduce((all, { bytes }) => all + bytes, 0), 0);
    const { freeBytes, floorBytes } = this.#watch;
    return { freeBytes, floorBytes, usedBytes, writing: this.#writing(stages) };
  }

  /** Writes what waits, for at most a few seconds, and closes the files. */
  async close(): Promise<void> {
    this.#watch.stop();
    const finished = Promise.all([...this.#stageByName.values()].map(({ recorder }) => recorder.close()));
    const late = Promise.withResolvers<"late">();
    const timer = setTimeout(late.resolve, CLOSING_MS, "late");
    if ((await Promise.race([finished, late.promise])) === "late") this.#options.log.warn("archive closed early");
    clearTimeout(timer);
  }

  async #load(): Promise<void> {
    const { dir, log } = this.#options;
    await this.#disk.makeFolder(dir);
    await this.#disk.syncFolder(dirname(dir));
    for (const name of (await this.#disk.listFolders(dir)).filter((folder) => stageName.test(folder))) {
      this.#addStage(name, await new StageFolder(join(dir, name), { disk: this.#disk, log }).reels());
    }
  }

  #addStage(name: string, found: readonly Reel[]): StageArchive {
    if (!stageName.test(name)) throw new RangeError("not a stage's name");
    const { dir, clock, log, queueLimits } = this.#options;
    const stage = new StageArchive(
      {
        stage: name,
        folder: join(dir, name),
        disk: this.#disk,
        clock,
        log,
        reader: this.#reader,
        watch: this.#watch,
        claimants: (span) => claimants(this.#claims, name, span),
        isKnown: (slug) => this.#known.has(slug),
        onChange: ({ claimedBy }) => this.#changed(claimedBy),
        ...(queueLimits === undefined ? {} : { limits: queueLimits }),
      },
      found,
    );
    this.#stageByName.set(name, stage);
    // On a first start the window asks for its stage after the meetings have said what they want.
    if (this.#areClaimsKnown) stage.applyClaims();
    return stage;
  }

  #broadcasts(): readonly BroadcastReels[] {
    const now = this.#options.clock.now();
    return [...this.#stageByName.values()].flatMap((stage) => broadcastsOf(stage, this.#claims, now));
  }

  async #drop({ stage, reels }: BroadcastReels): Promise<void> {
    await stage.finish(reels);
    const removal = stage.remove(new Set(reels));
    for (const { claimedBy } of reels) this.#changed(claimedBy);
    this.#onDropped(stage.stage, ({ epoch, number }) =>
      reels.some((reel) => reel.header.epoch === epoch && reel.holds(number)),
    );
    await removal;
  }

  /** A stage that was taken out of the settings has no window that forgets. */
  #forgetUnused(): void {
    const oldest: ProgramTime = programTime(this.#options.clock.now() - LONGEST_WINDOW_MS);
    for (const [name, stage] of this.#stageByName) if (!this.#inUse.has(name)) stage.forget(oldest);
  }

  #changed(slugs: readonly string[]): void {
    for (const slug of slugs) this.#versionBySlug.set(slug, this.replayVersion(slug) + 1);
  }

  #writing(stages: readonly StageArchive[]): DiskState["writing"] {
    if (stages.some(({ recorder }) => recorder.isFailing)) return "failing";
    if (this.#watch.isBelowFloor) return "floor";
    return stages.some(({ recorder }) => recorder.isBehind) ? "behind" : "on";
  }
}

/** What is claimed for each meeting, as a text to compare. */
const bySlug = (claims: readonly Claim[]): ReadonlyMap<string, string> =>
  new Map([...Map.groupBy(claims, ({ slug }) => slug)].map(([slug, own]) => [slug, JSON.stringify(own)]));
