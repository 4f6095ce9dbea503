import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";
import type { AudioFrame } from "./audio-lane.ts";
import type { Cutter } from "./cutter.ts";
import { type Lead, SEGMENT_SECONDS } from "./lead.ts";
import type { Lineup } from "./lineup.ts";

/** Sound alone: any frame may begin a fragment or a segment. */
export class AudioLead implements Lead {
  readonly lineup: Lineup;
  readonly #cutter: Cutter;

  constructor(cutter: Cutter, lineup: Lineup) {
    this.#cutter = cutter;
    this.lineup = lineup;
  }

  audio(frame: AudioFrame): void {
    this.#cutter.fragment.addAudio(frame);
    while (this.#cutFull());
  }

  finish(nextStart: Ticks | null): void {
    const { fragment } = this.#cutter;
    const first = fragment.firstAudio;
    const last = fragment.lastAudio;
    if (first !== null && last !== null && (nextStart === null || first.startsAt < nextStart)) {
      this.#cutter.seal(first.startsAt, nextStart ?? last.endsAt, nextStart);
    }
    this.#cutter.close(nextStart ?? this.#cutter.position);
  }

  /** @returns whether a fragment was full and went. */
  #cutFull(): boolean {
    const { fragment, partTarget } = this.#cutter;
    const first = fragment.firstAudio;
    const last = fragment.lastAudio;
    if (first === null || last === null) return false;
    this.#splitAt(first.startsAt);
    const limit = ticks(first.startsAt + partTarget);
    const end = fragment.audioEndBy(limit);
    const isFull = this.#cutter.isFull(end - first.startsAt, first.endsAt - first.startsAt);
    if (last.endsAt <= end && !isFull && !this.#cutter.isOverweight) return false;
    this.#cutter.seal(first.startsAt, end, end);
    return true;
  }

  #splitAt(start: Ticks): void {
    const { segmentStart, partTarget } = this.#cutter;
    const isDue = segmentStart !== null && start - segmentStart + partTarget / 2 >= SEGMENT_SECONDS * TICKS_PER_SECOND;
    if (segmentStart !== null && !isDue) return;
    this.#cutter.close(start);
    this.#cutter.open(start, start);
  }
}
