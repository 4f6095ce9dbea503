import type { DatabaseSync } from "node:sqlite";
import { type Highlight, highlightStates } from "../../../shared/feeds.ts";
import { programTime } from "../../../shared/time.ts";
import type { HighlightRows } from "../../feeds/ports.ts";
import { isTaken } from "../sqlite-code.ts";

const ROWS_A_PIECE = 200;

/** Highlights by id and code. A change names the version that it was made from; a code is given once. */
export function createHighlightRows(database: DatabaseSync): HighlightRows {
  const columns = "id, code, meeting, state, version, made_at, content";
  const give = database.prepare(
    "INSERT INTO highlight_codes (code, given_at, seal) VALUES (?1, ?2, efir_seal(?1, ?2)) ON CONFLICT DO NOTHING",
  );
  const insert = database.prepare(
    `INSERT INTO highlights (${columns}, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7))`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM highlights WHERE id = ?`);
  const selectByCode = database.prepare(`SELECT ${columns} FROM highlights WHERE code = ?`);
  const selectGiven = database.prepare("SELECT 1 FROM highlight_codes WHERE code = ?");
  const selectOf = database.prepare(`SELECT ${columns} FROM highlights WHERE meeting = ? ORDER BY made_at DESC, id`);
  const selectIn = database.prepare(`SELECT ${columns} FROM highlights WHERE state = ? ORDER BY made_at, id`);
  const update = database.prepare(
    `UPDATE highlights SET state = ?4, version = ?5, content = ?7, seal = efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7)
     WHERE id = ?1 AND code = ?2 AND meeting = ?3 AND made_at = ?6 AND version = ?8`,
  );
  const remove = database.prepare("DELETE FROM highlights WHERE id = ?");
  const removeAllOf = database.prepare("DELETE FROM highlights WHERE meeting = ?");
  const selectMeetings = database.prepare("SELECT DISTINCT meeting FROM highlights");
  const piece = database.prepare("SELECT rowid, content FROM highlights WHERE rowid > ? ORDER BY rowid LIMIT ?");
  const found = (rows: readonly Record<string, unknown>[]) => rows.flatMap((row) => asHighlight(row) ?? []);
  return {
    add(highlight) {
      // Asked first: an insert that fails would leave its code given.
      if (selectById.get(highlight.id) !== undefined) return false;
      if (Number(give.run(highlight.code, highlight.madeAt).changes) === 0) return false;
      try {
        insert.run(...rowOf(highlight));
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    byId: (id) => asHighlight(selectById.get(id)),
    byCode: (code) => asHighlight(selectByCode.get(code)),
    wasGiven: (code) => selectGiven.get(code) !== undefined,
    of: (meeting) => found(selectOf.all(meeting)),
    inState: (...states) => states.flatMap((state) => found(selectIn.all(state))),
    save: (highlight, basedOn) => Number(update.run(...rowOf(highlight), basedOn).changes) > 0,
    drop: (id) => void remove.run(id),
    meetings: () => selectMeetings.all().map(({ meeting }) => String(meeting)),
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
    *texts() {
      for (let after = 0; ; ) {
        const rows = piece.all(after, ROWS_A_PIECE);
        if (rows.length === 0) return;
        after = Number(rows.at(-1)?.["rowid"]);
        yield rows.map(({ content }) => String(content));
      }
    },
  };
}

type Row = readonly [string, string, string, string, number, number, string];

function rowOf({ id, code, meeting, state, version, madeAt, ...content }: Highlight): Row {
  return [id, code, meeting, state, version, madeAt, JSON.stringify(content)];
}

/** `null` also for a state that this version does not know. */
function asHighlight(row: Record<string, unknown> | undefined): Highlight | null {
  const state = highlightStates.find((known) => known === row?.["state"]);
  if (row === undefined || state === undefined) return null;
  return {
    // Written by this file alone, and sealed.
    ...(JSON.parse(String(row["content"])) as Omit<
      Highlight,
      "id" | "code" | "meeting" | "state" | "version" | "madeAt"
    >),
    ...{ id: String(row["id"]), code: String(row["code"]), meeting: String(row["meeting"]), state },
    version: Number(row["version"]),
    madeAt: programTime(Number(row["made_at"])),
  };
}
