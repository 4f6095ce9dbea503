/**
 * The schema's history. A step that was released is never edited: what is to change is a new step at the end, and an
 * older server beside a newer schema refuses to start.
 */
export const migrations: readonly string[] = [
  /* 1: ledgers. Times are UTC milliseconds, with a fraction where they are programme time. */ `
    CREATE TABLE ledgers (
      born INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      epoch TEXT NOT NULL,
      head INTEGER NOT NULL,
      base_seq INTEGER,
      base_state TEXT
    ) STRICT;

    CREATE TABLE events (
      ledger TEXT NOT NULL REFERENCES ledgers (id) ON DELETE CASCADE,
      seq INTEGER NOT NULL CHECK (seq > 0),
      at REAL NOT NULL,
      event TEXT NOT NULL,
      PRIMARY KEY (ledger, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE commands (
      ledger TEXT NOT NULL REFERENCES ledgers (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      actor TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (ledger, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX commands_by_seq ON commands (ledger, seq);
  `,
  /* 2: people and stages. Secrets are kept as hashes only. */ `
    CREATE TABLE accounts (
      id TEXT PRIMARY KEY,
      login TEXT NOT NULL UNIQUE COLLATE NOCASE,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      password_hash TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      started_at REAL NOT NULL,
      seen_at REAL NOT NULL,
      via TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_by_account ON sessions (account);

    CREATE TABLE link_tokens (
      token_hash TEXT PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      expires_at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE stages (
      name TEXT PRIMARY KEY,
      key_hash TEXT,
      key_set_at REAL,
      takeover INTEGER NOT NULL DEFAULT 0,
      encoder_delay_ms REAL NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
];
