import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { Fragment, InitSegment, SegmentStart, SegmentView, SourceKind } from "./segment.ts";

/** A segment in memory, from its first fragment until it leaves the window. */
export class MemorySegment implements SegmentView {
  readonly msn: number;
  readonly epoch: string;
  readonly isGap = false;
  readonly source: SourceKind;
  readonly init: InitSegment;
  readonly isDiscontinuity: boolean;
  readonly #fragments: Fragment[] = [];
  #startsAt: ProgramTime;
  #duration = millis(0);
  #isClosed = false;
  #bytes = 0;

  constructor(epoch: string, msn: number, start: SegmentStart) {
    this.epoch = epoch;
    this.msn = msn;
    this.source = start.source;
    this.init = start.init;
    this.isDiscontinuity = start.isDiscontinuity;
    this.#startsAt = start.startsAt;
  }

  /** Cut by this run: the list numbers it as it was cut. */
  get number(): number {
    return this.msn;
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
  get fragments(): readonly Fragment[] {
    return this.#fragments;
  }
  get bytes(): number {
    return this.#bytes;
  }

  append(fragment: Fragment): void {
    this.#fragments.push(fragment);
    this.#bytes += fragment.bytes.byteLength;
    this.#duration = millis(this.#duration + fragment.duration);
  }

  redate(startsAt: ProgramTime): void {
    this.#startsAt = startsAt;
  }

  close(duration: Millis): void {
    this.#duration = duration;
    this.#isClosed = true;
  }

  async read(first = 0, count = this.#fragments.length): Promise<readonly Uint8Array[]> {
    return this.#fragments.slice(first, first + count).map((fragment) => fragment.bytes);
  }
}
