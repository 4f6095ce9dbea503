import type { DatabaseSync } from "node:sqlite";
import type { LedgerId } from "../../shared/ids.ts";
import { programTime } from "../../shared/time.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { Act } from "../web/ports.ts";

export interface Acts {
  /** The last events of a ledger with who caused each, at most `most`, oldest first. */
  last(ledger: LedgerId, most: number): readonly Act[];
}

/** Who did what. Reads what the event log wrote: an event's command is the first whose last event is not before it. */
export function createActs(database: DatabaseSync): Acts {
  const select = database.prepare(`
    SELECT seq, at, event, (
      SELECT actor FROM commands WHERE commands.ledger = events.ledger AND commands.seq >= events.seq
      ORDER BY commands.seq LIMIT 1
    ) AS actor FROM events WHERE ledger = ? ORDER BY seq DESC LIMIT ?`);
  return {
    last: (ledger, most) =>
      select
        .all(ledger, most)
        .map(({ seq, at, event, actor }) => ({
          seq: Number(seq),
          at: programTime(Number(at)),
          actorId: String(actor),
          // Only the event log writes the column, and on a timeline only these.
          event: JSON.parse(String(event)) as TimelineEvent,
        }))
        .reverse(),
  };
}
