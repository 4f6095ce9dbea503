import { randomBytes } from "node:crypto";
import { type LedgerId, ledgerId, parseLedgerId, slugPattern } from "../../shared/ids.ts";
import type { CommandOutcome, EventBatch, Position } from "../../shared/protocol.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import { type Actor, mayInHouse } from "../../shared/roles.ts";
import type { Plan, RundownEvent } from "../../shared/rundown/plan.ts";
import { later, type Millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import { hashtagKey, type MeetingAbout, type ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { type Meter, silentMeter } from "../meter.ts";
import { CommitQueue } from "./commit-queue.ts";
import { Compactor } from "./compactor.ts";
import type { Submission } from "./decide-on.ts";
import type { EventLog } from "./event-log.ts";
import type { CatchUp } from "./ledger.ts";
import { ledgerOf, loadMeeting, type Meeting, type MeetingSummary, newMeeting, summaryOf } from "./meeting.ts";
import { Rehearsals } from "./rehearsals.ts";
import { type Job, Writer } from "./writer.ts";

export interface LedgersOptions {
  readonly log: EventLog;
  readonly clock: Clock;
  /** How much later than the hall its encoder's picture arrives: what is taken now belongs to a frame that much later (TL3). */
  readonly encoderDelayOf: (slug: string) => Millis;
  /**
   * The last frame of a meeting that somebody may have seen by now; never too early. What stands on later ones can be
   * recalled. Absent: now, so nothing is ever unseen.
   */
  readonly seenUpTo?: (slug: string) => ProgramTime;
  readonly logger: Log;
  /** Counts what became of each command. */
  readonly meter?: Meter;
}

export interface NewMeeting {
  readonly slug: string;
  readonly title: string;
  readonly programme: readonly ProgrammeItem[];
  readonly about?: MeetingAbout | undefined;
  /** Makes it a round-the-clock sample, which forgets and may be dropped. */
  readonly keepFor?: Millis;
}

export interface LedgersListener {
  /** Once per commit and ledger, before the commands are answered. */
  committed?(batch: EventBatch): void;
  dropped?(slug: string): void;
  /** A rehearsal began, or one is over. */
  rehearsed?(change: { readonly slug: string; readonly isOn: boolean }): void;
}

/**
 * A recall is on its way to the fastest viewer for that long: who is fast has a short line. Taken too large, recalls would
 * become clears, and everybody would see the card.
 */
const RECALL_TRAVEL_MS = 100;

export type AnyCatchUp = CatchUp<MeetingRecord, TimelineEvent> | CatchUp<Plan, RundownEvent>;

/** Every meeting's ledgers. Loads them all at start; after that, reads never touch the store. */
export class Ledgers {
  readonly #options: LedgersOptions;
  readonly #meetingBySlug: Map<string, Meeting>;
  readonly #listeners = new Set<LedgersListener>();
  readonly #writer: Writer;
  readonly #queue: CommitQueue<Job>;
  readonly #compactor: Compactor;
  readonly #rehearsals: Rehearsals;

  constructor(options: LedgersOptions) {
    this.#options = options;
    this.#meetingBySlug = loadAll(options.log);
    this.#compactor = new Compactor(options.log, options.logger);
    const meetingOf = (id: LedgerId) => this.#meetingBySlug.get(slugOf(id)) ?? null;
    const neighbours = { isHashtagTaken: this.#isHashtagTaken, seenUpTo: this.#seenUpTo };
    this.#writer = new Writer({ ...options, meetingOf, neighbours, tell: (batch) => this.#tell(batch) });
    this.#queue = new CommitQueue(this.#writer.commit);
    this.#rehearsals = new Rehearsals({
      meetingBySlug: this.#meetingBySlug,
      log: options.log,
      logger: options.logger,
      clock: options.clock,
      newEpoch,
      submit: (submission, by) => this.submit(submission, by),
      flush: () => this.#queue.flush(),
      tell: (change) => this.#each((listener) => listener.rehearsed?.(change)),
    });
  }

  /** `false`: reads go on, every command is refused until the server is started again. */
  get isWritable(): boolean {
    return this.#writer.isWritable;
  }

  /**
   * Carries out one command. A retry of an accepted one, by its id, answers with the first outcome; a refused one is
   * decided anew, since it left nothing behind (TL17).
   * @param at The frame it belongs to; heard from `system` only. Others: now plus the encoder's delay.
   */
  submit(submission: Submission, by: Actor, at?: ProgramTime): Promise<CommandOutcome> {
    const answer = this.#queue.submit({ submission, by, now: this.#stamp(submission.ledger, by, at) });
    void answer.then((outcome) => this.#count(outcome));
    return answer;
  }

  /** What brings a follower from its position to the head; `null`: there is no such ledger. */
  catchUp({ ledger: id, since, epoch }: Position): AnyCatchUp | null {
    const meeting = this.#meetingBySlug.get(slugOf(id));
    return (meeting && ledgerOf(meeting, id)?.catchUp(since, epoch)) ?? null;
  }

  /** The last durable `seq`; `null`: there is no such ledger. */
  headOf(id: LedgerId): number | null {
    const meeting = this.#meetingBySlug.get(slugOf(id));
    return (meeting && ledgerOf(meeting, id)?.head) ?? null;
  }

  /** In the order of their creation. */
  meetings(): readonly MeetingSummary[] {
    return [...this.#meetingBySlug.values()].map(summaryOf);
  }

  recordOf(slug: string): MeetingRecord | null {
    return this.#meetingBySlug.get(slug)?.timeline.state ?? null;
  }

  planOf(slug: string): Plan | null {
    return this.#meetingBySlug.get(slug)?.rundown.state ?? null;
  }

  /** The record of the rehearsal that is on; `null`: none is. For control rooms only. */
  rehearsalOf(slug: string): MeetingRecord | null {
    return this.#meetingBySlug.get(slug)?.rehearsal?.state ?? null;
  }

  /** Begins a rehearsal of a meeting that is planned; one that was on is over (SH2). */
  beginRehearsal(slug: string, by: Actor): Promise<CommandOutcome> {
    return this.#rehearsals.begin(slug, by);
  }

  /** Forgets the rehearsal with all that was shown in it. Nothing to do when none is on. */
  endRehearsal(slug: string, by: Actor): CommandOutcome {
    return this.#rehearsals.end(slug, by);
  }

  /** Ends those that nobody ended for a day (SH5). */
  endOldRehearsals(): void {
    this.#rehearsals.endOld();
  }

  async createMeeting(
    { slug, title, programme, about, keepFor }: NewMeeting,
    by: Actor,
    commandId: string,
  ): Promise<CommandOutcome> {
    if (!mayInHouse(by, "create-meeting")) return refused("NOT_ALLOWED");
    if (keepFor !== undefined && by.role !== "system") return refused("NOT_ALLOWED", "keepFor");
    if (!slugPattern.test(slug)) return refused("BAD_SHAPE", "slug");
    if (this.#meetingBySlug.has(slug)) return refused("DUPLICATE", slug);
    this.#meetingBySlug.set(slug, newMeeting(slug, newEpoch));
    const plan = { type: "plan", title, programme, ...(about === undefined ? {} : { about }) } as const;
    const command = keepFor === undefined ? plan : { ...plan, keepFor };
    const outcome = await this.submit({ id: commandId, ledger: ledgerId("timeline", slug), command }, by);
    if (!outcome.ok) this.#remove(slug);
    return outcome;
  }

  /** Forgets a sample meeting with all that belongs to it. A real meeting's record is never dropped (TL20). */
  dropMeeting(slug: string, by: Actor): CommandOutcome {
    if (!mayInHouse(by, "drop-meeting")) return refused("NOT_ALLOWED");
    this.#queue.flush();
    const meeting = this.#meetingBySlug.get(slug);
    if (meeting === undefined) return refused("UNKNOWN_MEETING");
    if (meeting.timeline.state.keepFor === null) return refused("NOT_ALLOWED", "only a sample is dropped");
    this.#options.log.drop([meeting.timeline.id, meeting.rundown.id, ledgerId("rehearsal", slug)]);
    this.#remove(slug);
    return { ok: true, seq: meeting.timeline.head };
  }

  /** @returns stops listening. */
  listen(listener: LedgersListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Commits what waits and refuses the rest. The log stays open: it is its owner's. */
  close(): void {
    this.#queue.close();
  }

  /** Also by what is decided and not yet durable: two meetings planned in one commit must not share it. */
  readonly #isHashtagTaken = (hashtag: string, slug: string): boolean => {
    const key = hashtagKey(hashtag);
    return [...this.#meetingBySlug.values()].some(({ slug: other, timeline: { draftState } }) => {
      const taken = draftState.about.hashtag;
      return other !== slug && taken !== undefined && hashtagKey(taken) === key;
    });
  };

  /** On the programme clock; the encoder's delay is no part of it, since frames are stamped with it already. */
  readonly #seenUpTo = (slug: string): ProgramTime => {
    const { clock, seenUpTo } = this.#options;
    return programTime((seenUpTo?.(slug) ?? clock.now()) + RECALL_TRAVEL_MS);
  };

  #count(outcome: CommandOutcome): void {
    const { meter = silentMeter } = this.#options;
    meter.count(outcome.ok ? "command accepted" : `command refused ${outcome.refusal.code}`);
  }

  #stamp(ledger: LedgerId, by: Actor, at: ProgramTime | undefined): ProgramTime {
    const now = this.#options.clock.now();
    if (by.role === "system") return at ?? now;
    const isOnFrames = parseLedgerId(ledger)?.kind !== "rundown";
    return isOnFrames ? later(now, this.#options.encoderDelayOf(slugOf(ledger))) : now;
  }

  #tell(batch: EventBatch): void {
    this.#each((listener) => listener.committed?.(batch));
    const meeting = this.#meetingBySlug.get(slugOf(batch.ledger));
    if (meeting?.timeline.id !== batch.ledger) return;
    this.#compactor.visit(meeting.timeline);
    this.#rehearsals.follow(meeting, batch);
  }

  #remove(slug: string): void {
    this.#meetingBySlug.delete(slug);
    this.#each((listener) => listener.dropped?.(slug));
  }

  /** What a listener throws must not keep the others, or the answers, from coming. */
  #each(call: (listener: LedgersListener) => void): void {
    for (const listener of this.#listeners) {
      try {
        call(listener);
      } catch (error) {
        this.#options.logger.fault("ledger listener failed", error);
      }
    }
  }
}

function loadAll(log: EventLog): Map<string, Meeting> {
  const stored = new Map(log.ledgers().map((ledger) => [ledger.id, ledger]));
  const meetings = new Map<string, Meeting>();
  for (const timeline of stored.values()) {
    const name = parseLedgerId(timeline.id);
    if (name?.kind !== "timeline") continue;
    const { slug } = name;
    const rundown = stored.get(ledgerId("rundown", slug));
    const rehearsal = stored.get(ledgerId("rehearsal", slug));
    meetings.set(slug, loadMeeting(log, { slug, timeline, rundown, rehearsal }, newEpoch));
  }
  return meetings;
}

const newEpoch = (): string => randomBytes(9).toString("base64url");

const slugOf = (id: LedgerId): string => parseLedgerId(id)?.slug ?? "";

const refused = (code: RefusalCode, detail?: string): CommandOutcome => ({
  ok: false,
  refusal: detail === undefined ? { code } : { code, detail },
});
