import { rehearsedAudience } from "../../shared/audience.ts";
import type { Layer } from "../../shared/cards/card-kind.ts";
import type { AudienceSummary } from "../../shared/protocol.ts";
import { type Actor, may } from "../../shared/roles.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { standing } from "../../shared/timeline/standing.ts";
import type { MeetingSession } from "../session/meeting-session.ts";
import { initialState, type SessionState } from "../session/session-state.ts";
import { roomNow } from "./room-now.ts";

/** What all the room's hands work with: its session, what that knows, and whether anything may be asked of it. */
export class RoomLine {
  readonly #session: () => MeetingSession | undefined;
  readonly #me: () => Actor | null;

  /** @param me whose room it is; `null`: not known yet. */
  constructor(session: () => MeetingSession | undefined, me: () => Actor | null) {
    this.#session = session;
    this.#me = me;
  }

  get session(): MeetingSession | undefined {
    return this.#session();
  }

  get me(): Actor | null {
    return this.#me();
  }

  get state(): SessionState {
    return this.session?.state ?? initialState;
  }

  get cues(): readonly Cue[] {
    return this.state.plan?.cues ?? [];
  }

  get now(): ProgramTime {
    return roomNow(this.state);
  }

  get program(): Program {
    return standing(this.state.record, this.now);
  }

  /** Who watches what this room does: a rehearsal has an audience of its own, so that a recall can be tried. */
  get audience(): AudienceSummary | null {
    return this.state.isRehearsal ? rehearsedAudience : this.state.audience;
  }

  /** No line, no edits and no acts: what was pressed then would happen at some later moment (CR8). */
  get isLocked(): boolean {
    const { connection, refusal, plan } = this.state;
    return this.session === undefined || connection.phase !== "live" || refusal !== null || plan === null;
  }

  /** Whether this person may do anything on air now; until it is known who it is, the server is asked. */
  get mayAct(): boolean {
    return !this.isLocked && (this.me === null || may(this.me.role, "take"));
  }

  cueOf(id: string): Cue | null {
    return this.cues.find((cue) => cue.id === id) ?? null;
  }

  /** The cue whose card stands on the layer; `null`: none of the plan's does. */
  cueOn(layer: Layer): Cue | null {
    const cardId = this.program[layer]?.card.id;
    return this.cues.find(({ card }) => card.id === cardId) ?? null;
  }
}
