import type { DatabaseSync } from "node:sqlite";
import type { ProgramTime } from "../../shared/time.ts";
import type { LinkTokenStore } from "../web/ports.ts";

export interface LinkTokens extends LinkTokenStore {
  add(token: { readonly tokenHash: string; readonly accountId: string; readonly expiresAt: ProgramTime }): void;
  consume(tokenHash: string, now: ProgramTime): string | null;
  /** Makes the account's unused links worthless. */
  dropAllOf(accountId: string): void;
}

/** One-time sign-in links, by the SHA-256 of their token. Used up in one statement, so of two at once one wins. */
export function createLinkTokens(database: DatabaseSync): LinkTokens {
  const insert = database.prepare(
    "INSERT INTO link_tokens (token_hash, account, expires_at, seal) VALUES (?1, ?2, ?3, efir_seal(?1, ?2, ?3))",
  );
  const take = database.prepare("DELETE FROM link_tokens WHERE token_hash = ? RETURNING account, expires_at");
  const removeAllOf = database.prepare("DELETE FROM link_tokens WHERE account = ?");
  return {
    add: ({ tokenHash, accountId, expiresAt }) => void insert.run(tokenHash, accountId, expiresAt),
    consume: (tokenHash, now) => {
      const row = take.get(tokenHash);
      return row === undefined || Number(row["expires_at"]) <= now ? null : String(row["account"]);
    },
    dropAllOf: (accountId) => void removeAllOf.run(accountId),
  };
}
