import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Log } from "../log.ts";
import type { InitSegment } from "../packager/segment.ts";
import type { SegmentStore, SegmentToKeep, StoredSegment } from "../packager/segment-store.ts";
import type { ArchivedSegment } from "./archived-segment.ts";
import type { Disk } from "./disk.ts";
import { ReadFault } from "./read-fault.ts";
import { Recorder, type RecorderOptions } from "./recorder.ts";
import type { Reel, ReelContents } from "./reel.ts";
import { endOf } from "./reel-index.ts";
import { removeReel } from "./reel-removal.ts";
import { StageReels } from "./stage-reels.ts";

export interface StageArchiveOptions extends Omit<RecorderOptions, "onReel"> {
  /** Whether a meeting has claimed anything in this run: only then may its claim be over. */
  readonly isKnown: (slug: string) => boolean;
}

/** A reader that lags behind the window finds its segment for so long. */
const LINGER_MS = 60_000;

/** The disk of one stage: its window's segments, and what meetings want kept of it. */
export class StageArchive implements SegmentStore {
  readonly stage: string;
  readonly #options: StageArchiveOptions;
  readonly #recorder: Recorder;
  readonly #reels = new StageReels();
  /** Not read any more, but the disk did not let them go yet. */
  readonly #undeleted = new Set<Reel>();
  #oldest: ProgramTime | null = null;
  #areClaimsKnown = false;

  /** @param found what earlier runs left. */
  constructor(options: StageArchiveOptions, found: readonly Reel[]) {
    this.stage = options.stage;
    this.#options = options;
    this.#recorder = new Recorder({ ...options, onReel: (reel) => this.#reels.add(reel) });
    for (const reel of found) this.#reels.add(reel);
  }

  get reels(): readonly Reel[] {
    return this.#reels.all;
  }
  get recorder(): Pick<Recorder, "isFailing" | "isBehind" | "hasMissed" | "close"> {
    return this.#recorder;
  }

  keep(segment: SegmentToKeep): Promise<StoredSegment | null> {
    return this.#recorder.keep(segment);
  }

  /** Deletes what no window lists any more and no meeting wants; nothing before claims are known (AR9). */
  forget(oldest: ProgramTime): void {
    this.#oldest = oldest;
    this.#sweep();
  }

  /** What an earlier run left that ends after `since`, oldest first. What lies in the future is not part of it. */
  async restored(since: ProgramTime): Promise<readonly ArchivedSegment[]> {
    const now = this.#options.clock.now();
    const listed: ArchivedSegment[] = [];
    for (const reel of this.reels) {
      if (reel.until <= since || reel.from > now) continue;
      const contents = await this.contents(reel).catch(() => null);
      const isInWindow = (segment: ArchivedSegment) => endOf(segment) > since && segment.startsAt <= now;
      listed.push(...(contents?.segments.filter(isInWindow) ?? []));
    }
    return listed.sort((a, b) => a.startsAt - b.startsAt);
  }

  /** All that ends after `from` and begins before `until`, oldest first: of earlier runs and of this one. @throws {ReadFault} `busy` */
  async between(from: ProgramTime, until: ProgramTime): Promise<readonly ArchivedSegment[]> {
    const found: ArchivedSegment[] = [];
    for (const reel of this.reels) {
      if (reel.until <= from || reel.from >= until) continue;
      const contents = await this.contents(reel);
      found.push(...(contents?.segments.filter((segment) => endOf(segment) > from && segment.startsAt < until) ?? []));
    }
    return found.sort((a, b) => a.startsAt - b.startsAt);
  }

  async find(epoch: string, number: number): Promise<ArchivedSegment | null> {
    for (const reel of this.#reels.of(epoch)) {
      if (!reel.holds(number)) continue;
      const contents = await this.contents(reel);
      const found = contents?.segments.find((segment) => segment.number === number);
      if (found !== undefined) return found;
    }
    return null;
  }

  async findInit(epoch: string, id: number): Promise<InitSegment | null> {
    for (const reel of this.#reels.of(epoch)) {
      if (!reel.holdsInit(id)) continue;
      const found = (await this.contents(reel))?.initById.get(id);
      if (found !== undefined) return found;
    }
    return null;
  }

  /**
   * `null`, with a word in the log, when the index cannot be read: one bad reel takes nothing else with it.
   * @throws {ReadFault} `busy`: it may well be read a moment later.
   */
  async contents(reel: Reel): Promise<ReelContents | null> {
    try {
      return await this.#options.reader.contents(reel);
    } catch (fault) {
      if (fault instanceof ReadFault && fault.problem === "busy") throw fault;
      // A list without it is not to be taken for the last word.
      this.#options.onChange(reel);
      if (!reel.isGone) this.#options.log.fault("reel's index not read", fault, { reel: reel.name });
      return null;
    }
  }

  /** Asks anew for each reel who wants it. */
  applyClaims(): void {
    for (const reel of this.reels) {
      reel.claimedBy = reel.header.source === "encoder" ? this.#options.claimants(reel) : [];
    }
    this.#areClaimsKnown = true;
    this.#sweep();
  }

  /** Lets nothing more be written to these reels. */
  async finish(reels: readonly Reel[]): Promise<void> {
    for (const reel of reels) if (reel.live !== null) await this.#recorder.finish(reel);
  }

  /**
   * Deletes finished reels for good, whoever wants them. From the call on they are not read any more.
   * @throws whatever the disk does; it is tried again with the next `forget`.
   */
  async remove(reels: ReadonlySet<Reel>): Promise<void> {
    for (const reel of reels) {
      reel.isGone = true;
      this.#undeleted.add(reel);
    }
    this.#reels.remove(reels);
    for (const reel of reels) await this.#delete(reel, this.#options.disk);
  }

  #sweep(): void {
    const oldest = this.#oldest;
    if (oldest === null || !this.#areClaimsKnown) return;
    const limit = programTime(oldest - LINGER_MS);
    const left = this.reels.filter((reel) => this.#mayGo(reel) && reel.until < limit);
    if (left.length + this.#undeleted.size > 0) void this.#removeQuietly(new Set(left), this.#options.log);
  }

  /** What a meeting wanted that this database has never heard of stays: it may be an older copy, or a new one (AR9). */
  #mayGo({ live, claimedBy, header }: Reel): boolean {
    return live === null && claimedBy.length === 0 && header.wantedBy.every(this.#options.isKnown);
  }

  async #removeQuietly(reels: ReadonlySet<Reel>, log: Log): Promise<void> {
    try {
      await this.remove(reels.union(this.#undeleted));
    } catch (fault) {
      log.fault("reel not deleted", fault, { stage: this.stage });
    }
  }

  async #delete(reel: Reel, disk: Disk): Promise<void> {
    await removeReel(disk, reel.folder, reel.name);
    this.#undeleted.delete(reel);
  }
}
