/** One call to a target with an end to it, whatever the target does. */
import { type Millis, millis } from "../../../shared/time.ts";
import type { Finding, Job, Outcome, Target } from "../target-kind.ts";
import type { Alarm } from "./alarm.ts";

/** How long a target may take. */
export interface Deadlines {
  /** Of a post with all its pictures and films, an edit, a delete. */
  readonly call: Millis;
  readonly look: Millis;
}

export const deadlines: Deadlines = { call: millis(90_000), look: millis(20_000) };

/** A target that keeps to its signal says more than we can: it has this long to say it. */
const GRACE: Millis = millis(2_000);

export const send = (
  target: Target,
  op: "create" | "edit" | "delete",
  job: Job,
  signal: AbortSignal,
): Promise<Outcome> => {
  switch (op) {
    case "create":
      return target.send(job, signal);
    case "edit":
      return target.edit?.(job, signal) ?? Promise.resolve(refused("it cannot edit"));
    case "delete":
      return target.remove(job, signal);
  }
};

const refused = (said: string): Outcome => ({ type: "not-sent", reason: "REFUSED", said });

export const find = (target: Target, job: Job, signal: AbortSignal): Promise<Finding> =>
  target.find?.(job, signal) ?? Promise.resolve(cannotTell("it cannot be asked"));

export const cannotTell = (said: string): Finding => ({ type: "cannot-tell", said });
/** What was thrown may hold a key or an address: only that something was is said. */
export const lost = (said: string): Outcome => ({ type: "unknown", reason: "LOST_ANSWER", said });

export interface Bounds<Value> {
  readonly most: Millis;
  readonly otherwise: (said: string) => Value;
  /** What the work came to after `otherwise` was answered for it; never called when it threw. */
  readonly isLate?: (value: Value) => void;
  /** Ends it before its time. */
  readonly stop?: AbortSignal;
}

export function within<Value>(
  alarm: Alarm,
  { most, otherwise, isLate, stop }: Bounds<Value>,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  return new Promise((resolve) => {
    let isOver = false;
    const end = (value: Value) => {
      if (isOver) return;
      isOver = true;
      callOff();
      resolve(value);
    };
    const giveUp = (said: string) => {
      if (isOver || controller.signal.aborted) return;
      controller.abort();
      callOff();
      callOff = alarm.after(GRACE, () => end(otherwise(said)));
    };
    let callOff = alarm.after(most, () => giveUp("no answer within its time"));
    stop?.addEventListener("abort", () => giveUp("given up: it was withdrawn"));
    started(work, controller.signal).then(
      (value) => (isOver ? isLate?.(value) : end(value)),
      (error: unknown) => end(otherwise(`it threw ${error instanceof Error ? error.name : "something"}`)),
    );
  });
}

/** A target that throws instead of rejecting is one that rejects. */
const started = async <Value>(work: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> =>
  await work(signal);
