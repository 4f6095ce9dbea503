import { millis } from "../../shared/time.ts";
import type { Log } from "../log.ts";

/** One thing to bring to its end: `stop` may answer at once or later, and is given up after `withinMs`. */
export interface Ending {
  /** As the log names it when it did not finish. */
  readonly name: string;
  readonly withinMs: number;
  stop(): void | Promise<void>;
}

/** All endings together. Supervisors kill after 15 s (deploy/), so there is time left to exit. */
const IN_ALL = millis(8_000);

/**
 * Brings a running server to its end in order: what was opened last is closed first, each within its own time, all within
 * eight seconds. What does not finish is named and left behind: the rest must not suffer for it (OP3, OP4).
 */
export class Drain {
  readonly #log: Log;
  readonly #inAllMs: number;
  readonly #endings: Ending[] = [];

  constructor(log: Log, inAllMs: number = IN_ALL) {
    this.#log = log;
    this.#inAllMs = inAllMs;
  }

  /** Call it right after the thing was opened. */
  add(name: string, withinMs: number, stop: () => void | Promise<void>): void {
    this.#endings.push({ name, withinMs, stop });
  }

  /** Once. @returns the names of what did not finish, or failed. */
  async run(): Promise<readonly string[]> {
    const deadline = performance.now() + this.#inAllMs;
    const unfinished: string[] = [];
    for (const ending of this.#endings.splice(0).reverse()) {
      if (!(await this.#end(ending, deadline))) unfinished.push(ending.name);
    }
    return unfinished;
  }

  async #end({ name, withinMs, stop }: Ending, deadline: number): Promise<boolean> {
    const began = performance.now();
    // With no time left each still gets its turn: closing a database takes no waiting.
    const patience = Math.max(0, Math.min(withinMs, deadline - began));
    try {
      const isDone = await within(patience, stop());
      const tookMs = Math.round(performance.now() - began);
      if (isDone) this.#log.debug("drain stage done", { stage: name, tookMs });
      else this.#log.warn("drain stage did not finish", { stage: name, withinMs: Math.round(patience) });
      return isDone;
    } catch (error) {
      this.#log.fault("drain stage failed", error, { stage: name });
      return false;
    }
  }
}

/** @returns whether it was done in time. What comes too late, a failure too, is nobody's any more. */
async function within(patienceMs: number, work: void | Promise<void>): Promise<boolean> {
  if (work === undefined) return true;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    return await Promise.race([work.then(() => true as const), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
