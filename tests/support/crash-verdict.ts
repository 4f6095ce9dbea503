import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import type { Acknowledged } from "./pressing-client.ts";

/**
 * Holds what was acknowledged against the record itself: each acknowledged command's event stands once, at the very `seq`
 * that was said; no event stands twice; no ledger has a gap. Opening reads every row, so damage is found as well.
 */
export function brokenPromises(file: string, acknowledged: readonly Acknowledged[]): readonly string[] {
  const database = openDatabase(file);
  try {
    const log = createEventLog(database);
    const broken: string[] = [];
    const seqsByTitle = new Map<string, number[]>();
    for (const { id, head } of log.ledgers()) {
      const events = log.read(id, 0);
      if (events.length !== head || events.some(({ seq }, index) => seq !== index + 1)) broken.push(`gap in ${id}`);
      for (const { seq, event } of events) {
        const title = titleOf(event);
        if (title.startsWith("pressed-")) seqsByTitle.set(title, [...(seqsByTitle.get(title) ?? []), seq]);
      }
    }
    for (const [title, seqs] of seqsByTitle) if (seqs.length > 1) broken.push(`${title} stands ${seqs.length} times`);
    for (const { id, seq } of acknowledged) {
      const seqs = seqsByTitle.get(id);
      if (seqs === undefined) broken.push(`${id} is lost`);
      else if (!seqs.includes(seq)) broken.push(`${id} was said to be ${seq} and is ${seqs}`);
    }
    return broken;
  } finally {
    database.close();
  }
}

/** Each ledger's epoch, in the order of their births. */
export function epochsIn(file: string): readonly string[] {
  const database = openDatabase(file);
  try {
    return createEventLog(database)
      .ledgers()
      .map(({ id, epoch }) => `${id} ${epoch}`);
  } finally {
    database.close();
  }
}

const titleOf = (event: unknown): string =>
  typeof event === "object" && event !== null && "title" in event ? String(event.title) : "";
