import type { SegmentStore, SegmentToKeep, StoredSegment } from "../../server/packager/segment-store.ts";
import type { ProgramTime } from "../../shared/time.ts";

/** A disk that answers when it is told to. */
export class ManualStore implements SegmentStore {
  /** What was asked to forget, in order. */
  readonly forgotten: ProgramTime[] = [];
  /** What was kept, by number. */
  readonly stored = new Map<number, StoredSegment>();
  readonly #waiting: { readonly segment: SegmentToKeep; answer(copy: StoredSegment | null): void }[] = [];

  keep(segment: SegmentToKeep): Promise<StoredSegment | null> {
    return new Promise((answer) => this.#waiting.push({ segment, answer }));
  }

  forget(oldest: ProgramTime): void {
    this.forgotten.push(oldest);
  }

  /** Numbers of what waits for an answer. */
  get waiting(): readonly number[] {
    return this.#waiting.map(({ segment }) => segment.number);
  }

  /** Answers the oldest that waits, and lets the window hear of it. */
  async answer(outcome: "stored" | "refused", at = 0): Promise<void> {
    const [{ segment, answer } = { segment: null, answer: () => {} }] = this.#waiting.splice(at, 1);
    if (segment === null) return;
    const copy = outcome === "stored" ? storedCopy(segment) : null;
    if (copy !== null) this.stored.set(copy.number, copy);
    answer(copy);
    await Promise.resolve();
  }

  async answerAll(outcome: "stored" | "refused" = "stored"): Promise<void> {
    while (this.#waiting.length > 0) await this.answer(outcome);
  }
}

/** A segment as a disk gives it back. */
export function storedCopy({ chunks, ...facts }: SegmentToKeep): StoredSegment {
  const bytes = Buffer.concat(chunks);
  return { ...facts, bytes: bytes.byteLength, read: async () => bytes };
}
