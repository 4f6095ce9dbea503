import { join } from "node:path";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { InitSegment } from "../packager/segment.ts";
import type { ArchivedSegment } from "./archived-segment.ts";
import { withSegment } from "./reel-index.ts";
import type { ReelHeader, ReelTotals, SegmentRecord } from "./reel-record.ts";

/** All that an index lists. */
export interface ReelContents {
  /** Numbers grow. */
  readonly segments: readonly ArchivedSegment[];
  readonly initById: ReadonlyMap<number, InitSegment>;
}

/** `20261122T140000-1a2b3c4d`: when it was begun, and a random word. Only the server makes these. */
export const reelName = /^\d{8}T\d{6}-[0-9a-f]{8}$/;
export const mediaPath = (folder: string, name: string): string => join(folder, `${name}.m4s`);
export const indexPath = (folder: string, name: string): string => join(folder, `${name}.jsonl`);

/** What is known of one reel without reading its index; while it is written, its contents too. */
export class Reel {
  readonly folder: string;
  readonly name: string;
  readonly header: ReelHeader;
  /** Slugs of the meetings that want it kept. */
  claimedBy: readonly string[] = [];
  /** Deleted, or about to be: not read any more. */
  isGone = false;
  #totals: ReelTotals | null;
  #live: { readonly segments: ArchivedSegment[]; readonly initById: Map<number, InitSegment> } | null;

  /** @param totals of a reel that is closed; `null`: it is going to be written. */
  constructor(at: { readonly folder: string; readonly name: string }, header: ReelHeader, totals: ReelTotals | null) {
    this.folder = at.folder;
    this.name = at.name;
    this.header = header;
    this.#totals = totals;
    this.#live = totals === null ? { segments: [], initById: new Map() } : null;
  }

  get totals(): ReelTotals | null {
    return this.#totals;
  }
  get from(): ProgramTime {
    return this.header.startedAt;
  }
  get until(): ProgramTime {
    return programTime(Math.max(this.#totals?.until ?? this.from, this.from));
  }
  get bytes(): number {
    return this.#totals?.bytes ?? 0;
  }
  /** The contents while they are in memory anyway. */
  get live(): ReelContents | null {
    return this.#live;
  }

  holds(number: number): boolean {
    return this.#totals !== null && number >= this.#totals.first && number <= this.#totals.last;
  }

  holdsInit(id: number): boolean {
    return this.#totals !== null && id >= this.#totals.firstInit && id <= this.#totals.lastInit;
  }

  /** Takes in what was just written. */
  add(segment: ArchivedSegment, record: SegmentRecord): void {
    this.#totals = withSegment(this.#totals, record);
    this.#live?.segments.push(segment);
    this.#live?.initById.set(segment.init.id, segment.init);
  }

  /** Nothing is added any more; from here on the index is read when it is asked for. */
  close(totals: ReelTotals): void {
    this.#totals = totals;
    this.#live = null;
  }
}
