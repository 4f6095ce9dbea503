import type { Frame } from "./frame.ts";

/** Frames in the order they were said, by a place that counts from 0 for ever; what everybody has is forgotten. */
export class FrameLog {
  #frames: Frame[] = [];
  #first = 0;
  /** Joined bytes by `from`, until the next frame: groups that lag alike share them. */
  readonly #joinedByFrom = new Map<number, Buffer | null>();

  /** The place of the next frame. */
  get head(): number {
    return this.#first + this.#frames.length;
  }

  append(frame: Frame): void {
    this.#frames.push(frame);
    this.#joinedByFrom.clear();
  }

  since(from: number): readonly Frame[] {
    return this.#frames.slice(Math.max(0, from - this.#first));
  }

  /** All from that place to the head in one piece; `null`: one of them has no bytes. */
  joinedSince(from: number): Buffer | null {
    let joined = this.#joinedByFrom.get(from);
    if (joined === undefined) {
      joined = join(this.since(from));
      this.#joinedByFrom.set(from, joined);
    }
    return joined;
  }

  forgetBefore(place: number): void {
    if (place <= this.#first) return;
    this.#frames = this.#frames.slice(place - this.#first);
    this.#first = place;
    if (this.#frames.length === 0) this.#joinedByFrom.clear();
  }
}

function join(frames: readonly Frame[]): Buffer | null {
  const pieces = frames.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
  const [only] = pieces;
  if (pieces.length < frames.length) return null;
  return only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces);
}
