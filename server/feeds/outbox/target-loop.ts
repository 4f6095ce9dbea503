import { setImmediate } from "node:timers/promises";
import { later, type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { FeedRows, FeedStore, OutboxRow } from "../ports.ts";
import type { Finding, Outcome, Target } from "../target-kind.ts";
import { type Alarm, LONGEST_REST } from "./alarm.ts";
import { cannotTell, type Deadlines, find, lost, send, within } from "./call.ts";
import { settleLook } from "./look.ts";
import type { OutboxRules } from "./rules.ts";
import { settle } from "./settle.ts";
import { nextStep, type Step } from "./step.ts";
import type { OpenTarget, TargetShelf } from "./target-shelf.ts";

export interface LoopSurroundings {
  readonly store: FeedStore;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly log: Log;
  readonly targets: TargetShelf;
  readonly deadlines: Deadlines;
  readonly rules: OutboxRules;
  readonly random: () => number;
  seenByMost(meeting: string, at: ProgramTime): boolean;
  permalinkOf(code: string): string;
  onChanged(meeting: string): void;
  /** Something of this target was settled: others may have waited for it. */
  onSettled(target: string): void;
}

/** After a write that failed: a full disk is seldom full for long. */
const WRITE_AGAIN: Millis = millis(2_000);

/** One target's loop: one call at a time, and nobody else waits for it. */
export class TargetLoop {
  readonly #id: string;
  readonly #around: LoopSurroundings;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isClosed = false;
  #callOff: () => void = () => {};
  #isWriteFailing = false;
  #hasLooked = false;
  /** A post on its way that need not arrive when it is withdrawn. */
  #film: { readonly row: OutboxRow; readonly stop: AbortController } | null = null;

  constructor(id: string, around: LoopSurroundings) {
    this.#id = id;
    this.#around = around;
  }

  /** Something may have become possible. */
  poke(): void {
    if (this.#isClosed) return;
    this.#stopWithdrawn();
    this.#isAskedAgain = true;
    if (this.#running !== null) return;
    this.#callOff();
    // Not in this turn: a target that pokes while it is called would find nobody running.
    const run = Promise.resolve().then(() => this.#run());
    this.#running = run.finally(() => {
      this.#running = null;
      if (this.#isAskedAgain) this.poke();
    });
  }

  /** A call that is out ends by itself, and is kept. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#callOff();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      const open = this.#around.targets.byId(this.#id);
      if (open === null) return;
      const step = this.#next(open);
      if (step.type === "rest") {
        this.#rest(step.until);
        continue;
      }
      this.#isAskedAgain = true;
      this.#hasLooked = step.type === "look";
      await (step.type === "call" ? this.#call(open, step) : this.#look(open, step));
      // Between two posts everybody else has a turn, our own viewers above all.
      await setImmediate();
    }
  }

  #next(open: OpenTarget): Step {
    const changed = new Set<string>();
    const now = this.#around.clock.now();
    const around = {
      ...this.#around,
      now,
      hasLooked: this.#hasLooked,
      onChanged: (meeting: string) => changed.add(meeting),
    };
    const kept = this.#keep((rows) => nextStep(rows, open, around));
    if (kept === null) return { type: "rest", until: later(now, WRITE_AGAIN) };
    for (const meeting of changed) this.#around.onChanged(meeting);
    return kept.value;
  }

  #rest(until: ProgramTime | null): void {
    this.#callOff();
    if (until === null) return;
    const wait = Math.min(LONGEST_REST, Math.max(1, until - this.#around.clock.now()));
    this.#callOff = this.#around.alarm.after(millis(wait), () => this.poke());
  }

  /** With the target as it was when the row was claimed: it may be another one, or none, when the answer comes. */
  async #call(open: OpenTarget, { row, job, attempt }: Extract<Step, { type: "call" }>): Promise<void> {
    const { alarm, deadlines, rules, random, clock } = this.#around;
    const kept = (outcome: Outcome) => (rows: FeedRows) =>
      settle(
        rows,
        open,
        { id: row.id, attempt, hash: row.approvalHash, outcome },
        { now: clock.now(), rules, random: random() },
      );
    const isLate = (outcome: Outcome) => {
      this.#told(row, this.#keep(kept(outcome))?.value ?? null);
      // What waited for it was at rest.
      this.poke();
    };
    const stop = new AbortController();
    this.#film = isSlow(row, open) ? { row, stop } : null;
    const outcome = await within(
      alarm,
      { most: deadlines.call, otherwise: lost, isLate, stop: stop.signal },
      (signal) => send(targetFor(open, row), row.op, job, signal),
    );
    this.#film = null;
    await this.#keepAtLast(row, kept(outcome));
  }

  /** Withdrawn while its film is on its way there: the post itself has not left yet, and then never does. */
  #stopWithdrawn(): void {
    if (this.#film === null) return;
    const { rules, store } = this.#around;
    if (rules.isCalledOff(store.rows.highlights.byId(this.#film.row.highlight))) this.#film.stop.abort();
  }

  async #look(open: OpenTarget, { row, job, attempt }: Extract<Step, { type: "look" }>): Promise<void> {
    const { alarm, deadlines, clock, random } = this.#around;
    const finding = await within<Finding>(alarm, { most: deadlines.look, otherwise: cannotTell }, (signal) =>
      find(targetFor(open, row), job, signal),
    );
    await this.#keepAtLast(row, (rows) => settleLook(rows, { id: row.id, attempt, finding }, clock.now(), random()));
  }

  /**
   * What was learnt is kept in memory until the disk takes it: the row is `sending` meanwhile, and nothing else leaves. A crash makes
   * it unknown, and it is looked for.
   */
  async #keepAtLast(row: OutboxRow, work: (rows: FeedRows) => OutboxRow | null): Promise<void> {
    for (;;) {
      const kept = this.#keep(work);
      if (kept !== null) return this.#told(row, kept.value);
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#callOff();
        const stop = this.#around.alarm.after(WRITE_AGAIN, resolve);
        // Closing tries once more, and goes.
        this.#callOff = () => {
          stop();
          resolve();
        };
      });
    }
  }

  #told(before: OutboxRow, row: OutboxRow | null): void {
    if (row === null) return;
    const { id, target, op, state, reason, attempts } = row;
    this.#around.log.info("outbox: a row was settled", { row: id, target, op, state, reason, attempts });
    this.#around.onChanged(before.meeting);
    this.#around.onSettled(this.#id);
  }

  #keep<Value>(work: (rows: FeedRows) => Value): { readonly value: Value } | null {
    try {
      const value = this.#around.store.transaction(work);
      this.#isWriteFailing = false;
      return { value };
    } catch (error) {
      if (!this.#isWriteFailing)
        this.#around.log.fault("outbox: a change could not be kept", error, { target: this.#id });
      this.#isWriteFailing = true;
      return null;
    }
  }
}

/** Not where only a person could find out what became of it: there it is deleted as soon as it has arrived. */
const isSlow = ({ op, post, isDry }: OutboxRow, { kind: { caps } }: OpenTarget): boolean =>
  op === "create" &&
  !isDry &&
  (caps.find || caps.idempotent === "record-id") &&
  post.media.some(({ type }) => type === "video/mp4");

const targetFor = (open: OpenTarget, row: OutboxRow): Target => (row.isDry ? open.dry : open.target);
