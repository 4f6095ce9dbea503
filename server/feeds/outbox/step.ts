/**
 * What a target's loop does next, decided and kept in one transaction (FD2): a row that is to leave is `sending` before anybody calls.
 * Deletes go first, then what is in doubt, then edits, then creates by their turn; after a look whatever else is due has one.
 */
import type { ProgramTime } from "../../../shared/time.ts";
import { type FeedRows, type OutboxRow, OWN_FEED } from "../ports.ts";
import type { Job } from "../target-kind.ts";
import { type Asked, type Verdict, verdictOn, verdictOnDelete } from "./checks.ts";
import { put } from "./enqueue.ts";
import { jobOf } from "./job.ts";
import { isElsewhere, placeOf } from "./place.ts";
import { cancelled, doubts, held, queued } from "./row.ts";
import type { OutboxRules } from "./rules.ts";
import { atTarget } from "./standing.ts";
import type { OpenTarget } from "./target-shelf.ts";
import { MOST_REPEATS } from "./times.ts";

export type Step =
  /** Call the target: `attempt` tells this call from every other of the row. */
  | { readonly type: "call"; readonly row: OutboxRow; readonly job: Job; readonly attempt: number }
  | { readonly type: "look"; readonly row: OutboxRow; readonly job: Job; readonly attempt: number }
  /** Nothing now; `until`: not before. */
  | { readonly type: "rest"; readonly until: ProgramTime | null };

export interface StepSurroundings {
  readonly now: ProgramTime;
  readonly rules: OutboxRules;
  /** The last thing done here was a look. */
  readonly hasLooked: boolean;
  seenByMost(meeting: string, at: ProgramTime): boolean;
  permalinkOf(code: string): string;
  /** Rows of a meeting have changed. */
  onChanged(meeting: string): void;
}

const ALL_ROWS = 100_000;
/** Most often the first one goes: so many are read, and more only where none of them can. */
const MORE_AND_MORE = [2, 24, ALL_ROWS] as const;
/** Of a target that rests as a whole: those at the head are told why, of the others only a rehearsal's are read, which goes on. */
const HEAD = [8] as const;

export function nextStep(rows: FeedRows, open: OpenTarget, surroundings: StepSurroundings): Step {
  // A call is out, or its answer could not be kept yet.
  if (rows.outbox.ofTarget(open.id, ["sending"], 1).length > 0) return { type: "rest", until: null };
  for (;;) {
    const turn = new Turn(rows, open, surroundings);
    const step = turn.step();
    // What has ended may have been what another one waited for, and no row ends twice.
    if (step.type !== "rest" || !turn.hasEnded) return step;
  }
}

class Turn {
  readonly #rows: FeedRows;
  readonly #open: OpenTarget;
  readonly #around: StepSurroundings;
  #until: ProgramTime | null = null;
  /** Meetings of which nothing goes now: each is asked for once. */
  readonly #killed = new Set<string>();
  /** Some row came to its end without a call. */
  hasEnded = false;

  constructor(rows: FeedRows, open: OpenTarget, around: StepSurroundings) {
    this.#rows = rows;
    this.#open = open;
    this.#around = around;
  }

  step(): Step {
    const gate = this.#gate();
    const most = gate !== null || this.#isStopped() ? HEAD : MORE_AND_MORE;
    const leave = () =>
      this.#first("edit", most, (row) => this.#leave(row, gate)) ??
      this.#first("create", most, (row) => this.#leave(row, gate));
    const doubtful = () => this.#doubtful(gate);
    // Looks that take all of their time would be all that is ever done.
    const [second, third] = this.#around.hasLooked ? [leave, doubtful] : [doubtful, leave];
    return (
      this.#first("delete", MORE_AND_MORE, (row) => (this.#isGated(row, gate) ? null : this.#delete(row))) ??
      second() ??
      third() ?? { type: "rest", until: this.#until }
    );
  }

  /** Nothing is created or edited here, whatever the row. */
  #isStopped(): boolean {
    if (this.#rows.settings.isHouseKilled()) return true;
    const kept = this.#open.kept === null ? null : this.#rows.targets.byId(this.#open.id);
    return kept !== null && (kept.isKilled || kept.paused !== null);
  }

  #gate(): ProgramTime | null {
    const until = this.#open.kept === null ? null : (this.#rows.targets.byId(this.#open.id)?.gateUntil ?? null);
    return until !== null && until > this.#around.now ? until : null;
  }

  /** A dry target has no gate. */
  #isGated(row: OutboxRow, gate: ProgramTime | null): boolean {
    if (gate === null || row.isDry) return false;
    this.#wake(gate);
    return true;
  }

  #first(op: OutboxRow["op"], most: readonly number[], ask: (row: OutboxRow) => Step | null): Step | null {
    return (
      this.#firstOf(inTurn(this.#rows, this.#open.id, op, most), ask) ??
      (most === HEAD ? this.#firstOf(this.#rows.outbox.dryOfTarget(this.#open.id, op, HEAD[0]), ask) : null)
    );
  }

  #firstOf(rows: Iterable<OutboxRow>, ask: (row: OutboxRow) => Step | null): Step | null {
    for (const row of rows) {
      const step = ask(row);
      if (step !== null) return step;
      // In the order of their turn: none after it is due.
      if (row.notBefore > this.#around.now) return null;
    }
    return null;
  }

  #delete(row: OutboxRow): Step | null {
    const verdict = verdictOnDelete(this.#asked(row), this.#mine(row));
    return this.#follow({ ...row, micros: this.#open.kind.caps.price.delete }, verdict);
  }

  #leave(row: OutboxRow, gate: ProgramTime | null): Step | null {
    if (this.#killed.has(whose(row))) return this.#wait(row, { type: "wait", reason: "KILLED", until: null });
    const verdict = verdictOn(this.#asked(row));
    if (verdict.type === "wait" && verdict.reason === "KILLED") this.#killed.add(whose(row));
    // Asked first and stopped by the gate last: what is stale or withdrawn ends behind a closed gate too.
    if (verdict.type === "go" && this.#isGated(row, gate)) return this.#wait(row, { ...gated, until: gate });
    return this.#follow(row, verdict);
  }

  #follow(row: OutboxRow, verdict: Verdict): Step | null {
    switch (verdict.type) {
      case "go":
        return this.#claim(row);
      case "wait":
        return this.#wait(row, verdict);
      case "create-instead":
        this.#save(cancelled(row, "EDITED"));
        put(this.#rows, {
          ...row,
          op: "create",
          answers: null,
          micros: this.#open.kind.caps.price.post,
          remoteId: null,
          remoteUrl: null,
        });
        return null;
      case "end":
        this.#save(verdict.state === "held" ? held(row, verdict.reason) : cancelled(row, verdict.reason));
        if (verdict.reason === "STALE") this.#backToDraft(row);
        return null;
    }
  }

  #wait(row: OutboxRow, { reason, until }: Extract<Verdict, { type: "wait" }>): null {
    if (until !== null) this.#wake(until);
    if (row.state === "queued" && row.reason !== reason) this.#save(queued(row, reason));
    return null;
  }

  /** `sending` is on the disk before the call: after a crash nobody believes that nothing was sent (FD1). */
  #claim(row: OutboxRow): Step | null {
    const attempt = row.attempts + 1;
    const job = this.#job(row);
    if (!this.#isNamed(row, job)) {
      this.#save(held(row, "LOOK_BY_HAND"));
      return null;
    }
    const firstTriedAt = row.firstTriedAt ?? this.#around.now;
    const place = row.isDry || row.op === "delete" ? undefined : placeOf(this.#open);
    const claimed: OutboxRow = { ...row, state: "sending", reason: null, attempts: attempt, firstTriedAt, place };
    this.#save(claimed);
    return { type: "call", row: claimed, job: { ...job, since: firstTriedAt }, attempt };
  }

  /** What it edits, deletes or stands under was found by a person, who could not say what the target calls it. */
  #isNamed(row: OutboxRow, { remote, thread }: Job): boolean {
    if (row.op !== "create") return remote !== null || this.#open.kind.caps.idempotent === "record-id";
    const answered = row.answers === null ? null : this.#rows.outbox.byId(row.answers);
    return thread !== null || (row.part === 0 && answered?.state !== "sent");
  }

  #doubtful(gate: ProgramTime | null): Step | null {
    for (const row of this.#rows.outbox.ofTarget(this.#open.id, ["unknown"], ALL_ROWS)) {
      if (row.notBefore > this.#around.now) {
        this.#wake(row.notBefore);
        return null;
      }
      const step = this.#resolve(row, gate);
      if (step !== null) return step;
    }
    return null;
  }

  /** Looked for where that can be; repeated where a repeat is the same post; else a person looks (FD16–FD19). */
  #resolve(row: OutboxRow, gate: ProgramTime | null): Step | null {
    const { caps } = this.#open.kind;
    if (isElsewhere(row, this.#open)) {
      // In another account it is not to be found, and to be repeated would be a second one.
      this.#save(held(row, "TARGET_GONE"));
      return null;
    }
    if (row.op === "create" && (caps.find || row.isDry)) return this.#look(row);
    const verdict = verdictOn(this.#asked(row));
    const isRepeatable = row.op === "edit" || isSafeToRepeat(row, this.#open, this.#around.now);
    if (row.op === "edit" && verdict.type === "end") return this.#follow(row, verdict);
    if (verdict.type === "end" && verdict.reason === "RETRACTED" && caps.idempotent === "record-id" && caps.delete) {
      // Its name is ours: it is deleted by that, whether it is there or not.
      this.#save(cancelled(row, "RETRACTED"));
      return null;
    }
    if (verdict.type === "wait") return this.#wait(row, verdict);
    if (verdict.type !== "go" || !isRepeatable || doubts(row) >= MOST_REPEATS) {
      this.#save(held(row, "LOOK_BY_HAND"));
      return null;
    }
    return this.#isGated(row, gate) ? null : this.#claim(row);
  }

  #look(row: OutboxRow): Step | null {
    const paused = row.isDry || this.#open.kept === null ? null : this.#rows.targets.byId(this.#open.id)?.paused;
    // A look with keys that are not taken finds nothing, and would be believed.
    if (paused && paused.why !== "BY_HAND") return null;
    return { type: "look", row, job: this.#job(row), attempt: row.attempts };
  }

  /** What nobody released in time is a draft again, for whoever still wants it. */
  #backToDraft(row: OutboxRow): void {
    const highlight = this.#rows.highlights.byId(row.highlight);
    if (row.target !== OWN_FEED || highlight?.state !== "approved") return;
    const draft = {
      ...highlight,
      state: "draft",
      approvals: [],
      releaseAt: null,
      version: highlight.version + 1,
    } as const;
    this.#rows.highlights.save(draft, highlight.version);
  }

  #asked = (row: OutboxRow): Asked => ({ rows: this.#rows, row, open: this.#open, ...this.#around });

  #mine = (row: OutboxRow): readonly OutboxRow[] => atTarget(this.#rows.outbox.ofHighlight(row.highlight), row.target);

  #job(row: OutboxRow): Job {
    const highlight = this.#rows.highlights.byId(row.highlight);
    const rows = this.#rows.outbox.ofHighlight(row.highlight);
    return jobOf({ row, highlight, rows, open: this.#open, permalinkOf: this.#around.permalinkOf });
  }

  #save(row: OutboxRow): void {
    if (row.state !== "queued" && row.state !== "sending") this.hasEnded = true;
    this.#rows.outbox.save(row);
    this.#around.onChanged(row.meeting);
  }

  #wake(at: ProgramTime): void {
    if (this.#until === null || at < this.#until) this.#until = at;
  }
}

/** A rehearsal of a meeting goes on where its real posts are stopped. */
const whose = ({ meeting, isDry }: OutboxRow): string => `${isDry ? "dry" : "real"} ${meeting}`;

const gated = { type: "wait", reason: "RATE_GATE" } as const;

/** By a key that the target still knows, or by a name that is ours. A margin, because two clocks are at work. */
function isSafeToRepeat({ firstTriedAt }: OutboxRow, { kind }: OpenTarget, now: ProgramTime): boolean {
  const { idempotent, keyTtlMs } = kind.caps;
  if (idempotent === "record-id") return true;
  if (idempotent === "none" || keyTtlMs === undefined || firstTriedAt === null) return false;
  const age = now - firstTriedAt;
  // A clock that was set back between two starts knows no age.
  return age >= 0 && age < keyTtlMs * 0.8;
}

/** Oldest first, each once. */
function* inTurn(rows: FeedRows, target: string, op: OutboxRow["op"], most: readonly number[]): Generator<OutboxRow> {
  const known = new Set<number>();
  for (const count of most) {
    const read = rows.outbox.ofTarget(target, ["queued"], count, op);
    for (const row of read) {
      if (!known.has(row.id)) yield row;
      known.add(row.id);
    }
    if (read.length < count) return;
  }
}
