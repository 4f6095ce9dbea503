import type { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";

interface SealedRow {
  /** The schema's step that made the seal. */
  readonly since: number;
  /** The last schema with this seal; absent: still so. */
  readonly until?: number;
  readonly table: string;
  readonly seal: string;
  readonly columns: string;
}

/**
 * What each row's `seal` covers. SQLite's pages carry no checksum: a letter that a disk turned over inside a row passes
 * every check of SQLite's own and would be served as if somebody had said it. One statement a seal (ST5).
 */
const sealedRows: readonly SealedRow[] = [
  { since: 3, table: "ledgers", seal: "seal", columns: "born, id, epoch, head" },
  { since: 3, table: "ledgers", seal: "base_seal", columns: "base_seq, base_state" },
  { since: 3, table: "events", seal: "seal", columns: "ledger, seq, at, event" },
  { since: 3, table: "commands", seal: "seal", columns: "ledger, id, actor, seq" },
  { since: 3, until: 4, table: "accounts", seal: "seal", columns: "id, login, name, role, password_hash" },
  { since: 3, table: "sessions", seal: "seal", columns: "token_hash, account, started_at, seen_at, via" },
  { since: 3, table: "link_tokens", seal: "seal", columns: "token_hash, account, expires_at" },
  { since: 3, table: "stages", seal: "seal", columns: "name, key_hash, key_set_at, takeover, encoder_delay_ms" },
  { since: 3, table: "settings", seal: "seal", columns: "name, value" },
  { since: 4, table: "library_items", seal: "seal", columns: "id, sort, version, updated_at, content, words" },
  { since: 4, table: "library_pages", seal: "seal", columns: "deck, number, content, is_silent" },
  {
    since: 4,
    table: "figure_versions",
    seal: "seal",
    columns: "figure, version, at, actor, actor_name, content, is_told",
  },
  {
    since: 5,
    table: "accounts",
    seal: "seal",
    columns: "id, login, name, role, password_hash, meetings, disabled_at, seen_at",
  },
  {
    since: 5,
    table: "invitations",
    seal: "seal",
    columns: "id, token_hash, role, meeting, name, made_by, made_at, expires_at, used_by",
  },
  {
    since: 5,
    table: "api_tokens",
    seal: "seal",
    columns: "id, token_hash, meeting, name, role, made_by, made_at, last_used_at, revoked_at",
  },
  {
    since: 6,
    table: "passes",
    seal: "seal",
    columns: "id, token_hash, sort, meeting, subject, name, made_by, made_at, expires_at, seen_at, revoked_at",
  },
  { since: 6, table: "exhibitions", seal: "seal", columns: "meeting, version, content" },
  {
    since: 6,
    table: "stands",
    seal: "seal",
    columns: "id, meeting, number, version, updated_at, content, draft, published",
  },
  { since: 6, table: "stand_questions", seal: "seal", columns: "id, stand, state, at, content" },
  { since: 6, table: "stand_visits", seal: "seal", columns: "stand, hour, people" },
  {
    since: 6,
    table: "clips",
    seal: "seal",
    columns: "id, meeting, sort, state, version, made_at, updated_at, content",
  },
  { since: 6, table: "consents", seal: "seal", columns: "id, clip, meeting, at, withdrawn_at, content" },
  { since: 6, table: "assignments", seal: "seal", columns: "id, meeting, state, at, content" },
  { since: 7, table: "highlights", seal: "seal", columns: "id, code, meeting, state, version, made_at, content" },
  { since: 7, table: "highlight_codes", seal: "seal", columns: "code, given_at" },
  { since: 7, table: "feed_entries", seal: "seal", columns: "seq, code, meeting, state, released_at, content" },
  { since: 7, table: "feed_targets", seal: "seal", columns: "id, kind, version, gate_until, content, secret" },
  { since: 7, table: "feed_settings", seal: "seal", columns: "meeting, version, content" },
  {
    since: 7,
    table: "outbox",
    seal: "seal",
    columns: "id, highlight, meeting, target, part, op, rev, state, not_before, first_tried_at, micros, content",
  },
];

/** Gives the connection `efir_seal(…)`. Needed by every statement that writes a row, and by `brokenSeal`. */
export function teachSeal(database: DatabaseSync): void {
  database.function("efir_seal", { deterministic: true, directOnly: true, varargs: true }, (...values) =>
    crc32(JSON.stringify(values)),
  );
}

/** The first table of that schema with a row that is not as it was written; `null`: none. Reads everything. */
export function brokenSeal(database: DatabaseSync, schema: number): string | null {
  const broken = sealedRows.find(
    ({ since, until = schema, table, seal, columns }) =>
      since <= schema &&
      schema <= until &&
      database.prepare(`SELECT 1 FROM ${table} WHERE ${seal} IS NOT efir_seal(${columns}) LIMIT 1`).get(),
  );
  return broken?.table ?? null;
}
