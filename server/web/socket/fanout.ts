import type { LedgerId } from "../../../shared/ids.ts";
import type { EventBatch, Position } from "../../../shared/protocol.ts";
import type { AnyCatchUp, Ledgers } from "../../ledger/ledgers.ts";
import type { LedgerConnection, LedgerServer } from "./types.ts";

/**
 * Tells followers what was committed, each ledger in its own room. Followers who come in the same turn of the event loop
 * from the same position share one encoded answer: after a restart thousands do (TL22).
 */
export class Fanout {
  readonly #io: LedgerServer;
  readonly #ledgers: Ledgers;
  readonly #sent: (socketId: string) => void;
  readonly #waiting = new Map<AnyCatchUp, string[]>();

  /** @param sent is told of each socket that a catch-up was just written to. */
  constructor(io: LedgerServer, ledgers: Ledgers, sent: (socketId: string) => void) {
    this.#io = io;
    this.#ledgers = ledgers;
    this.#sent = sent;
  }

  /**
   * Head, choice and joining happen in this one synchronous turn, so nothing can fall between or come twice.
   * @returns `false`: there is no such ledger.
   */
  follow(socket: LedgerConnection, position: Position): boolean {
    const catchUp = this.#ledgers.catchUp(position);
    if (catchUp === null) return false;
    const together = this.#waiting.get(catchUp);
    if (together === undefined) this.#waiting.set(catchUp, [socket.id]);
    else together.push(socket.id);
    if (this.#waiting.size === 1 && together === undefined) setImmediate(() => this.#catchUp());
    void socket.join(position.ledger);
    return true;
  }

  /** One frame a commit, whoever listens. */
  tell(batch: EventBatch): void {
    // A follower who waits is in the room already: what it missed must reach it before what is new.
    this.#catchUp();
    this.#io.to(batch.ledger).emit("events", batch);
  }

  /** The ledger is gone. */
  dismiss(ledger: LedgerId): void {
    this.#io.to(ledger).emit("refused", { ledger, refusal: { code: "UNKNOWN_LEDGER" } });
    this.#io.in(ledger).socketsLeave(ledger);
  }

  #catchUp(): void {
    for (const [catchUp, socketIds] of this.#waiting) {
      const followers = this.#io.to(socketIds);
      if (catchUp.kind === "snapshot") followers.emit("snapshot", catchUp.snapshot);
      else followers.emit("events", catchUp.batch);
      socketIds.forEach(this.#sent);
    }
    this.#waiting.clear();
  }
}
