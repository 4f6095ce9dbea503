import type { DatabaseSync } from "node:sqlite";
import { type PassSort, passSorts } from "../../shared/passes.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Pass, PassStore } from "../web/pass-ports.ts";
import { sqliteCode } from "./sqlite-code.ts";

export interface PassTable extends PassStore {
  add(pass: Pass, tokenHash: string): void;
  of(meeting: string, sort: PassSort, now: ProgramTime): readonly Pass[];
  byId(id: string): Pass | null;
  byHash(tokenHash: string): Pass | null;
  touch(id: string, at: ProgramTime): void;
  revoke(meeting: string, id: string, at: ProgramTime): boolean;
  dropAllOf(meeting: string): void;
}

/** Links of institutions and reporters, by the SHA-256 of their token. Durable when a call returns. */
export function createPasses(database: DatabaseSync): PassTable {
  const columns = "id, token_hash, sort, meeting, subject, name, made_by, made_at, expires_at, seen_at, revoked_at";
  const insert = database.prepare(
    `INSERT INTO passes (${columns}, seal) VALUES
     (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM passes WHERE id = ?`);
  const selectByHash = database.prepare(`SELECT ${columns} FROM passes WHERE token_hash = ?`);
  const selectOf = database.prepare(
    `SELECT ${columns} FROM passes
     WHERE meeting = ? AND sort = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY made_at, id`,
  );
  const touch = database.prepare(
    `UPDATE passes SET seen_at = ?1, seal = efir_seal(
       id, token_hash, sort, meeting, subject, name, made_by, made_at, expires_at, ?1, revoked_at) WHERE id = ?2`,
  );
  const revoke = database.prepare(
    `UPDATE passes SET revoked_at = ?1, seal = efir_seal(
       id, token_hash, sort, meeting, subject, name, made_by, made_at, expires_at, seen_at, ?1)
     WHERE meeting = ?2 AND id = ?3 AND revoked_at IS NULL AND expires_at > ?1`,
  );
  const removeAllOf = database.prepare("DELETE FROM passes WHERE meeting = ?");
  return {
    add: (pass, hash) => {
      const { id, sort, meeting, subject, name, madeBy, madeAt, expiresAt, seenAt, revokedAt } = pass;
      insert.run(id, hash, sort, meeting, subject, name, madeBy, madeAt, expiresAt, seenAt, revokedAt);
    },
    of: (meeting, sort, now) => selectOf.all(meeting, sort, now).flatMap((row) => asPass(row) ?? []),
    byId: (id) => asPass(selectById.get(id)),
    byHash: (tokenHash) => asPass(selectByHash.get(tokenHash)),
    touch: (id, at) => {
      try {
        touch.run(at, id);
      } catch (error) {
        // As with tokens: a full disk must not shut a reporter out for a mark (ST9).
        if (sqliteCode(error) === null) throw error;
      }
    },
    revoke: (meeting, id, at) => Number(revoke.run(at, meeting, id).changes) > 0,
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

/** `null` also for a sort that this version does not know: such a link opens nothing. */
function asPass(row: Record<string, unknown> | undefined): Pass | null {
  const sort = passSorts.find((known) => known === row?.["sort"]);
  if (row === undefined || sort === undefined) return null;
  return {
    id: String(row["id"]),
    sort,
    meeting: String(row["meeting"]),
    subject: row["subject"] === null ? null : String(row["subject"]),
    name: String(row["name"]),
    madeBy: String(row["made_by"]),
    madeAt: programTime(Number(row["made_at"])),
    expiresAt: programTime(Number(row["expires_at"])),
    seenAt: timeOrNull(row["seen_at"]),
    revokedAt: timeOrNull(row["revoked_at"]),
  };
}

const timeOrNull = (value: unknown): ProgramTime | null => (value === null ? null : programTime(Number(value)));
