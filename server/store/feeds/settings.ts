import type { DatabaseSync } from "node:sqlite";
import { defaultFeedSettings, type FeedSettings, type FeedStop } from "../../../shared/feeds.ts";
import type { FeedSettingsRows } from "../../feeds/ports.ts";
import { createSettings } from "../settings.ts";

/** How each meeting's highlights leave, and the switch of the whole house. Version 0: nobody has set anything. */
export function createFeedSettingsRows(database: DatabaseSync): FeedSettingsRows {
  const house = createSettings(database);
  const select = database.prepare("SELECT version, content FROM feed_settings WHERE meeting = ?");
  const insert = database.prepare(
    `INSERT INTO feed_settings (meeting, version, content, seal) VALUES (?1, ?2, ?3, efir_seal(?1, ?2, ?3))
     ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE feed_settings SET version = ?2, content = ?3, seal = efir_seal(?1, ?2, ?3) WHERE meeting = ?1 AND version = ?4`,
  );
  const remove = database.prepare("DELETE FROM feed_settings WHERE meeting = ?");
  return {
    of(meeting) {
      const row = select.get(meeting);
      if (row === undefined) return { settings: defaultFeedSettings, version: 0 };
      // Written by this file alone, and sealed; what an earlier version did not know has its default.
      const kept = JSON.parse(String(row["content"])) as FeedSettings;
      return { settings: { ...defaultFeedSettings, ...kept }, version: Number(row["version"]) };
    },
    save(meeting, settings, basedOn) {
      const [version, content] = [basedOn + 1, JSON.stringify(settings)];
      const done =
        basedOn === 0 ? insert.run(meeting, version, content) : update.run(meeting, version, content, basedOn);
      return Number(done.changes) > 0;
    },
    drop: (meeting) => void remove.run(meeting),
    isHouseKilled: () => house.get("feeds.killed") === "true",
    setHouseKilled: (isKilled) => house.set("feeds.killed", String(isKilled)),
    stopOf(meeting) {
      const kept = house.get(stopName(meeting));
      // Written by this file alone, and sealed.
      return kept === null ? null : (JSON.parse(kept) as FeedStop);
    },
    noteStop: (meeting, stop) => house.set(stopName(meeting), JSON.stringify(stop)),
  };
}

/** No slug of a meeting has an asterisk. */
const stopName = (meeting: string | null) => `feeds.stop.${meeting ?? "*"}` as const;
