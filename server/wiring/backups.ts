import { millis } from "../../shared/time.ts";
import { AutoBackup } from "../backup/auto-backup.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";

interface Parts {
  readonly config: Pick<Config, "dataDir" | "backupMinutes">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Backups that nobody has to think of. `null`: switched off. */
export const openBackups = ({ config, clock, log }: Parts): AutoBackup | null =>
  config.backupMinutes === 0
    ? null
    : new AutoBackup({ dataDir: config.dataDir, clock, log, every: millis(config.backupMinutes * 60_000) });
