import { randomUUID } from "node:crypto";
import { ledgerId } from "../../shared/ids.ts";
import type { CommandOutcome, EventBatch } from "../../shared/protocol.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import { type Actor, mayIn } from "../../shared/roles.ts";
import { between } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Submission } from "./decide-on.ts";
import type { EventLog } from "./event-log.ts";
import { type Meeting, newRehearsal } from "./meeting.ts";

/** What a rehearsal needs of the ledgers that it stands among. */
export interface RehearsalHouse {
  readonly meetingBySlug: Map<string, Meeting>;
  readonly log: Pick<EventLog, "drop">;
  readonly logger: Log;
  readonly clock: Clock;
  readonly newEpoch: () => string;
  readonly submit: (submission: Submission, by: Actor) => Promise<CommandOutcome>;
  /** Commits at once what waits. */
  readonly flush: () => void;
  readonly tell: (change: { readonly slug: string; readonly isOn: boolean }) => void;
}

/** A forgotten rehearsal is over after a day. */
const LONGEST_MS = 24 * 3_600_000;

const house: Actor = { id: "rehearsal", role: "system", name: "Efir" };

/** Begins and ends rehearsals: a record by the timeline's rules that only control rooms see (SH1–SH5, ADR 0024). */
export class Rehearsals {
  readonly #house: RehearsalHouse;

  constructor(house: RehearsalHouse) {
    this.#house = house;
    for (const meeting of house.meetingBySlug.values())
      if (meeting.rehearsal !== null && meeting.timeline.state.phase !== "planned") this.#forget(meeting);
  }

  async begin(slug: string, by: Actor): Promise<CommandOutcome> {
    if (!mayIn(by, "rehearse", slug)) return refused("NOT_ALLOWED");
    this.#house.flush();
    const meeting = this.#house.meetingBySlug.get(slug);
    if (meeting === undefined) return refused("UNKNOWN_MEETING");
    const { phase } = meeting.timeline.state;
    if (phase !== "planned") return refused(phase === "open" ? "MEETING_ALREADY_OPEN" : "MEETING_CLOSED");
    // Also when none is known: what a full disk kept of an ended one would be in the way of the new one's first event.
    if (!this.#forget(meeting)) return refused("STORE_UNAVAILABLE");
    this.#house.meetingBySlug.set(slug, { ...meeting, rehearsal: newRehearsal(slug, this.#house.newEpoch) });
    this.#prepareNothing(slug);
    const ledger = ledgerId("rehearsal", slug);
    const planned = this.#plan(meeting);
    const opened = this.#house.submit({ id: randomUUID(), ledger, command: { type: "open" } }, house);
    this.#house.flush();
    const outcomes = [await planned, await opened] as const;
    const failed = outcomes.find(({ ok }) => !ok);
    if (failed !== undefined) {
      this.#forget(meeting);
      return failed;
    }
    this.#house.logger.info("rehearsal began", { slug, accountId: by.id });
    this.#house.tell({ slug, isOn: true });
    return outcomes[1];
  }

  end(slug: string, by: Actor): CommandOutcome {
    if (!mayIn(by, "rehearse", slug)) return refused("NOT_ALLOWED");
    this.#house.flush();
    const meeting = this.#house.meetingBySlug.get(slug);
    if (meeting === undefined) return refused("UNKNOWN_MEETING");
    if (meeting.rehearsal !== null) {
      this.#prepareNothing(slug);
      this.#house.flush();
      this.#forget(meeting);
      this.#house.logger.info("rehearsal ended", { slug, accountId: by.id });
    }
    return { ok: true, seq: 0 };
  }

  endOld(): void {
    const now = this.#house.clock.now();
    for (const { slug, rehearsal } of [...this.#house.meetingBySlug.values()]) {
      const since = rehearsal?.state.openedAt ?? null;
      if (rehearsal !== null && (since === null || between(since, now) > LONGEST_MS)) this.end(slug, house);
    }
  }

  /** What the meeting itself does: opened for real, it is rehearsed no longer; planned anew, so is its rehearsal. */
  follow(meeting: Meeting, { events }: EventBatch): void {
    if (meeting.rehearsal === null) return;
    if (meeting.timeline.state.phase !== "planned") {
      this.#prepareNothing(meeting.slug);
      this.#forget(meeting);
    } else if (events.some(({ event }) => event.type === "meeting.planned")) void this.#plan(meeting);
  }

  #plan({ slug, timeline }: Meeting): Promise<CommandOutcome> {
    const { title, programme, about } = timeline.state;
    const command = { type: "plan", title, programme, about } as const;
    return this.#house.submit({ id: randomUUID(), ledger: ledgerId("rehearsal", slug), command }, house);
  }

  /** A press that was meant for one of the two must not take in the other, nor a clock play on there (SH4). */
  #prepareNothing(slug: string): void {
    const ledger = ledgerId("rundown", slug);
    for (const command of [
      { type: "arm", id: null },
      { type: "run-clock", isOn: false },
    ] as const)
      void this.#house.submit({ id: randomUUID(), ledger, command }, house);
  }

  /** @returns `false`: the store keeps it. The next start, or the next rehearsal, tries again. */
  #forget({ slug }: Meeting): boolean {
    // What stands now: the one that was handed in may be of before the rehearsal began.
    const meeting = this.#house.meetingBySlug.get(slug);
    if (meeting === undefined) return true;
    this.#house.meetingBySlug.set(slug, { ...meeting, rehearsal: null });
    if (meeting.rehearsal !== null) this.#house.tell({ slug, isOn: false });
    try {
      this.#house.log.drop([ledgerId("rehearsal", slug)]);
      return true;
    } catch (error) {
      this.#house.logger.fault("rehearsal not forgotten", error, { slug });
      return false;
    }
  }
}

const refused = (code: RefusalCode): CommandOutcome => ({ ok: false, refusal: { code } });
