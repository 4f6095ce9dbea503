import { createHash } from "node:crypto";
import type { CommandOutcome } from "../../shared/protocol.ts";
import { clockSchedule, type DueCue, dueNow, nextDue } from "../../shared/rundown/clock-schedule.ts";
import type { Plan } from "../../shared/rundown/plan.ts";
import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";

/** A meeting whose clock is on, with the record that it plays into. */
export interface ClockedMeeting {
  readonly slug: string;
  readonly plan: Plan;
  readonly record: MeetingRecord;
  /** Into the rehearsal: the plan's first item begins when the clock is switched on. */
  readonly isRehearsal: boolean;
}

export interface ClockworkDesk {
  /** Those that are open or rehearsed, with the clock on. */
  clocked(): readonly ClockedMeeting[];
  take(meeting: ClockedMeeting, cueId: string, commandId: string): Promise<CommandOutcome>;
}

export interface ClockworkDeps {
  readonly desk: ClockworkDesk;
  readonly clock: Clock;
  /** Rings once, not earlier than after `wait`. Answers how to call it off. */
  readonly alarm: { after(wait: Millis, ring: () => void): () => void };
  readonly log: Log;
}

/** The machine's own clock may be set, or the machine sleep: it is looked at again after so long. */
const LOOK_AGAIN_MS = 5_000;
/** What a store without room is asked again after. */
const transient: ReadonlySet<string> = new Set(["STORE_FULL", "STORE_UNAVAILABLE", "TOO_FAST"]);

/**
 * Plays rundowns by the clock (SH10–SH14). It keeps nothing that counts: what is due follows from plan, record and time, so a
 * restart goes on as if it had never been.
 */
export class Clockwork {
  readonly #deps: ClockworkDeps;
  /** On their way, or refused for what they are: by command id, so that an edited cue is tried anew. */
  readonly #tried = new Set<string>();
  #callOff = () => {};
  #isStopped = false;

  constructor(deps: ClockworkDeps) {
    this.#deps = deps;
    this.look();
  }

  /** Looks what is due, and when to look again. Call it when a plan, a programme or a record changed. */
  look(): void {
    if (this.#isStopped) return;
    this.#callOff();
    const now = this.#deps.clock.now();
    const meetings = this.#deps.desk.clocked();
    if (meetings.length === 0) {
      this.#tried.clear();
      return;
    }
    const nexts = meetings.map((meeting) => this.#play(meeting, now));
    const wait = Math.min(LOOK_AGAIN_MS, ...nexts.map((next) => (next === null ? LOOK_AGAIN_MS : next - now)));
    this.#callOff = this.#deps.alarm.after(millis(wait), () => this.look());
  }

  stop(): void {
    this.#isStopped = true;
    this.#callOff();
  }

  /** @returns when the next cue is due; `null`: none is. */
  #play(meeting: ClockedMeeting, now: ProgramTime): ProgramTime | null {
    const { plan, record, isRehearsal } = meeting;
    const since = plan.clock.since ?? now;
    const { programme, about } = record;
    const schedule = clockSchedule({ cues: plan.cues, programme, about, beginAt: isRehearsal ? since : null });
    for (const due of dueNow({ schedule, since, record, now })) this.#take(meeting, due, since);
    return nextDue(schedule, now)?.at ?? null;
  }

  #take(meeting: ClockedMeeting, due: DueCue, since: ProgramTime): void {
    const id = commandIdOf(due, since);
    const name = `${meeting.slug} ${meeting.isRehearsal} ${id}`;
    if (this.#tried.has(name)) return;
    this.#tried.add(name);
    const { log, desk } = this.#deps;
    desk.take(meeting, due.cue.id, id).then(
      (outcome) => {
        const said = { slug: meeting.slug, cueId: due.cue.id };
        if (outcome.ok) log.info("taken by the clock", said);
        else log.warn("passed over by the clock", { ...said, code: outcome.refusal.code });
        if (!outcome.ok && transient.has(outcome.refusal.code)) this.#tried.delete(name);
      },
      (error: unknown) => log.fault("clock could not take", error, { slug: meeting.slug }),
    );
  }
}

/**
 * The same for the same cue, as it is now, at the same moment of the same run: a retry after a restart is the same command
 * (TL17), and what somebody took off can begin again in the next run (SH12).
 */
const commandIdOf = ({ cue, at }: DueCue, since: ProgramTime): string =>
  `clock-${createHash("sha256")
    .update(`${cue.id} ${cue.revision ?? 0} ${at} ${since}`)
    .digest("base64url")}`;
