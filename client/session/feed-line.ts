import type { FeedReading } from "./feed-reading.ts";
import { LineKeeper } from "./line-keeper.ts";
import type { Connection } from "./session-state.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Transport } from "./transport.ts";

export interface FeedLineOptions {
  readonly reading: FeedReading;
  readonly viewerId: string;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
}

/** The line of a page that reads a feed and follows no meeting. Kept as any other; nobody is counted by it (FD128). */
export class FeedLine {
  readonly #keeper: LineKeeper;
  readonly #listeners = new Set<() => void>();
  #connection: Connection = { phase: "connecting" };

  constructor({ reading, viewerId, transport, surroundings }: FeedLineOptions) {
    const nothing = (): void => {};
    this.#keeper = new LineKeeper({
      transport,
      surroundings,
      ticks: false,
      auth: () => ({ viewerId, follow: [], counts: false }),
      events: {
        connection: (connection) => {
          this.#connection = connection;
          for (const listener of [...this.#listeners]) listener();
        },
        line: (line) => line?.watchFeed({ meeting: reading.meeting, since: reading.since() }),
        feed: reading.hear,
        snapshot: nothing,
        events: nothing,
        tick: nothing,
        health: nothing,
        audience: nothing,
        room: nothing,
        changed: nothing,
        visits: nothing,
        refused: nothing,
      },
    });
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Calls `listener` after each change of `connection`; the function returned ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  open(): void {
    this.#keeper.open();
  }

  hurry(): void {
    this.#keeper.hurry();
  }

  close(): void {
    this.#keeper.close();
  }
}
