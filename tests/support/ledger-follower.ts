import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { LedgerId } from "../../shared/ids.ts";
import type { EventBatch, Position, Snapshot } from "../../shared/protocol.ts";

/** A page without a browser: follows one ledger, comes back by itself, and remembers what it was told. */
export class LedgerFollower {
  /** Every `seq` in the order it was told. The first position counts as told. */
  readonly told: number[] = [];
  /** How often it was asked to come back later. */
  leaves = 0;
  #position: Position;
  readonly #socket: Socket;

  constructor(httpUrl: string, ledger: LedgerId) {
    this.#position = { ledger, epoch: null, since: 0 };
    this.#socket = io(httpUrl, {
      transports: ["websocket"],
      forceNew: true,
      extraHeaders: { origin: httpUrl },
      reconnectionDelay: 200,
      reconnectionDelayMax: 500,
      auth: (answer) => answer({ viewerId: randomUUID(), follow: [this.#position] }),
    });
    this.#socket.on("snapshot", ({ epoch, seq }: Snapshot) => this.#reach(epoch, [seq]));
    this.#socket.on("events", ({ epoch, events }: EventBatch) =>
      this.#reach(
        epoch,
        events.map(({ seq }) => seq),
      ),
    );
    this.#socket.on("leave", () => {
      this.leaves += 1;
    });
  }

  get head(): number {
    return this.#position.since;
  }

  close(): void {
    this.#socket.disconnect();
  }

  #reach(epoch: string, seqs: readonly number[]): void {
    // What it has already may come again by the protocol, and is ignored there too (TL24).
    const fresh = seqs.filter((seq) => seq > this.#position.since);
    this.told.push(...fresh);
    this.#position = { ...this.#position, epoch, since: Math.max(this.#position.since, ...seqs) };
  }
}
