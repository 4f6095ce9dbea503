import type { DatabaseSync } from "node:sqlite";
import { clipSorts, clipStates } from "../../shared/clips.ts";
import { programTime } from "../../shared/time.ts";
import type { ClipStore, KeptClip } from "../clips/ports.ts";

const ROWS_A_PIECE = 200;

/** Clips by their id. A change names the version that it was made from. */
export function createClips(database: DatabaseSync): ClipStore {
  const columns = "id, meeting, sort, state, version, made_at, updated_at, content";
  const insert = database.prepare(
    `INSERT INTO clips (${columns}, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM clips WHERE id = ?`);
  const selectOf = database.prepare(`SELECT ${columns} FROM clips WHERE meeting = ? ORDER BY made_at DESC, id`);
  const selectIn = database.prepare(`SELECT ${columns} FROM clips WHERE state = ? ORDER BY made_at, id`);
  const update = database.prepare(
    `UPDATE clips SET state = ?4, version = ?5, updated_at = ?7, content = ?8,
       seal = efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
     WHERE id = ?1 AND meeting = ?2 AND sort = ?3 AND made_at = ?6 AND version = ?9`,
  );
  const remove = database.prepare("DELETE FROM clips WHERE id = ?");
  const removeAllOf = database.prepare("DELETE FROM clips WHERE meeting = ? RETURNING id");
  const piece = database.prepare("SELECT rowid, content FROM clips WHERE rowid > ? ORDER BY rowid LIMIT ?");
  return {
    add: (clip) => void insert.run(...rowOf(clip)),
    byId: (id) => asClip(selectById.get(id)),
    of: (meeting) => selectOf.all(meeting).flatMap((row) => asClip(row) ?? []),
    inState: (...states) => states.flatMap((state) => selectIn.all(state).flatMap((row) => asClip(row) ?? [])),
    save: (clip, basedOn) => Number(update.run(...rowOf(clip), basedOn).changes) > 0,
    drop: (id) => void remove.run(id),
    dropAllOf: (meeting) => removeAllOf.all(meeting).map(({ id }) => String(id)),
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

type Row = readonly [string, string, string, string, number, number, number, string];

function rowOf({ id, meeting, sort, state, version, madeAt, updatedAt, ...content }: KeptClip): Row {
  return [id, meeting, sort, state, version, madeAt, updatedAt, JSON.stringify(content)];
}

/** `null` also for a sort or state that this version does not know. */
function asClip(row: Record<string, unknown> | undefined): KeptClip | null {
  const sort = clipSorts.find((known) => known === row?.["sort"]);
  const state = clipStates.find((known) => known === row?.["state"]);
  if (row === undefined || sort === undefined || state === undefined) return null;
  return {
    // Written by this file alone, and sealed.
    ...(JSON.parse(String(row["content"])) as Omit<KeptClip, "id" | "meeting" | "sort" | "state" | "version">),
    ...{ id: String(row["id"]), meeting: String(row["meeting"]), sort, state, version: Number(row["version"]) },
    madeAt: programTime(Number(row["made_at"])),
    updatedAt: programTime(Number(row["updated_at"])),
  };
}
