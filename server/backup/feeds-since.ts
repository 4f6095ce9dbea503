import type { DatabaseSync } from "node:sqlite";
import { programTime } from "../../shared/time.ts";
import { openForReading } from "../store/database.ts";
import { createFeedStore } from "../store/feeds/store.ts";

/** Rows of `present` win by their keys: what has left the building is not rewound by a restore. */
const tables = ["highlight_codes", "highlights", "feed_entries", "feed_targets", "feed_settings", "outbox"] as const;

/**
 * Makes a restored database know what happened outside since the backup (ST19). Stands in a transaction of the caller's.
 * @param present what stood before; `null`: there was nothing, or it cannot be read.
 * @returns how many posts nobody knows of: a person has to look whether they are there.
 */
export function bringFeedsUp(database: DatabaseSync, present: string | null, at: Date): number {
  const since = present === null ? null : openForReading(present);
  try {
    const known = since === null ? new Set<number>() : takeOver(database, since);
    return doubtTheRest(database, known, at);
  } finally {
    since?.close();
  }
}

/** @returns ids of the outbox's rows that came from there */
function takeOver(database: DatabaseSync, since: DatabaseSync): ReadonlySet<number> {
  const known = new Set<number>();
  const hasTable = since.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  for (const table of tables) {
    // Written by an earlier version: nothing has left yet.
    if (hasTable.get(table) === undefined) continue;
    for (const row of since.prepare(`SELECT * FROM ${table}`).iterate()) {
      const names = Object.keys(row);
      const places = names.map((_, index) => `?${index + 1}`).join(", ");
      database
        .prepare(`INSERT OR REPLACE INTO ${table} (${names.join(", ")}) VALUES (${places})`)
        .run(...Object.values(row));
      if (table === "outbox") known.add(Number(row["id"]));
    }
  }
  return known;
}

/** What was to leave when the backup was made may have left since, and been called back. */
function doubtTheRest(database: DatabaseSync, known: ReadonlySet<number>, at: Date): number {
  const { rows } = createFeedStore(database);
  let doubtful = 0;
  for (const row of rows.outbox.inState("queued", "sending", "unknown")) {
    if (known.has(row.id) || row.op === "delete") continue;
    const isOwn = row.target === "own";
    rows.outbox.save({
      ...row,
      ...(isOwn
        ? { state: "cancelled" as const, reason: "CRASHED" as const }
        : { state: "held" as const, reason: "LOOK_BY_HAND" as const, isDoubtful: true }),
      evidence: [
        ...row.evidence.slice(-39),
        { at: programTime(at.getTime()), did: "crash", outcome: "unknown", said: "restored from a backup" },
      ],
    });
    if (!isOwn) doubtful += 1;
  }
  for (const highlight of rows.highlights.inState("approved")) {
    if (rows.outbox.ofHighlight(highlight.id).some(({ id }) => known.has(id))) continue;
    const back = {
      ...highlight,
      state: "draft",
      approvals: [],
      releaseAt: null,
      version: highlight.version + 1,
    } as const;
    rows.highlights.save(back, highlight.version);
  }
  return doubtful;
}
