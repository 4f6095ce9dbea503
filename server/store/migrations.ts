/**
 * The schema's history. A step that was released is never edited: what is to change is a new step at the end, and an
 * older server beside a newer schema refuses to start. With each step comes tests/fixtures/store/v{step}.sql: a database
 * as that step left it. A step may use `efir_seal` (seal.ts).
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
  /* 3: each row carries a checksum of itself, since SQLite's pages carry none. What is there is taken as it is. */ `
    ALTER TABLE ledgers ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE ledgers ADD COLUMN base_seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE events ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE commands ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE accounts ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sessions ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE link_tokens ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE stages ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE settings ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;

    UPDATE ledgers SET seal = efir_seal(born, id, epoch, head), base_seal = efir_seal(base_seq, base_state);
    UPDATE events SET seal = efir_seal(ledger, seq, at, event);
    UPDATE commands SET seal = efir_seal(ledger, id, actor, seq);
    UPDATE accounts SET seal = efir_seal(id, login, name, role, password_hash);
    UPDATE sessions SET seal = efir_seal(token_hash, account, started_at, seen_at, via);
    UPDATE link_tokens SET seal = efir_seal(token_hash, account, expires_at);
    UPDATE stages SET seal = efir_seal(name, key_hash, key_set_at, takeover, encoder_delay_ms);
    UPDATE settings SET seal = efir_seal(name, value);
  `,
  /* 4: the library. A deck's pages are rows of their own; what a figure said stays, with what is still to be told. */ `
    CREATE TABLE library_items (
      id TEXT PRIMARY KEY,
      sort TEXT NOT NULL,
      version INTEGER NOT NULL,
      updated_at REAL NOT NULL,
      content TEXT NOT NULL,
      words TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX library_items_by_age ON library_items (updated_at);

    CREATE TABLE library_pages (
      deck TEXT NOT NULL REFERENCES library_items (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number > 0),
      content TEXT NOT NULL,
      is_silent INTEGER NOT NULL,
      seal INTEGER NOT NULL,
      PRIMARY KEY (deck, number)
    ) STRICT;

    CREATE TABLE figure_versions (
      figure TEXT NOT NULL REFERENCES library_items (id) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      at REAL NOT NULL,
      actor TEXT NOT NULL,
      actor_name TEXT NOT NULL,
      content TEXT NOT NULL,
      is_told INTEGER NOT NULL,
      seal INTEGER NOT NULL,
      PRIMARY KEY (figure, version)
    ) STRICT;
  `,
  /* 5: who was let in where. `meetings`: a JSON list of slugs, NULL is all. `used_by` and `made_by` outlive accounts. */ `
    ALTER TABLE accounts ADD COLUMN meetings TEXT;
    ALTER TABLE accounts ADD COLUMN disabled_at REAL;
    ALTER TABLE accounts ADD COLUMN seen_at REAL;
    UPDATE accounts SET seal = efir_seal(id, login, name, role, password_hash, meetings, disabled_at, seen_at);

    CREATE TABLE invitations (
      id TEXT PRIMARY KEY,
      token_hash TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      meeting TEXT,
      name TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at REAL NOT NULL,
      expires_at REAL NOT NULL,
      used_by TEXT,
      seal INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE api_tokens (
      id TEXT PRIMARY KEY,
      token_hash TEXT NOT NULL UNIQUE,
      meeting TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at REAL NOT NULL,
      last_used_at REAL,
      revoked_at REAL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX api_tokens_by_meeting ON api_tokens (meeting);
  `,
  /* 6: exhibitions, clips, and links of those who come without an account. What a row says of itself is JSON in `content`. */ `
    CREATE TABLE passes (
      id TEXT PRIMARY KEY,
      token_hash TEXT NOT NULL UNIQUE,
      sort TEXT NOT NULL,
      meeting TEXT NOT NULL,
      subject TEXT,
      name TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at REAL NOT NULL,
      expires_at REAL NOT NULL,
      seen_at REAL,
      revoked_at REAL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX passes_by_meeting ON passes (meeting);

    CREATE TABLE exhibitions (
      meeting TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE stands (
      id TEXT PRIMARY KEY,
      meeting TEXT NOT NULL,
      number INTEGER NOT NULL,
      version INTEGER NOT NULL,
      updated_at REAL NOT NULL,
      content TEXT NOT NULL,
      draft TEXT NOT NULL,
      published TEXT,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX stands_by_meeting ON stands (meeting, number);

    CREATE TABLE stand_questions (
      id TEXT PRIMARY KEY,
      stand TEXT NOT NULL REFERENCES stands (id) ON DELETE CASCADE,
      state TEXT NOT NULL,
      at REAL NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX stand_questions_by_stand ON stand_questions (stand, at);

    CREATE TABLE stand_visits (
      stand TEXT NOT NULL REFERENCES stands (id) ON DELETE CASCADE,
      hour REAL NOT NULL,
      people INTEGER NOT NULL,
      seal INTEGER NOT NULL,
      PRIMARY KEY (stand, hour)
    ) STRICT;

    CREATE TABLE clips (
      id TEXT PRIMARY KEY,
      meeting TEXT NOT NULL,
      sort TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      made_at REAL NOT NULL,
      updated_at REAL NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX clips_by_meeting ON clips (meeting, made_at);

    CREATE TABLE consents (
      id TEXT PRIMARY KEY,
      clip TEXT NOT NULL,
      meeting TEXT NOT NULL,
      at REAL NOT NULL,
      withdrawn_at REAL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX consents_by_clip ON consents (clip);

    CREATE TABLE assignments (
      id TEXT PRIMARY KEY,
      meeting TEXT NOT NULL,
      state TEXT NOT NULL,
      at REAL NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX assignments_by_meeting ON assignments (meeting, at);

    -- Small tables without an index: had the empty page of another come in the place of theirs, nothing would miss their rows (ST5).
    CREATE INDEX link_tokens_again ON link_tokens (seal);
    CREATE INDEX stages_again ON stages (seal);
    CREATE INDEX settings_again ON settings (seal);
  `,
  /* 7: highlights, the own feed, the outbox and its targets. What a row says of itself is JSON in `content`. */ `
    CREATE TABLE highlights (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      meeting TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      made_at REAL NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX highlights_by_meeting ON highlights (meeting, made_at);
    CREATE INDEX highlights_by_state ON highlights (state);

    -- Every code there ever was: none is given twice, also when its meeting is gone.
    CREATE TABLE highlight_codes (
      code TEXT PRIMARY KEY,
      given_at REAL NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX highlight_codes_again ON highlight_codes (seal);

    CREATE TABLE feed_entries (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      code TEXT NOT NULL UNIQUE,
      meeting TEXT NOT NULL,
      state TEXT NOT NULL,
      released_at REAL NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX feed_entries_by_meeting ON feed_entries (meeting, released_at);
    CREATE INDEX feed_entries_by_time ON feed_entries (released_at);

    CREATE TABLE feed_targets (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      gate_until REAL,
      content TEXT NOT NULL,
      secret TEXT,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX feed_targets_again ON feed_targets (seal);

    CREATE TABLE feed_settings (
      meeting TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX feed_settings_again ON feed_settings (seal);

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      highlight TEXT NOT NULL,
      meeting TEXT NOT NULL,
      target TEXT NOT NULL,
      part INTEGER NOT NULL,
      op TEXT NOT NULL,
      rev INTEGER NOT NULL,
      state TEXT NOT NULL,
      not_before REAL NOT NULL,
      first_tried_at REAL,
      micros INTEGER NOT NULL,
      content TEXT NOT NULL,
      seal INTEGER NOT NULL,
      UNIQUE (highlight, target, part, op, rev)
    ) STRICT;
    CREATE INDEX outbox_by_target ON outbox (target, state, not_before, id);
    CREATE INDEX outbox_by_state ON outbox (state);
    CREATE INDEX outbox_by_meeting ON outbox (meeting, target);
  `,
];
