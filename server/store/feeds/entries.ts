import type { DatabaseSync } from "node:sqlite";
import type { GoneHighlight } from "../../../shared/feeds.ts";
import { programTime } from "../../../shared/time.ts";
import type { EntryRows, KeptEntry } from "../../feeds/ports.ts";

/** The own feed. Each change of an entry gives it a new `seq`, so that a reader asks for what came since. */
export function createEntryRows(database: DatabaseSync): EntryRows {
  const columns = "seq, code, meeting, state, released_at, content";
  // A seq is never given twice: a reader that has it would not ask for what stands under it now.
  const next = database.prepare(
    `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'feed_entries'), 0),
       coalesce((SELECT max(seq) FROM feed_entries), 0)) + 1 AS seq`,
  );
  const selectByCode = database.prepare(`SELECT ${columns} FROM feed_entries WHERE code = ?`);
  const drop = database.prepare("DELETE FROM feed_entries WHERE code = ?");
  const insert = database.prepare(
    `INSERT INTO feed_entries (${columns}, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, efir_seal(?1, ?2, ?3, ?4, ?5, ?6))`,
  );
  const where = "(?1 IS NULL OR meeting = ?1)";
  const selectPage = database.prepare(
    `SELECT ${columns} FROM feed_entries WHERE ${where} AND state = 'live'
       AND (?2 IS NULL OR released_at < ?2 OR (released_at = ?2 AND code < ?3))
     ORDER BY released_at DESC, code DESC LIMIT ?4`,
  );
  const selectSince = database.prepare(
    `SELECT ${columns} FROM feed_entries WHERE ${where} AND seq > ?2 ORDER BY seq LIMIT ?3`,
  );
  const selectWithClips = database.prepare(
    `SELECT ${columns} FROM feed_entries WHERE ${where} AND state = 'live' AND json_extract(content, '$.clipId') IS NOT NULL`,
  );
  const selectGone = database.prepare(
    `SELECT ${columns} FROM feed_entries WHERE ${where} AND state = 'gone' ORDER BY seq DESC LIMIT ?2`,
  );
  const selectHead = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'feed_entries'");
  const removeAllOf = database.prepare("DELETE FROM feed_entries WHERE meeting = ?");

  const replace = (code: string, meeting: string, state: "live" | "gone", at: number, content: object): number => {
    const seq = Number(next.get()?.["seq"]);
    drop.run(code);
    insert.run(seq, code, meeting, state, at, JSON.stringify(content));
    return seq;
  };
  return {
    put({ code, meeting, releasedAt, ...content }) {
      const stands = asEntry(selectByCode.get(code));
      if (stands !== null && "rev" in stands && stands.rev === content.rev) return stands.seq;
      return replace(code, meeting, "live", releasedAt, content);
    },
    remove(code, meeting, at) {
      const stands = asEntry(selectByCode.get(code));
      if (stands !== null && !("rev" in stands)) return stands.seq;
      return replace(code, meeting, "gone", at, {});
    },
    touch(code) {
      const stands = asEntry(selectByCode.get(code));
      if (stands === null || !("rev" in stands)) return;
      const { meeting, releasedAt, code: _code, seq: _seq, ...content } = stands;
      replace(code, meeting, "live", releasedAt, content);
    },
    byCode: (code) => asEntry(selectByCode.get(code)),
    withClips: (meeting) => selectWithClips.all(meeting).flatMap((row) => asLive(asEntry(row))),
    page: ({ meeting, before, most }) =>
      selectPage
        .all(meeting, before?.releasedAt ?? null, before?.code ?? null, most)
        .flatMap((row) => asLive(asEntry(row))),
    since(meeting, seq, most) {
      const entries = selectSince.all(meeting, seq, most).flatMap((row) => asEntry(row) ?? []);
      return { items: entries.flatMap(asLive), gone: entries.flatMap(asGone) };
    },
    gone: (meeting, most) => selectGone.all(meeting, most).flatMap((row) => asGone(asEntry(row))),
    head: () => Number(selectHead.get()?.["seq"] ?? 0),
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

const asLive = (entry: KeptEntry | GoneHighlight | null): readonly KeptEntry[] =>
  entry !== null && "rev" in entry ? [entry] : [];
const asGone = (entry: KeptEntry | GoneHighlight | null): readonly GoneHighlight[] =>
  entry === null || "rev" in entry ? [] : [entry];

function asEntry(row: Record<string, unknown> | undefined): KeptEntry | GoneHighlight | null {
  if (row === undefined) return null;
  const place = { code: String(row["code"]), meeting: String(row["meeting"]), seq: Number(row["seq"]) };
  const at = programTime(Number(row["released_at"]));
  if (row["state"] !== "live") return { ...place, at };
  // Written by this file alone, and sealed.
  const content = JSON.parse(String(row["content"])) as Omit<KeptEntry, "code" | "meeting" | "seq" | "releasedAt">;
  return { ...content, ...place, releasedAt: at };
}
