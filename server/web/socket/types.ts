import type { Server, Socket } from "socket.io";
import type { ClientToServer, HandshakeAuth, ServerToClient } from "../../../shared/protocol.ts";
import type { Actor } from "../../../shared/roles.ts";

type NoEvents = Record<string, never>;

/** What the handshake said, parsed, and who its cookie was then. */
export interface Greeting {
  handshake: HandshakeAuth;
  actor: Actor | null;
}

export type LedgerServer = Server<ClientToServer, ServerToClient, NoEvents, Greeting>;
export type LedgerConnection = Socket<ClientToServer, ServerToClient, NoEvents, Greeting>;
