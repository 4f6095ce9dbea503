import type { DatabaseSync } from "node:sqlite";
import { tokenRoles } from "../../shared/access.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { ApiToken, ApiTokenStore } from "../web/access-ports.ts";
import { sqliteCode } from "./sqlite-code.ts";

export interface ApiTokens extends ApiTokenStore {
  add(token: ApiToken, tokenHash: string): void;
  of(meeting: string): readonly ApiToken[];
  byId(id: string): ApiToken | null;
  byHash(tokenHash: string): ApiToken | null;
  touch(id: string, at: ProgramTime): void;
  revoke(meeting: string, id: string, at: ProgramTime): boolean;
  /** With its meeting: a later one of the same address is another meeting. */
  dropAllOf(meeting: string): void;
}

/** Tokens of automation, by the SHA-256 of their text. Durable when a call returns. */
export function createApiTokens(database: DatabaseSync): ApiTokens {
  const columns = "id, token_hash, meeting, name, role, made_by, made_at, last_used_at, revoked_at";
  const insert = database.prepare(
    `INSERT INTO api_tokens (${columns}, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM api_tokens WHERE id = ?`);
  const selectByHash = database.prepare(`SELECT ${columns} FROM api_tokens WHERE token_hash = ?`);
  const selectOf = database.prepare(
    `SELECT ${columns} FROM api_tokens WHERE meeting = ? AND revoked_at IS NULL ORDER BY made_at, id`,
  );
  const touch = database.prepare(
    `UPDATE api_tokens SET last_used_at = ?1,
       seal = efir_seal(id, token_hash, meeting, name, role, made_by, made_at, ?1, revoked_at) WHERE id = ?2`,
  );
  const revoke = database.prepare(
    `UPDATE api_tokens SET revoked_at = ?1,
       seal = efir_seal(id, token_hash, meeting, name, role, made_by, made_at, last_used_at, ?1)
     WHERE meeting = ?2 AND id = ?3 AND revoked_at IS NULL`,
  );
  const removeAllOf = database.prepare("DELETE FROM api_tokens WHERE meeting = ?");
  return {
    add: (token, hash) => {
      const { id, meeting, name, role, madeBy, madeAt, lastUsedAt, revokedAt } = token;
      insert.run(id, hash, meeting, name, role, madeBy, madeAt, lastUsedAt, revokedAt);
    },
    of: (meeting) => selectOf.all(meeting).flatMap((row) => asToken(row) ?? []),
    byId: (id) => asToken(selectById.get(id)),
    byHash: (tokenHash) => asToken(selectByHash.get(tokenHash)),
    touch: (id, at) => {
      try {
        touch.run(at, id);
      } catch (error) {
        // As with sessions: a full disk must not take automation off the air for a mark (ST9).
        if (sqliteCode(error) === null) throw error;
      }
    },
    revoke: (meeting, id, at) => Number(revoke.run(at, meeting, id).changes) > 0,
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

/** `null` also for a role that this version does not know: such a token opens nothing. */
function asToken(row: Record<string, unknown> | undefined): ApiToken | null {
  const role = tokenRoles.find((known) => known === row?.["role"]);
  if (row === undefined || role === undefined) return null;
  return {
    id: String(row["id"]),
    meeting: String(row["meeting"]),
    name: String(row["name"]),
    role,
    madeBy: String(row["made_by"]),
    madeAt: programTime(Number(row["made_at"])),
    lastUsedAt: timeOrNull(row["last_used_at"]),
    revokedAt: timeOrNull(row["revoked_at"]),
  };
}

const timeOrNull = (value: unknown): ProgramTime | null => (value === null ? null : programTime(Number(value)));
