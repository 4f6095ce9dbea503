import type { OwnFeed } from "../feeds/own-feed/own-feed.ts";

interface Parts {
  readonly reader: Pick<OwnFeed, "look">;
  /** The house's own part, after a while: it reads all of a meeting's highlights. */
  readonly look: (meeting: string) => void;
}

/** Changes come in bursts: of an approval each row is one. */
const LOOK_AFTER_MS = 1_000;

/**
 * Who is told that a feed has changed. A change is told from within a transaction too, and others read after its end: once a turn,
 * whatever happened in it.
 */
export class FeedNews {
  readonly #parts: Parts;
  readonly #listeners: ((meeting: string) => void)[] = [];
  readonly #changed = new Set<string>();
  readonly #timerByMeeting = new Map<string, NodeJS.Timeout>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  onChanged(listener: (meeting: string) => void): void {
    this.#listeners.push(listener);
  }

  changed(meeting: string): void {
    if (this.#changed.size === 0) queueMicrotask(() => this.#tell());
    this.#changed.add(meeting);
    this.lookSoon(meeting);
  }

  /** Also when nothing of the feed itself has changed: the meeting has. */
  lookSoon(meeting: string): void {
    if (this.#timerByMeeting.has(meeting)) return;
    const timer = setTimeout(() => {
      this.#timerByMeeting.delete(meeting);
      this.#parts.look(meeting);
    }, LOOK_AFTER_MS).unref();
    this.#timerByMeeting.set(meeting, timer);
  }

  close(): void {
    for (const timer of this.#timerByMeeting.values()) clearTimeout(timer);
  }

  #tell(): void {
    const meetings = [...this.#changed];
    this.#changed.clear();
    this.#parts.reader.look();
    for (const meeting of meetings) for (const listener of this.#listeners) listener(meeting);
  }
}
