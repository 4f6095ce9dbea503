import { existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { stampOf } from "./backup-names.ts";
import { linkOrCopy, makeOwnFolder, syncPath } from "./durable-files.ts";

/**
 * Gives the database a second name in a folder of its own, `replaced/{time}/efir.db`; the first name goes by the rename
 * that follows. Never deletes what somebody could still want.
 * @returns the second name; `null`: there was no database.
 */
export function setAside({
  dataDir,
  present,
  at,
  isSound,
}: {
  readonly dataDir: string;
  readonly present: string;
  readonly at: Date;
  readonly isSound: boolean;
}): string | null {
  if (!existsSync(present)) return null;
  if (isSound) bringLogIn(present);
  const folder = freeName(join(dataDir, "replaced", stampOf(at)));
  makeOwnFolder(folder);
  for (const file of [present, `${present}-wal`]) {
    if (existsSync(file)) linkOrCopy(file, join(folder, basename(file)));
  }
  for (const path of [folder, dirname(folder), dataDir]) syncPath(path);
  // Left beside the restored file, the log of the old one would be played into it. Of a sound database nothing is left.
  for (const left of [`${present}-wal`, `${present}-shm`]) rmSync(left, { force: true });
  syncPath(dataDir);
  return join(folder, basename(present));
}

/** What lies there already may be the very file that is being restored. */
function freeName(folder: string): string {
  for (let count = 2, name = folder; ; count += 1, name = `${folder}-${count}`) if (!existsSync(name)) return name;
}

/** The last connection to close brings the log into the file and deletes it. A damaged file is better left as it is. */
function bringLogIn(present: string): void {
  const database = new DatabaseSync(present);
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}
