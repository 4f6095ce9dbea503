import type { DatabaseSync } from "node:sqlite";
import type { Stand } from "../../shared/exhibition.ts";
import { programTime } from "../../shared/time.ts";
import type { ExhibitionStore } from "../exhibition/ports.ts";
import { inTransaction } from "./transaction.ts";

const ROWS_A_PIECE = 50;

/** Exhibitions with their stands; the port is server/exhibition/ports.ts. */
export function createExhibitions(database: DatabaseSync): ExhibitionStore {
  const columns = "id, meeting, number, version, updated_at, content, draft, published";
  const selectSettings = database.prepare("SELECT version, content FROM exhibitions WHERE meeting = ?");
  const upsertSettings = database.prepare(
    `INSERT INTO exhibitions (meeting, version, content, seal) VALUES (?1, ?2, ?3, efir_seal(?1, ?2, ?3))
     ON CONFLICT (meeting) DO UPDATE SET version = excluded.version, content = excluded.content, seal = excluded.seal`,
  );
  const selectOf = database.prepare(`SELECT ${columns} FROM stands WHERE meeting = ? ORDER BY number, id`);
  const select = database.prepare(`SELECT ${columns} FROM stands WHERE id = ?`);
  const selectNaming = database.prepare(
    `SELECT ${columns} FROM stands WHERE instr(draft, ?1) > 0 OR instr(coalesce(published, ''), ?1) > 0
     ORDER BY meeting, number`,
  );
  const upsert = database.prepare(
    `INSERT INTO stands (${columns}, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))
     ON CONFLICT (id) DO UPDATE SET number = excluded.number, version = excluded.version,
       updated_at = excluded.updated_at, content = excluded.content, draft = excluded.draft,
       published = excluded.published, seal = excluded.seal`,
  );
  const selectMeetings = database.prepare("SELECT meeting FROM exhibitions UNION SELECT meeting FROM stands");
  const remove = database.prepare("DELETE FROM stands WHERE id = ?");
  const removeSettings = database.prepare("DELETE FROM exhibitions WHERE meeting = ?");
  const removeOf = database.prepare("DELETE FROM stands WHERE meeting = ?");
  const piece = database.prepare("SELECT rowid, draft, published FROM stands WHERE rowid > ? ORDER BY rowid LIMIT ?");

  const write = (stand: Stand): void => {
    const { id, meeting, number, version, updatedAt, draft, published, ...content } = stand;
    const texts = [
      JSON.stringify(content),
      JSON.stringify(draft),
      published === null ? null : JSON.stringify(published),
    ];
    upsert.run(id, meeting, number, version, updatedAt, ...texts);
  };

  return {
    settingsOf: (meeting) => {
      const row = selectSettings.get(meeting);
      // Only `saveSettings` fills these columns.
      return row === undefined
        ? null
        : { version: Number(row["version"]), settings: JSON.parse(String(row["content"])) };
    },
    saveSettings: (meeting, { version, settings }) =>
      void upsertSettings.run(meeting, version, JSON.stringify(settings)),
    standsOf: (meeting) => selectOf.all(meeting).map(asStand),
    stand: (id) => {
      const row = select.get(id);
      return row === undefined ? null : asStand(row);
    },
    save: (stands) =>
      inTransaction(database, () => {
        for (const stand of stands) write(stand);
      }),
    remove: (id, others) =>
      inTransaction(database, () => {
        remove.run(id);
        for (const stand of others) write(stand);
      }),
    naming: (figureId) => selectNaming.all(JSON.stringify(figureId)).map(asStand),
    meetings: () => selectMeetings.all().map(({ meeting }) => String(meeting)),
    dropAllOf: (meeting) =>
      inTransaction(database, () => {
        removeOf.run(meeting);
        removeSettings.run(meeting);
      }),
    *texts() {
      for (let after = 0; ; ) {
        // Read whole before it is given away: others may write between two pieces.
        const rows = piece.all(after, ROWS_A_PIECE);
        if (rows.length === 0) return;
        after = Number(rows.at(-1)?.["rowid"]);
        for (const { draft, published } of rows) yield `${String(draft)} ${String(published ?? "")}`;
      }
    },
  };
}

function asStand(row: Record<string, unknown>): Stand {
  const published = row["published"];
  return {
    // Only `write` fills these columns, from a stand.
    ...JSON.parse(String(row["content"])),
    id: String(row["id"]),
    meeting: String(row["meeting"]),
    number: Number(row["number"]),
    version: Number(row["version"]),
    updatedAt: programTime(Number(row["updated_at"])),
    draft: JSON.parse(String(row["draft"])),
    published: published === null ? null : JSON.parse(String(published)),
  };
}
