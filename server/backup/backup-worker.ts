/**
 * Takes one automatic backup in a thread of its own, so that no viewer waits while the copy is written, synced and read
 * back. Answers with `BackupMade`; what goes wrong is the thread's own error.
 */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { thinnedOut } from "./backup-names.ts";
import { takeBackup } from "./take-backup.ts";

/** What the thread is started with. */
export interface BackupWish {
  readonly dataDir: string;
  readonly folder: string;
  /** UTC milliseconds. */
  readonly atMs: number;
}

export interface BackupMade {
  readonly file: string;
  readonly bytes: number;
}

// Only `AutoBackup` starts this file.
const { dataDir, folder, atMs } = workerData as BackupWish;
const { file, bytes } = await takeBackup({ dataDir, folder, at: new Date(atMs), withMedia: false });
for (const name of thinnedOut(readdirSync(folder), atMs)) rmSync(join(folder, name));
parentPort?.postMessage({ file, bytes } satisfies BackupMade);
