import type { ServerToClient } from "../../../../shared/protocol.ts";
import type { LedgerConnection } from "../types.ts";
import type { Frame, MessageName } from "./frame.ts";
import { StraightLine } from "./private-parts.ts";

/** Where a room writes to one of its members. */
export interface Outlet {
  readonly id: string;
  /** @returns false: not now, what is queued for it would be overtaken; it must go by `emit`. */
  tryWrite(bytes: Buffer): boolean;
}

/** One socket's way out: straight to its net socket when nothing is overtaken by that, else by socket.io's `emit`. */
export class SocketOutlet implements Outlet {
  readonly #socket: LedgerConnection;
  readonly #mayWriteStraight: boolean;
  #transport: unknown = null;
  #line: StraightLine | null = null;

  constructor(socket: LedgerConnection, mayWriteStraight: boolean) {
    this.#socket = socket;
    this.#mayWriteStraight = mayWriteStraight;
  }

  get id(): string {
    return this.#socket.id;
  }

  tryWrite(bytes: Buffer): boolean {
    const line = this.#straightLine();
    if (line === null || !line.isClear) return false;
    line.net.write(bytes);
    return true;
  }

  send(frame: Frame): void {
    if (frame.bytes !== null && this.tryWrite(frame.bytes)) return;
    this.#socket.emit(frame.name, ...argumentsOf(frame));
  }

  /** Long polling may become a websocket: then there is another transport, and a line to be found under it. */
  #straightLine(): StraightLine | null {
    const { conn } = this.#socket;
    if (!this.#mayWriteStraight) return null;
    if (conn.transport !== this.#transport) {
      this.#transport = conn.transport;
      this.#line = StraightLine.find(conn);
    }
    return this.#line;
  }
}

/** A frame's name and payload belong together, which TypeScript cannot see in a union. */
export const argumentsOf = ({ payload }: Frame) => [payload] as Parameters<ServerToClient[MessageName]>;
