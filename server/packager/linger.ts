import type { Millis } from "../../shared/time.ts";
import { RollingList } from "./rolling-list.ts";
import type { WindowSegment } from "./window-segment.ts";

/** Segments that left the list and are in memory alone: still readable for a while (HL17). */
export class Linger {
  readonly #segments = new RollingList<WindowSegment>();
  readonly #byMsn = new Map<number, WindowSegment>();
  readonly #onGone: (segment: WindowSegment) => void;
  #bytes = 0;
  #duration = 0;

  constructor(onGone: (segment: WindowSegment) => void) {
    this.#onGone = onGone;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(msn: number): WindowSegment | null {
    return this.#byMsn.get(msn) ?? null;
  }

  /** @param most those go that were followed by so much media. */
  add(segment: WindowSegment, most: Millis): void {
    this.#segments.push(segment);
    this.#byMsn.set(segment.msn, segment);
    this.#bytes += segment.bytes;
    this.#duration += segment.duration;
    for (let first = this.#segments.at(0); first !== undefined; first = this.#segments.at(0)) {
      if (this.#duration - first.duration <= most) return;
      this.#forget(first);
    }
  }

  #forget(segment: WindowSegment): void {
    this.#segments.shift();
    this.#byMsn.delete(segment.msn);
    this.#bytes -= segment.bytes;
    this.#duration -= segment.duration;
    this.#onGone(segment);
  }
}
