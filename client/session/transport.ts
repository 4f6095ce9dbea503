import type {
  AudienceSummary,
  ClientToServer,
  CommandEnvelope,
  CommandOutcome,
  EventBatch,
  HandshakeAuth,
  Position,
  RoomPerson,
  RoomWord,
  ServerToClient,
  Snapshot,
  StreamHealth,
  Tick,
  ViewerReport,
} from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusals.ts";
import type { Millis } from "../../shared/time.ts";

/** One connection attempt and, when it succeeds, the connection. Never reopened: the session asks for a new line. */
export interface Line {
  readonly follow: (position: Position) => void;
  /** `answer` may never be called: the line may fall first. */
  readonly command: (envelope: CommandEnvelope, answer: (outcome: CommandOutcome) => void) => void;
  readonly report: (report: ViewerReport) => void;
  readonly here: (word: RoomWord) => void;
  readonly visit: (place: VisitPlace) => void;
  readonly watchFeed: ClientToServer["watch-feed"];
  /** Nothing is heard afterwards. */
  readonly close: () => void;
}

/** At which stand of a meeting's exhibition this page is; `null`: at none. */
export interface VisitPlace {
  readonly slug: string;
  readonly standId: string | null;
}

/** What a line says. After `lost` it says nothing more. */
export interface Hearer {
  readonly connected: () => void;
  readonly lost: () => void;
  readonly snapshot: (snapshot: Snapshot) => void;
  readonly events: (batch: EventBatch) => void;
  readonly tick: (tick: Tick) => void;
  readonly health: (health: StreamHealth) => void;
  readonly audience: (audience: AudienceSummary) => void;
  readonly room: (people: readonly RoomPerson[]) => void;
  readonly changed: ServerToClient["changed"];
  readonly visits: ServerToClient["visits"];
  readonly feed: ServerToClient["feed"];
  readonly leave: (notice: { readonly withinMs: Millis }) => void;
  readonly refused: (notice: { readonly ledger: string; readonly refusal: Refusal }) => void;
}

/** The way to the server. The page's is socket.io, the tests' a ledger in memory. */
export interface Transport {
  readonly open: (auth: HandshakeAuth, hearer: Hearer) => Line;
}
