import type { Server, Socket } from "socket.io";
import type { StandVisits } from "../../../shared/exhibition.ts";
import type { ClientToServer, Position, ServerToClient } from "../../../shared/protocol.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { FeedReader } from "../feed-ports.ts";
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

/** What sockets ask of the own feed (FD106). */
export type FeedSource = Pick<FeedReader, "since" | "onNews">;

/** Who is at which stand of an exhibition, as sockets tell it (EB40). Implemented in server/exhibition. */
export interface VisitBook {
  /** A page of that person is at that stand now; `null`: at none. Stands that the public cannot see are taken for none. */
  at(word: {
    readonly slug: string;
    readonly standId: string | null;
    readonly viewerId: string;
    /** Its socket. */
    readonly place: string;
  }): void;
  /** That socket is at no stand any more. */
  gone(place: string): void;
  /** Of a meeting's stands, when they are not what they were at the last call; `null`: they are. */
  news(slug: string): Readonly<Record<string, StandVisits>> | null;
}
