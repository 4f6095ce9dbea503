import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { Fragment, InitSegment, SegmentStart, SegmentView, SourceKind } from "./segment.ts";
import type { SegmentFacts, StoredSegment } from "./segment-store.ts";

/** Where a segment's bytes are. `copy`: the disk has them too, is about to, or never will. */
type Whereabouts =
  | { readonly place: "memory"; readonly fragments: Fragment[]; copy: StoredSegment | "awaited" | null }
  | { readonly place: "disk"; readonly copy: StoredSegment }
  | { readonly place: "nowhere" };

interface Identity {
  readonly msn: number;
  readonly epoch: string;
  readonly source: SourceKind;
  readonly init: InitSegment;
  readonly isDiscontinuity: boolean;
  readonly discontinuity: number;
  readonly startsAt: ProgramTime;
}

const nowhere: Whereabouts = { place: "nowhere" };

/** A segment from its first fragment until it leaves the window: in memory, then on the disk or a gap. */
export class WindowSegment implements SegmentView {
  readonly msn: number;
  readonly epoch: string;
  readonly source: SourceKind;
  readonly init: InitSegment;
  readonly isDiscontinuity: boolean;
  readonly discontinuity: number;
  #startsAt: ProgramTime;
  #duration: Millis;
  #isClosed: boolean;
  #media: Whereabouts;

  private constructor(identity: Identity, media: Whereabouts, duration: Millis | null) {
    this.msn = identity.msn;
    this.epoch = identity.epoch;
    this.source = identity.source;
    this.init = identity.init;
    this.isDiscontinuity = identity.isDiscontinuity;
    this.discontinuity = identity.discontinuity;
    this.#startsAt = identity.startsAt;
    this.#duration = duration ?? millis(0);
    this.#isClosed = duration !== null;
    this.#media = media;
  }

  static open(start: SegmentStart & Pick<Identity, "epoch" | "msn" | "discontinuity">): WindowSegment {
    return new WindowSegment(start, { place: "memory", fragments: [], copy: null }, null);
  }

  static stored(copy: StoredSegment): WindowSegment {
    return new WindowSegment(identityOf(copy), { place: "disk", copy }, copy.duration);
  }

  static gap(facts: SegmentFacts): WindowSegment {
    return new WindowSegment(identityOf(facts), nowhere, facts.duration);
  }

  get startsAt(): ProgramTime {
    return this.#startsAt;
  }
  get duration(): Millis {
    return this.#duration;
  }
  get isClosed(): boolean {
    return this.#isClosed;
  }
  get isGap(): boolean {
    return this.#media.place === "nowhere";
  }
  get isInMemory(): boolean {
    return this.#media.place === "memory";
  }
  get fragments(): readonly Fragment[] {
    return this.#media.place === "memory" ? this.#media.fragments : [];
  }
  /** What it takes of memory. */
  get bytes(): number {
    return this.fragments.reduce((sum, fragment) => sum + fragment.bytes.byteLength, 0);
  }
  /** Whether the disk has it: `awaited` while it may yet. */
  get copy(): "stored" | "awaited" | "none" {
    if (this.#media.place === "nowhere" || this.#media.copy === null) return "none";
    return this.#media.copy === "awaited" ? "awaited" : "stored";
  }

  append(fragment: Fragment): void {
    if (this.#media.place === "memory") this.#media.fragments.push(fragment);
    this.#duration = millis(this.#duration + fragment.duration);
  }

  redate(startsAt: ProgramTime): void {
    this.#startsAt = startsAt;
  }

  close(duration: Millis): void {
    this.#duration = duration;
    this.#isClosed = true;
  }

  /** @param copy `null`: the disk did not take it. */
  setCopy(copy: StoredSegment | "awaited" | null): void {
    if (this.#media.place === "memory") this.#media.copy = copy;
  }

  /** Lets the bytes in memory go: it is read from the disk from now on, or is a gap. */
  leaveMemory(): void {
    if (this.#media.place !== "memory") return;
    const { copy } = this.#media;
    this.#media = copy === null || copy === "awaited" ? nowhere : { place: "disk", copy };
  }

  /** It must not be given out any more, wherever it is. */
  becomeGap(): void {
    this.#media = nowhere;
  }

  facts(): SegmentFacts {
    const { msn: number, epoch, source, init, isDiscontinuity, discontinuity, startsAt, duration } = this;
    return { number, epoch, source, init, isDiscontinuity, discontinuity, startsAt, duration };
  }

  async read(first = 0, count = Number.POSITIVE_INFINITY): Promise<readonly Uint8Array[]> {
    switch (this.#media.place) {
      case "memory":
        return this.#media.fragments.slice(first, first + count).map((fragment) => fragment.bytes);
      case "disk":
        return [await this.#media.copy.read()];
      case "nowhere":
        throw new GapFault(`segment ${this.msn} is a gap`);
    }
  }
}

// Named one by one: facts may be getters of a class, which a spread leaves out.
const identityOf = (facts: SegmentFacts): Identity => ({
  msn: facts.number,
  epoch: facts.epoch,
  source: facts.source,
  init: facts.init,
  isDiscontinuity: facts.isDiscontinuity,
  discontinuity: facts.discontinuity,
  startsAt: facts.startsAt,
});

/** Somebody reads what is nowhere any more. */
export class GapFault extends Error {
  override readonly name = "GapFault";
  /** As the archive says it of what was deleted. */
  readonly problem = "gone";
}
