/** What a page knows through its socket, as one immutable value. */
import type { StandVisits } from "../../shared/exhibition.ts";
import type { AudienceSummary, RoomPerson, Signal, StreamHealth } from "../../shared/protocol.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import type { Plan } from "../../shared/rundown/plan.ts";
import { type Millis, millis } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";

export type Connection =
  | { readonly phase: "connecting" }
  | { readonly phase: "live" }
  /** `since` and `nextTryAt` are this machine's UTC milliseconds; `nextTryAt` is `null` while a try is under way. */
  | { readonly phase: "lost"; readonly since: number; readonly nextTryAt: number | null };

export interface SessionState {
  readonly connection: Connection;
  /** `phase: "unknown"` until the server told. While a control room rehearses, the rehearsal's. */
  readonly record: MeetingRecord;
  /** A control room whose record and acts are a rehearsal's: nothing of it is public (SH6). */
  readonly isRehearsal: boolean;
  /** The rundown, for control rooms that follow it; `null` until it came. */
  readonly plan: Plan | null;
  /** People watching; `null` until the first tick. */
  readonly people: number | null;
  /** What feeds the stage; `null` until the first tick. */
  readonly signal: Signal | null;
  /** Stream health, sent to control rooms only. */
  readonly health: StreamHealth | null;
  /** How the meeting is watched, sent to control rooms only. */
  readonly audience: AudienceSummary | null;
  /** Who is in this meeting's control room, by name; only there. */
  readonly room: readonly RoomPerson[];
  /** How often a control room was told to ask again for what its lists show: another number, another list (VW50). */
  readonly changes: Readonly<Record<"exhibition" | "clips" | "feed", number>>;
  /** Who is at which stand, by its id, sent to control rooms only; `null` until it came. */
  readonly visits: Readonly<Record<string, StandVisits>> | null;
  /** The server's programme clock minus this machine's clock. */
  readonly serverOffset: Millis;
  /** Why the server does not let this page follow: no such meeting, not allowed. */
  readonly refusal: RefusalCode | null;
}

export const initialState: SessionState = {
  connection: { phase: "connecting" },
  record: emptyRecord,
  isRehearsal: false,
  plan: null,
  people: null,
  signal: null,
  health: null,
  audience: null,
  room: [],
  changes: { exhibition: 0, clips: 0, feed: 0 },
  visits: null,
  serverOffset: millis(0),
  refusal: null,
};
