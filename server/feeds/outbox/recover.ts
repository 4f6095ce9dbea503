/** What a start makes of what it finds. Rules FD1, FD24. */
import type { ProgramTime } from "../../../shared/time.ts";
import type { FeedRows, OutboxRow } from "../ports.ts";
import { cancelled, held, queued, seen } from "./row.ts";
import type { OutboxRules } from "./rules.ts";

/** A call was out when the house went down: it may have landed. @returns meetings that have changed */
export function recover(rows: FeedRows, rules: OutboxRules, now: ProgramTime): readonly string[] {
  const interrupted = rows.outbox.inState("sending");
  for (const row of interrupted) {
    const told = seen(row, { at: now, did: "crash", outcome: "unknown", said: "the house went down during the call" });
    rows.outbox.save(
      row.op === "delete"
        ? queued({ ...told, isDoubtful: true }, "CRASHED", now)
        : rules.afterDoubt(told, "CRASHED", now),
    );
  }
  return interrupted.map(({ meeting }) => meeting);
}

/** Nobody can send what is for a target that is no more. @returns meetings that have changed */
export function endWithoutTarget(rows: FeedRows, isThere: (target: string) => boolean): readonly string[] {
  const orphans = rows.outbox.inState("queued", "unknown").filter(({ target }) => !isThere(target));
  for (const row of orphans)
    rows.outbox.save(mayBeThere(row) ? held(row, "TARGET_GONE") : cancelled(row, "TARGET_GONE"));
  return orphans.map(({ meeting }) => meeting);
}

const mayBeThere = ({ op, isDoubtful }: OutboxRow): boolean => op === "delete" || isDoubtful;
