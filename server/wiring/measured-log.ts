import type { EventLog } from "../ledger/event-log.ts";
import type { CommitReading } from "../ops/metrics.ts";

/** The same log with each commit measured: the ledgers need not know that somebody looks. */
export function measuredLog(log: EventLog, tell: (reading: CommitReading) => void): EventLog {
  return {
    ...log,
    append: (entries) => {
      const began = performance.now();
      const problem = log.append(entries);
      const seconds = (performance.now() - began) / 1000;
      const events = problem === null ? entries.reduce((sum, entry) => sum + entry.events.length, 0) : 0;
      tell({ seconds, commands: entries.length, events, isDurable: problem === null });
      return problem;
    },
  };
}
