/**
 * What travels over socket.io between a page and the server. Types only: the server parses with the schemas of
 * `timeline/commands.ts` and `rundown/commands.ts`. Described in docs/spec/timeline.md, part "Protocol".
 */
import type { StandVisits } from "./exhibition.ts";
import type { FeedPage } from "./feeds.ts";
import type { LedgerId } from "./ids.ts";
import type { Recorded } from "./ledger.ts";
import type { DiskState } from "./recordings.ts";
import type { Refusal } from "./refusals.ts";
import type { Role } from "./roles.ts";
import type { RundownCommand } from "./rundown/commands.ts";
import type { Plan, RundownEvent } from "./rundown/plan.ts";
import type { Millis, ProgramTime } from "./time.ts";
import type { TimelineCommand } from "./timeline/commands.ts";
import type { TimelineEvent } from "./timeline/events.ts";
import type { MeetingRecord } from "./timeline/record.ts";

/** Where a follower stands: the last `seq` it has, in which lineage of the database. */
export interface Position {
  readonly ledger: LedgerId;
  readonly epoch: string | null;
  /** 0: has nothing. */
  readonly since: number;
}

/** Sent in the handshake's `auth` and again by `follow`. */
export interface HandshakeAuth {
  /** Random id kept in the page's storage: people are counted, not sockets. */
  readonly viewerId: string;
  readonly follow: readonly Position[];
  /** Nobody sits before it: an overlay in an encoder, a hall's screen, a widget that does not play (OU4). Absent: a person. */
  readonly counts?: false;
}

export interface Snapshot<State = MeetingRecord | Plan> {
  readonly ledger: LedgerId;
  readonly epoch: string;
  readonly seq: number;
  readonly state: State;
}

/** Events in order without gaps. Those with `seq` the follower already has are to be ignored. */
export interface EventBatch<Event = TimelineEvent | RundownEvent> {
  readonly ledger: LedgerId;
  readonly epoch: string;
  readonly events: readonly Recorded<Event>[];
}

/** What feeds the stage at this moment. `loop`: the sample's clip; `slate`: a still picture between broadcasts. */
export type Signal = "encoder" | "loop" | "slate" | "none";

/** Once a second to everyone who follows a meeting. Carries the head, so it doubles as a position check. */
export interface Tick {
  readonly now: ProgramTime;
  readonly heads: Readonly<Record<LedgerId, number>>;
  readonly people: number;
  readonly signal: Signal;
}

export interface CommandEnvelope {
  /** Made by the client, unique per ledger: a retry with the same id answers with the first outcome. */
  readonly id: string;
  readonly ledger: LedgerId;
  readonly command: TimelineCommand | RundownCommand;
}

export type CommandOutcome =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a viewer's page says of itself every 10 s, and at once when it leaps (VW39). */
export interface ViewerReport {
  /**
   * The programme clock minus the moment that this page shows cards of: so long after its `at` a card is seen here.
   * 0: cards are shown as they come, for no picture is shown. `null`: nothing moves here.
   */
  readonly lagMs: Millis | null;
}

/**
 * How loud the sound on air is, by ITU-R BS.1770-4 and EBU R128: momentary over 400 ms, short-term over 3 s, `null` until
 * the first 3 s were heard. `silentMs`: for so long nothing was above −70 LUFS.
 */
export type SoundLevel =
  | {
      readonly state: "measured";
      readonly momentaryLufs: number;
      readonly shortTermLufs: number | null;
      readonly silentMs: Millis;
    }
  /** `OTHER_CODEC`: only AAC is listened to. `NO_FFMPEG`: the server has no ffmpeg to listen with. */
  | {
      readonly state: "unmeasured";
      readonly why: "STARTING" | "NO_SOUND" | "OTHER_CODEC" | "NO_FFMPEG" | "FAILED";
    };

/** What is kept of the stream, and how much more can be. */
export interface RecordingHealth {
  readonly writing: DiskState["writing"];
  /** Above the floor that is never written into. */
  readonly freeBytes: number;
  /** At the bit rate of now; `null`: nothing comes in. */
  readonly hoursLeft: number | null;
}

export interface StreamHealth {
  readonly signal: Signal;
  readonly connectedSince: ProgramTime | null;
  readonly bitrateKbps: number;
  readonly framesPerSecond: number;
  readonly keyframeIntervalMs: Millis | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Pictures of the last 30 s that the encoder left out, 0 to 1, by the holes in its time stamps; `null`: cannot tell. */
  readonly droppedShare: number | null;
  /** How much later than at its soonest the stream reaches the server; `null`: nothing comes. */
  readonly lateMs: Millis | null;
  readonly sound: SoundLevel;
  readonly recording: RecordingHealth;
  /** Codes that the control room words: `LONG_KEYFRAME_INTERVAL`, `NO_AUDIO`, `NO_VIDEO`, `CODEC_REFUSED`, `FASTER_THAN_REAL_TIME`, … */
  readonly warnings: readonly string[];
}

/** So many people lag by no more than `upTo`, and by more than the pair before says. */
export type LagCount = readonly [upTo: Millis, people: number];

/** How a meeting is watched. People, not sockets; lags are behind the programme clock, `null` while nobody plays. */
export interface AudienceSummary {
  readonly people: number;
  /** Those who say how far they lag. */
  readonly playing: number;
  readonly medianLagMs: Millis | null;
  readonly p95LagMs: Millis | null;
  /** The slowest tenth lags by at least so much. */
  readonly p90LagMs: Millis | null;
  /** No viewer lags by less: never too large. `null`: nobody can see anything. */
  readonly firstLagMs: Millis | null;
  /** Of those who play, by their lag, least first; a few dozen pairs at most. Read it with shared/audience.ts. */
  readonly lags: readonly LagCount[];
}

/** What a page in a control room says every 10 s, and at once when it changes (AC31). */
export interface RoomWord {
  /** The cue whose form is open; `null`: none. */
  readonly editing: string | null;
}

/** Somebody in a meeting's control room; two tabs of one account are one person. */
export interface RoomPerson {
  /** Account id. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The cue whose form they have open. */
  readonly editing: string | null;
  readonly since: ProgramTime;
}

export interface ServerToClient {
  snapshot: (snapshot: Snapshot) => void;
  events: (batch: EventBatch) => void;
  tick: (tick: Tick) => void;
  /** Control rooms only, once a second. */
  health: (health: StreamHealth) => void;
  /** Control rooms only, once a second. */
  audience: (audience: AudienceSummary) => void;
  /** Control rooms only, when it changes and to whoever comes: who is in the room, by name. */
  room: (people: readonly RoomPerson[]) => void;
  /** Control rooms only: what its lists show is not the last any more, ask again. */
  changed: (notice: { readonly slug: string; readonly what: "exhibition" | "clips" | "feed" }) => void;
  /** Control rooms only, when they change, at most once a second: who is at which stand, by its id. */
  visits: (notice: { readonly slug: string; readonly byStand: Readonly<Record<string, StandVisits>> }) => void;
  /** To who watches a feed: what changed in it, `hasMore` where it is too much to tell: ask the API then. */
  feed: (news: FeedPage) => void;
  /** The server is going down or shedding load: come back after a random wait of up to `withinMs`. */
  leave: (notice: { readonly withinMs: Millis }) => void;
  /** A position or ledger was refused. */
  refused: (notice: { readonly ledger: string; readonly refusal: Refusal }) => void;
}

export interface ClientToServer {
  follow: (position: Position) => void;
  command: (envelope: CommandEnvelope, answer: (outcome: CommandOutcome) => void) => void;
  report: (report: ViewerReport) => void;
  here: (word: RoomWord) => void;
  /** A viewer of that meeting is at a stand now; `null`: at none. Said again after each connection. */
  visit: (place: { readonly slug: string; readonly standId: string | null }) => void;
  /**
   * A reader of a feed: of one meeting, or `null`, of the channel; `since`: the last `seq` that the page has. Said again after each
   * connection; the answer is a `feed` at once when something came since.
   */
  "watch-feed": (place: { readonly meeting: string | null; readonly since: number }) => void;
}
