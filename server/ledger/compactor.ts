import type { LedgerId } from "../../shared/ids.ts";
import type { Log } from "../log.ts";
import type { EventLog } from "./event-log.ts";
import { MAX_TAIL } from "./ledger.ts";
import type { Timeline } from "./meeting.ts";

/** Events beyond the tail that a sample's log may gather before they are forgotten. */
const SLACK = 3_000;

/** Keeps the log of a round-the-clock meeting short: its state becomes the base, old events go (TL14). */
export class Compactor {
  readonly #log: EventLog;
  readonly #logger: Log;
  readonly #forgottenUntil = new Map<LedgerId, number>();

  constructor(log: EventLog, logger: Log) {
    this.#log = log;
    this.#logger = logger;
  }

  /** Looks at a timeline after a commit; works once in some thousand events. */
  visit(timeline: Timeline): void {
    if (timeline.state.keepFor === null) return;
    const { id, head, state } = timeline;
    const forgetUntil = head - MAX_TAIL;
    if (forgetUntil - (this.#forgottenUntil.get(id) ?? 0) < SLACK) return;
    try {
      this.#log.compact(id, { seq: head, state }, forgetUntil);
      this.#forgottenUntil.set(id, forgetUntil);
    } catch (error) {
      this.#logger.fault("log not compacted", error, { ledger: id });
    }
  }
}
