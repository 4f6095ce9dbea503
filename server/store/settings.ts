import type { DatabaseSync } from "node:sqlite";

/** Every setting the server keeps for itself. What an operator sets is an environment variable instead. */
export type SettingName =
  | "sample.deleted"
  | "sample.edition"
  | "sample.exhibition"
  | "sample.feed"
  | "preset.admin"
  | `preset.key.${string}`
  | `discontinuities.${string}`
  | `sequences.${string}`
  | "recordings.keepDays"
  | `overlay.${string}`
  | `clips.channel.${string}`
  | "feeds.killed"
  | `feeds.stop.${string}`;

export interface Settings {
  get(name: SettingName): string | null;
  set(name: SettingName, value: string): void;
}

/** A few words the server remembers between starts. Durable when a call returns. */
export function createSettings(database: DatabaseSync): Settings {
  const select = database.prepare("SELECT value FROM settings WHERE name = ?");
  const upsert = database.prepare(
    `INSERT INTO settings (name, value, seal) VALUES (?1, ?2, efir_seal(?1, ?2))
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, seal = excluded.seal`,
  );
  return {
    get: (name) => {
      const row = select.get(name);
      return row === undefined ? null : String(row["value"]);
    },
    set: (name, value) => void upsert.run(name, value),
  };
}
