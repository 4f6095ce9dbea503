import type { Server, Socket } from "socket.io";
import type { ClientToServer, Position, ServerToClient } from "../../../shared/protocol.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { Awaitable } from "../ports.ts";

type NoEvents = Record<string, never>;

/** All that is kept of a handshake's request: it is what says who somebody is. */
export interface Badge {
  readonly headers: { readonly cookie?: string | undefined };
}

/** Who is behind a handshake's cookie at this moment; `null`: a viewer. */
export type Authenticate = (badge: Badge) => Awaitable<Actor | null>;

/** What the handshake said, parsed, and who its cookie was then. */
export interface Greeting {
  viewerId: string;
  /** What it asks to follow; taken out once it is heard. */
  follow: readonly Position[];
  /** `false`: it is not counted among people. */
  counts?: false;
  badge: Badge;
  actor: Actor | null;
}

export type LedgerServer = Server<ClientToServer, ServerToClient, NoEvents, Greeting>;
export type LedgerConnection = Socket<ClientToServer, ServerToClient, NoEvents, Greeting>;
