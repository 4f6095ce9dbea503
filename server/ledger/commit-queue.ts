import type { CommandOutcome } from "../../shared/protocol.ts";
import type { RefusalCode } from "../../shared/refusals.ts";

/** What waits for the next commit. `carryOut` is called once, `answer` once. */
export interface Waiting<Job> {
  readonly job: Job;
  readonly answer: (outcome: CommandOutcome) => void;
}

/** More than a second of work at the store's measured speed: beyond it, waiting longer helps nobody. */
const MAX_WAITING = 5_000;

/**
 * Group commit: gathers whatever comes in during one turn of the event loop and hands it over at the turn's end, in order.
 * It adds no wait: a lone command is handed over as soon as the loop is free.
 */
export class CommitQueue<Job> {
  readonly #commit: (batch: readonly Waiting<Job>[]) => void;
  #waiting: Waiting<Job>[] = [];
  #isOpen = true;

  /** @param commit runs to its end within the call and answers every job. */
  constructor(commit: (batch: readonly Waiting<Job>[]) => void) {
    this.#commit = commit;
  }

  submit(job: Job): Promise<CommandOutcome> {
    if (!this.#isOpen) return refused("STORE_UNAVAILABLE");
    if (this.#waiting.length >= MAX_WAITING) return refused("TOO_FAST");
    if (this.#waiting.length === 0) setImmediate(() => this.flush());
    return new Promise((answer) => this.#waiting.push({ job, answer }));
  }

  /** Commits at once what waits. */
  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#commit(batch);
  }

  /** Commits what waits; what comes after is refused. */
  close(): void {
    this.flush();
    this.#isOpen = false;
  }
}

const refused = (code: RefusalCode): Promise<CommandOutcome> => Promise.resolve({ ok: false, refusal: { code } });
