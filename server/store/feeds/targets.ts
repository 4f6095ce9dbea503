import type { DatabaseSync } from "node:sqlite";
import { targetKinds } from "../../../shared/feeds.ts";
import { programTime } from "../../../shared/time.ts";
import type { KeptTarget, TargetRows } from "../../feeds/ports.ts";

/** Accounts of other networks. What is secret of them comes encrypted. */
export function createTargetRows(database: DatabaseSync): TargetRows {
  const columns = "id, kind, version, gate_until, content, secret";
  const insert = database.prepare(
    `INSERT INTO feed_targets (${columns}, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, efir_seal(?1, ?2, ?3, ?4, ?5, ?6))`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM feed_targets WHERE id = ?`);
  const selectAll = database.prepare(`SELECT ${columns} FROM feed_targets ORDER BY id`);
  const update = database.prepare(
    `UPDATE feed_targets SET version = ?3, gate_until = ?4, content = ?5, secret = ?6,
       seal = efir_seal(?1, ?2, ?3, ?4, ?5, ?6)
     WHERE id = ?1 AND kind = ?2 AND version = ?7`,
  );
  const remove = database.prepare("DELETE FROM feed_targets WHERE id = ?");
  const rows: TargetRows = {
    add: (target) => void insert.run(...rowOf(target)),
    byId: (id) => asTarget(selectById.get(id)),
    all: () => selectAll.all().flatMap((row) => asTarget(row) ?? []),
    save: (target, basedOn) => Number(update.run(...rowOf(target), basedOn).changes) > 0,
    setGate: (id, gateUntil) => amend(id, { gateUntil }),
    pause: (id, paused) => amend(id, { paused }),
    setSecret: (id, secret) => amend(id, { secret }),
    drop: (id) => void remove.run(id),
  };
  /** What the house learns by itself: the version stays, so that nobody's form is out of date by it. */
  function amend(id: string, change: Partial<KeptTarget>): void {
    const kept = rows.byId(id);
    if (kept !== null) rows.save({ ...kept, ...change }, kept.version);
  }
  return rows;
}

type Row = readonly [string, string, number, number | null, string, string | null];

function rowOf({ id, kind, version, gateUntil, secret, ...content }: KeptTarget): Row {
  return [id, kind, version, gateUntil, JSON.stringify(content), secret];
}

/** `null` also for a kind that this version does not know. */
function asTarget(row: Record<string, unknown> | undefined): KeptTarget | null {
  const kind = targetKinds.find((known) => known === row?.["kind"]);
  if (row === undefined || kind === undefined) return null;
  const gate = row["gate_until"];
  const secret = row["secret"];
  return {
    // Written by this file alone, and sealed.
    ...(JSON.parse(String(row["content"])) as Omit<KeptTarget, "id" | "kind" | "version" | "gateUntil" | "secret">),
    ...{ id: String(row["id"]), kind, version: Number(row["version"]) },
    gateUntil: gate === null || gate === undefined ? null : programTime(Number(gate)),
    secret: typeof secret === "string" ? secret : null,
  };
}
