import type { DatabaseSync } from "node:sqlite";
import { millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { StageChange, StageSettings } from "../web/ports.ts";

/** What is kept of a stage: its settings and the SHA-256 of its stream key in hex, `null` before the first key. */
export interface StoredStage extends StageSettings {
  readonly keyHash: string | null;
}

export interface Stages {
  find(name: string): StoredStage | null;
  list(): readonly StoredStage[];
  /** Adds the stage unless it is known. */
  ensure(name: string): StoredStage;
  /** @throws when there is no such stage. */
  change(name: string, change: StageChange): StoredStage;
  /** Forgets the old key. @throws when there is no such stage. */
  setKey(name: string, keyHash: string, now: ProgramTime): StoredStage;
}

/** Durable when a call returns. Knows hashes of stream keys, never keys. */
export function createStages(database: DatabaseSync): Stages {
  const columns = "name, key_hash, key_set_at, takeover, encoder_delay_ms";
  const select = database.prepare(`SELECT ${columns} FROM stages WHERE name = ?`);
  const selectAll = database.prepare(`SELECT ${columns} FROM stages ORDER BY name`);
  const insert = database.prepare(
    "INSERT INTO stages (name, seal) VALUES (?1, efir_seal(?1, NULL, NULL, 0, 0)) ON CONFLICT DO NOTHING",
  );
  const update = database.prepare(
    `UPDATE stages SET takeover = ?1, encoder_delay_ms = ?2, seal = efir_seal(name, key_hash, key_set_at, ?1, ?2)
     WHERE name = ?3`,
  );
  const updateKey = database.prepare(
    `UPDATE stages SET key_hash = ?1, key_set_at = ?2, seal = efir_seal(name, ?1, ?2, takeover, encoder_delay_ms)
     WHERE name = ?3`,
  );

  const find = (name: string): StoredStage | null => {
    const row = select.get(name);
    return row === undefined ? null : asStage(row);
  };
  const known = (name: string): StoredStage => {
    const stage = find(name);
    if (stage === null) throw new Error(`unknown stage ${name}`);
    return stage;
  };
  return {
    find,
    list: () => selectAll.all().map(asStage),
    ensure: (name) => {
      insert.run(name);
      return known(name);
    },
    change: (name, change) => {
      const { takeover, encoderDelayMs } = { ...known(name), ...change };
      update.run(takeover ? 1 : 0, encoderDelayMs, name);
      return known(name);
    },
    setKey: (name, keyHash, now) => {
      updateKey.run(keyHash, now, name);
      return known(name);
    },
  };
}

const asStage = (row: Record<string, unknown>): StoredStage => ({
  name: String(row["name"]),
  keyHash: row["key_hash"] === null ? null : String(row["key_hash"]),
  keySetAt: row["key_set_at"] === null ? null : programTime(Number(row["key_set_at"])),
  takeover: row["takeover"] === 1,
  encoderDelayMs: millis(Number(row["encoder_delay_ms"])),
});
