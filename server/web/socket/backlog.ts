import { between, type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { LedgerConnection } from "./types.ts";

/** Unsent bytes that one reader may cost us, beyond the catch-up it asked for (reference T9). */
export const MAX_BACKLOG_BYTES = 256 * 1024;
const PATIENCE = millis(5_000);
/** A long record over a slow line takes its time. */
const CATCH_UP_PATIENCE = millis(30_000);

/** Watches what one socket has not read yet, and says when to give it up (TL29). */
export class Backlog {
  readonly #socket: LedgerConnection;
  #allowance = 0;
  #waitingSince: ProgramTime | null = null;

  constructor(socket: LedgerConnection) {
    this.#socket = socket;
    socket.conn.on("drain", () => {
      this.#waitingSince = null;
    });
  }

  /** What was just written is a catch-up: large, and asked for. */
  allowCatchUp(): void {
    this.#allowance = unsentBytes(this.#socket);
  }

  /** Called about once a second. `true`: this reader holds more, or for longer, than it may. */
  isTooMuch(now: ProgramTime): boolean {
    const unsent = unsentBytes(this.#socket);
    if (unsent === 0) {
      this.#allowance = 0;
      this.#waitingSince = null;
      return false;
    }
    this.#waitingSince ??= now;
    const patience: Millis = this.#allowance > 0 ? CATCH_UP_PATIENCE : PATIENCE;
    return unsent > MAX_BACKLOG_BYTES + this.#allowance || between(this.#waitingSince, now) >= patience;
  }
}

/** Ends the connection without waiting for anything unsent: a polite close would wait for the reader that does not read. */
export function cut(socket: LedgerConnection): void {
  const terminate = webSocketOf(socket)?.terminate;
  if (terminate === undefined) socket.conn.close(true);
  else terminate();
}

// What follows is private to engine.io, so it is looked for and not relied on: without `ws` under the transport (long
// polling has none) its own queue is what we go by, and without that nothing is known and the ping alone decides.
function webSocketOf({ conn }: LedgerConnection): { bufferedAmount: number; terminate: () => void } | null {
  const socket = memberOf(conn.transport, "socket");
  const bufferedAmount = memberOf(socket, "bufferedAmount");
  const terminate = memberOf(socket, "terminate");
  if (typeof bufferedAmount !== "number" || typeof terminate !== "function") return null;
  return { bufferedAmount, terminate: () => terminate.call(socket) };
}

function unsentBytes(socket: LedgerConnection): number {
  const queue = memberOf(socket.conn, "writeBuffer");
  const waiting = Array.isArray(queue) ? queue.reduce((sum, packet) => sum + lengthOf(packet), 0) : 0;
  return waiting + (webSocketOf(socket)?.bufferedAmount ?? 0);
}

function lengthOf(packet: unknown): number {
  const data = memberOf(packet, "data");
  return typeof data === "string" ? Buffer.byteLength(data) : 0;
}

const memberOf = (owner: unknown, name: string): unknown =>
  typeof owner === "object" && owner !== null ? Reflect.get(owner, name) : undefined;
