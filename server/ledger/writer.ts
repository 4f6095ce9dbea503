import { randomUUID } from "node:crypto";
import type { LedgerId } from "../../shared/ids.ts";
import type { CommandOutcome, EventBatch } from "../../shared/protocol.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import type { Actor } from "../../shared/roles.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Log } from "../log.ts";
import type { Waiting } from "./commit-queue.ts";
import { decideOn, type Neighbours, type Submission } from "./decide-on.ts";
import type { AppendProblem, Entry, EventLog, RememberedCommand } from "./event-log.ts";
import { stopsClock } from "./hands.ts";
import { ledgerOf, type Meeting, type Rundown, type Timeline } from "./meeting.ts";

/** A command with who sends it and the moment it belongs to. */
export interface Job {
  readonly submission: Submission;
  readonly by: Actor;
  readonly now: ProgramTime;
}

export interface WriterOptions {
  readonly log: EventLog;
  readonly logger: Log;
  readonly meetingOf: (ledger: LedgerId) => Meeting | null;
  readonly neighbours: Neighbours;
  readonly tell: (batch: EventBatch) => void;
}

/** What one round of commits gathers before it is written. */
interface Round {
  readonly entries: Entry[];
  readonly touched: Set<Timeline | Rundown>;
  readonly accepted: Map<string, RememberedCommand>;
}

/** The one that writes: decide each → append all, durable → reduce → tell followers → answer (TL16–TL19). */
export class Writer {
  readonly #options: WriterOptions;
  #isBroken = false;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** `false` once the store failed in a way that only opening it again clears up (F3). */
  get isWritable(): boolean {
    return !this.#isBroken;
  }

  /** Answers every job, in order, after all that they led to is durable and told. */
  readonly commit = (batch: readonly Waiting<Job>[]): void => {
    const outcomes = this.#isBroken ? [] : this.#carryOut(batch.map(({ job }) => job));
    batch.forEach(({ answer }, index) => {
      answer(outcomes[index] ?? refused("STORE_UNAVAILABLE"));
    });
  };

  #carryOut(jobs: readonly Job[]): readonly CommandOutcome[] {
    const round: Round = { entries: [], touched: new Set(), accepted: new Map() };
    const outcomes = jobs.map((job) => this.#decide(job, round));
    const problem = this.#append(round.entries);
    if (problem !== null) {
      for (const ledger of round.touched) ledger.rollback();
      return jobs.map(() => refused(problem === "full" ? "STORE_FULL" : "STORE_UNAVAILABLE"));
    }
    for (const ledger of round.touched) {
      this.#options.tell({ ledger: ledger.id, epoch: ledger.epoch, events: ledger.commit() });
    }
    return outcomes;
  }

  #decide(job: Job, round: Round): CommandOutcome {
    const { submission, by } = job;
    const meeting = this.#options.meetingOf(submission.ledger);
    const ledger = meeting && ledgerOf(meeting, submission.ledger);
    if (meeting === null || ledger === null) return refused("UNKNOWN_LEDGER");
    try {
      const first = this.#remembered(submission, round);
      if (first !== null) return first.actorId === by.id ? { ok: true, seq: first.seq } : refused("DUPLICATE");
      const decided = decideOn(meeting, submission, { by, now: job.now }, this.#options.neighbours);
      if (!decided.ok) return { ok: false, refusal: decided.problem };
      const entry = {
        ledger: ledger.id,
        epoch: ledger.epoch,
        commandId: submission.id,
        actorId: by.id,
        events: decided.value,
      };
      const seq = enter(entry, ledger, round);
      if (stopsClock(job, meeting)) this.#stopClock(job, meeting, round);
      return { ok: true, seq };
    } catch (error) {
      this.#options.logger.fault("command failed", error, { ledger: submission.ledger, type: submission.command.type });
      return refused("STORE_UNAVAILABLE");
    }
  }

  /** In the same transaction: whoever takes over by hand has taken over, also after a kill (SH12). */
  #stopClock({ by, now }: Job, { rundown }: Meeting, round: Round): void {
    const stopped = rundown.decide({ type: "run-clock", isOn: false }, { by, now });
    if (!stopped.ok) return;
    // Of its own: the act's id may have been heard before, in a rehearsal.
    const commandId = randomUUID();
    enter(
      { ledger: rundown.id, epoch: rundown.epoch, commandId, actorId: by.id, events: stopped.value },
      rundown,
      round,
    );
  }

  /** A retry may come in the same turn as its first try, so the round is asked before the log. */
  #remembered({ ledger, id }: Submission, round: Round): RememberedCommand | null {
    return round.accepted.get(nameOf(ledger, id)) ?? this.#options.log.command(ledger, id);
  }

  /** @returns why nothing of the round was written; `null`: all of it is. */
  #append(entries: readonly Entry[]): AppendProblem["kind"] | null {
    const problem = entries.length === 0 ? null : this.#options.log.append(entries);
    if (problem === null) return null;
    this.#isBroken = problem.kind === "broken";
    this.#options.logger.fault("append refused", problem.cause, { kind: problem.kind, commands: entries.length });
    return problem.kind;
  }
}

/** @returns the `seq` of the command's last event. */
function enter(entry: Entry, ledger: Timeline | Rundown, round: Round): number {
  const seq = entry.events.at(-1)?.seq ?? ledger.head;
  round.entries.push(entry);
  round.touched.add(ledger);
  round.accepted.set(nameOf(entry.ledger, entry.commandId), { actorId: entry.actorId, seq });
  return seq;
}

const nameOf = (ledger: LedgerId, commandId: string): string => `${ledger} ${commandId}`;

const refused = (code: RefusalCode): CommandOutcome => ({ ok: false, refusal: { code } });
