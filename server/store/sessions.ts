import type { DatabaseSync } from "node:sqlite";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Session, SessionStore } from "../web/ports.ts";
import { sqliteCode } from "./sqlite-code.ts";

export interface Sessions extends SessionStore {
  add(session: Session): void;
  find(tokenHash: string): Session | null;
  touch(tokenHash: string, seenAt: ProgramTime): void;
  drop(tokenHash: string): void;
  dropAllOf(accountId: string): void;
  /** Forgets sessions started before `started` or last seen before `seen`; returns how many. */
  dropOlder(limits: { readonly started: ProgramTime; readonly seen: ProgramTime }): number;
}

/** Durable when a call returns, so a server restart signs nobody out. How long a session lasts is the caller's rule. */
export function createSessions(database: DatabaseSync): Sessions {
  const insert = database.prepare(
    `INSERT INTO sessions (token_hash, account, started_at, seen_at, via, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, efir_seal(?1, ?2, ?3, ?4, ?5))`,
  );
  const select = database.prepare(
    "SELECT token_hash, account, started_at, seen_at, via FROM sessions WHERE token_hash = ?",
  );
  const touch = database.prepare(
    "UPDATE sessions SET seen_at = ?1, seal = efir_seal(token_hash, account, started_at, ?1, via) WHERE token_hash = ?2",
  );
  const remove = database.prepare("DELETE FROM sessions WHERE token_hash = ?");
  const removeAllOf = database.prepare("DELETE FROM sessions WHERE account = ?");
  const removeOlder = database.prepare("DELETE FROM sessions WHERE started_at < ? OR seen_at < ?");
  return {
    add: ({ tokenHash, accountId, startedAt, seenAt, via }) =>
      void insert.run(tokenHash, accountId, startedAt, seenAt, via),
    find: (tokenHash) => asSession(select.get(tokenHash)),
    touch: (tokenHash, seenAt) => {
      try {
        touch.run(seenAt, tokenHash);
      } catch (error) {
        // A mark that a full or failing disk did not take ends a session early; refusing its person would end it now.
        if (sqliteCode(error) === null) throw error;
      }
    },
    drop: (tokenHash) => void remove.run(tokenHash),
    dropAllOf: (accountId) => void removeAllOf.run(accountId),
    dropOlder: ({ started, seen }) => Number(removeOlder.run(started, seen).changes),
  };
}

function asSession(row: Record<string, unknown> | undefined): Session | null {
  if (row === undefined) return null;
  return {
    tokenHash: String(row["token_hash"]),
    accountId: String(row["account"]),
    startedAt: programTime(Number(row["started_at"])),
    seenAt: programTime(Number(row["seen_at"])),
    via: row["via"] === "link" ? "link" : "password",
  };
}
