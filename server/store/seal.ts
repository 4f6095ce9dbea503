import type { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";

/**
 * What each row's `seal` covers. SQLite's pages carry no checksum: a letter that a disk turned over inside a row passes
 * every check of SQLite's own and would be served as if somebody had said it. One statement a seal (ST5).
 */
const sealedRows: readonly { readonly table: string; readonly seal: string; readonly columns: string }[] = [
  { table: "ledgers", seal: "seal", columns: "born, id, epoch, head" },
  { table: "ledgers", seal: "base_seal", columns: "base_seq, base_state" },
  { table: "events", seal: "seal", columns: "ledger, seq, at, event" },
  { table: "commands", seal: "seal", columns: "ledger, id, actor, seq" },
  { table: "accounts", seal: "seal", columns: "id, login, name, role, password_hash" },
  { table: "sessions", seal: "seal", columns: "token_hash, account, started_at, seen_at, via" },
  { table: "link_tokens", seal: "seal", columns: "token_hash, account, expires_at" },
  { table: "stages", seal: "seal", columns: "name, key_hash, key_set_at, takeover, encoder_delay_ms" },
  { table: "settings", seal: "seal", columns: "name, value" },
];

/** Gives the connection `efir_seal(…)`. Needed by every statement that writes a row, and by `brokenSeal`. */
export function teachSeal(database: DatabaseSync): void {
  database.function("efir_seal", { deterministic: true, directOnly: true, varargs: true }, (...values) =>
    crc32(JSON.stringify(values)),
  );
}

/** The first table with a row that is not as it was written; `null`: none. Reads everything. */
export function brokenSeal(database: DatabaseSync): string | null {
  const broken = sealedRows.find(({ table, seal, columns }) =>
    database.prepare(`SELECT 1 FROM ${table} WHERE ${seal} IS NOT efir_seal(${columns}) LIMIT 1`).get(),
  );
  return broken?.table ?? null;
}
