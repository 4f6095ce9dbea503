import type { DatabaseSync } from "node:sqlite";
import { outboxOps, outboxStates } from "../../../shared/feeds.ts";
import { programTime } from "../../../shared/time.ts";
import type { NewOutboxRow, OutboxRow, OutboxRows } from "../../feeds/ports.ts";

const MOST = 1_000;
/** What has left, may have left, or is leaving: it is paid for. */
const PAID = "state IN ('sent', 'sending', 'unknown') OR (state = 'held' AND first_tried_at IS NOT NULL)";

/** A rehearsal costs nothing, and no target counts it. */
const REAL = "NOT json_extract(content, '$.isDry')";
/** The same the other way round, without reading each row's JSON: in a text of ours its quotes would stand behind a backslash. */
const DRY = `instr(content, '"isDry":true') > 0`;

/** One row a post: unique by highlight, target, part, operation and revision, so nothing is queued twice. */
export function createOutboxRows(database: DatabaseSync): OutboxRows {
  const columns = "id, highlight, meeting, target, part, op, rev, state, not_before, first_tried_at, micros, content";
  const next = database.prepare(
    `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0),
       coalesce((SELECT max(id) FROM outbox), 0)) + 1 AS id`,
  );
  const insert = database.prepare(
    `INSERT INTO outbox (${columns}, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
       efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))
     ON CONFLICT (highlight, target, part, op, rev) DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE outbox SET state = ?8, not_before = ?9, first_tried_at = ?10, micros = ?11, content = ?12,
       seal = efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
     WHERE id = ?1 AND highlight = ?2 AND meeting = ?3 AND target = ?4 AND part = ?5 AND op = ?6 AND rev = ?7`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM outbox WHERE id = ?`);
  const selectOf = database.prepare(`SELECT ${columns} FROM outbox WHERE highlight = ? ORDER BY id`);
  const selectIn = database.prepare(`SELECT ${columns} FROM outbox WHERE state = ? ORDER BY id`);
  const selectAt = database.prepare(
    `SELECT ${columns} FROM outbox WHERE target = ?1 AND state = ?2 AND (?4 IS NULL OR op = ?4)
     ORDER BY not_before, id LIMIT ?3`,
  );
  const selectDry = database.prepare(
    `SELECT ${columns} FROM outbox WHERE target = ? AND state = 'queued' AND op = ? AND ${DRY}
     ORDER BY not_before, id LIMIT ?`,
  );
  const selectWaiting = database.prepare("SELECT DISTINCT target FROM outbox WHERE state IN ('queued', 'unknown')");
  const selectMeeting = database.prepare(`SELECT ${columns} FROM outbox WHERE meeting = ? ORDER BY id DESC LIMIT ?`);
  const selectSpent = database.prepare(
    `SELECT coalesce(sum(op = 'create'), 0) AS posts, coalesce(sum(micros), 0) AS micros FROM outbox
     WHERE meeting = ? AND target = ? AND (${PAID}) AND ${REAL}`,
  );
  const countSince = database.prepare(
    `SELECT count(*) AS creates FROM outbox WHERE target = ? AND op = 'create' AND first_tried_at >= ? AND ${REAL}`,
  );
  const removeAllOf = database.prepare("DELETE FROM outbox WHERE meeting = ?");
  const found = (rows: readonly Record<string, unknown>[]) => rows.flatMap((row) => asRow(row) ?? []);
  return {
    add(made) {
      const row: OutboxRow = { ...untouched, ...made, id: Number(next.get()?.["id"]) };
      return Number(insert.run(...valuesOf(row)).changes) > 0 ? row : null;
    },
    byId: (id) => asRow(selectById.get(id)),
    save: (row) => void update.run(...valuesOf(row)),
    ofHighlight: (highlight) => found(selectOf.all(highlight)),
    ofTarget: (target, states, most = MOST, op) =>
      states
        .flatMap((state) => found(selectAt.all(target, state, most, op ?? null)))
        .toSorted((one, other) => one.notBefore - other.notBefore || one.id - other.id)
        .slice(0, most),
    dryOfTarget: (target, op, most) => found(selectDry.all(target, op, most)),
    waitingTargets: () => selectWaiting.all().map(({ target }) => String(target)),
    inState: (...states) =>
      states.flatMap((state) => found(selectIn.all(state))).toSorted((one, other) => one.id - other.id),
    ofMeeting: (meeting, most) => found(selectMeeting.all(meeting, most)),
    spent(meeting, target) {
      const row = selectSpent.get(meeting, target);
      return { posts: Number(row?.["posts"]), micros: Number(row?.["micros"]) };
    },
    createdSince: (target, since) => Number(countSince.get(target, since)?.["creates"]),
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

const untouched: Omit<OutboxRow, keyof NewOutboxRow | "id"> & Pick<OutboxRow, "remoteId" | "remoteUrl"> = {
  state: "queued",
  reason: null,
  isDoubtful: false,
  attempts: 0,
  firstTriedAt: null,
  sentAt: null,
  misses: 0,
  missedAt: null,
  remoteId: null,
  remoteUrl: null,
  evidence: [],
};

type Values = readonly [
  number,
  string,
  string,
  string,
  number,
  string,
  number,
  string,
  number,
  number | null,
  number,
  string,
];

function valuesOf(row: OutboxRow): Values {
  const { id, highlight, meeting, target, part, op, rev, state, notBefore, firstTriedAt, micros, ...content } = row;
  const place = [id, highlight, meeting, target, part, op, rev] as const;
  return [...place, state, notBefore, firstTriedAt, micros, JSON.stringify(content)];
}

/** `null` also for a state or operation that this version does not know. */
function asRow(row: Record<string, unknown> | undefined): OutboxRow | null {
  const state = outboxStates.find((known) => known === row?.["state"]);
  const op = outboxOps.find((known) => known === row?.["op"]);
  if (row === undefined || state === undefined || op === undefined) return null;
  const tried = row["first_tried_at"];
  return {
    // Written by this file alone, and sealed.
    ...(JSON.parse(String(row["content"])) as Omit<OutboxRow, "id" | "state" | "op" | "notBefore" | "firstTriedAt">),
    ...{ id: Number(row["id"]), highlight: String(row["highlight"]), meeting: String(row["meeting"]) },
    ...{ target: String(row["target"]), part: Number(row["part"]), op, rev: Number(row["rev"]), state },
    notBefore: programTime(Number(row["not_before"])),
    firstTriedAt: tried === null || tried === undefined ? null : programTime(Number(tried)),
    micros: Number(row["micros"]),
  };
}
