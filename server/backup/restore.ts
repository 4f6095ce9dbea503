import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { holdDataFolder } from "../store/data-lock.ts";
import { openDatabase } from "../store/database.ts";
import { inTransaction } from "../store/transaction.ts";
import { BackupFailed } from "./backup-failed.ts";
import { asideOf, clearStale, copyDurably, freeBytes, makeOwnFolder, settle, sizeOf } from "./durable-files.ts";
import { type Facts, factsOf, verified } from "./facts.ts";
import { bringFeedsUp } from "./feeds-since.ts";
import { setAside } from "./set-aside.ts";
import { type Copied, copyMedia, copyUploads } from "./side-files.ts";

export interface RestoreOrder {
  readonly dataDir: string;
  /** A backup, or any database of ours with or without its WAL beside it. */
  readonly file: string;
  readonly at: Date;
}

export interface Restored {
  readonly facts: Facts;
  /** Where what stood before now lies; `null`: there was nothing. It can itself be restored. */
  readonly aside: string | null;
  /** Ledgers that stood further on than in the backup; `null`: what stood before cannot be read. */
  readonly lost: readonly LostEvents[] | null;
  /** Posts elsewhere of which nobody knows whether they left since the backup: they are held for a person to look (ST19). */
  readonly doubtfulPosts: number;
  readonly images: Copied;
  readonly media: Copied;
}

export interface LostEvents {
  readonly ledger: string;
  readonly head: number;
  /** 0: the backup does not know the ledger. */
  readonly restoredHead: number;
}

/**
 * Puts a backup in the place of the database. Everything is prepared and verified beside it; the change is one rename.
 * What stood before is kept (ST13). Every ledger gets a new epoch, so that pages which know a later state take the
 * snapshot, and nobody stays signed in: what was signed out since the backup must not come back to life (ST14).
 * @throws {BackupFailed | DatabaseRefused} when a server runs, or the file is no sound backup. Nothing was changed then.
 */
export function restoreBackup({ dataDir, file, at }: RestoreOrder): Restored {
  const backupFile = resolve(file);
  if (!existsSync(backupFile) || !statSync(backupFile).isFile()) {
    throw new BackupFailed(`нет файла ${backupFile}`, `there is no file ${backupFile}`);
  }
  makeOwnFolder(dataDir);
  const lock = holdDataFolder(dataDir);
  try {
    clearStale(dataDir, at.getTime());
    const present = join(dataDir, "efir.db");
    let before: Facts | null = nothingBefore;
    const prepared = prepare(backupFile, present, (database) => {
      if (sizeOf(present) > 0) before = readable(present);
      const isThere = before !== null && before !== nothingBefore;
      return bringFeedsUp(database, isThere ? present : null, at);
    });
    try {
      const aside = setAside({ dataDir, present, at, isSound: before !== null });
      settle(prepared.file, present);
      const from = dirname(backupFile);
      const lost = before && lostSince(before, prepared.facts);
      return {
        facts: prepared.facts,
        aside,
        lost,
        doubtfulPosts: prepared.doubtfulPosts,
        images: copyUploads(from, dataDir),
        media: copyMedia(from, dataDir),
      };
    } finally {
      dropDatabase(prepared.file);
    }
  } finally {
    lock.close();
  }
}

const nothingBefore: Facts = { schema: 0, headByLedger: new Map(), rowsByTable: new Map(), withdrawnClips: [] };

/** A private copy of the backup, verified, brought to the newest schema, under new epochs, in one file. */
function prepare(
  backupFile: string,
  present: string,
  bringUp: (database: DatabaseSync) => number,
): { readonly file: string; readonly facts: Facts; readonly doubtfulPosts: number } {
  checkRoom(backupFile, dirname(present));
  const file = asideOf(present);
  try {
    copyDurably(backupFile, file);
    chmodSync(file, 0o600);
    if (sizeOf(`${backupFile}-wal`) > 0) copyDurably(`${backupFile}-wal`, `${file}-wal`);
    verified(file);
    const database = openDatabase(file);
    try {
      const doubtfulPosts = inTransaction(database, () => {
        beginNewLife(database);
        return bringUp(database);
      });
      const facts = factsOf(database);
      database.exec("PRAGMA journal_mode = DELETE");
      return { file, facts, doubtfulPosts };
    } finally {
      database.close();
    }
  } catch (error) {
    dropDatabase(file);
    throw error;
  }
}

function beginNewLife(database: DatabaseSync): void {
  const renew = database.prepare("UPDATE ledgers SET epoch = ?1, seal = efir_seal(born, id, ?1, head) WHERE id = ?2");
  for (const { id } of database.prepare("SELECT id FROM ledgers").all()) {
    renew.run(randomBytes(9).toString("base64url"), id ?? null);
  }
  database.exec(
    "DELETE FROM sessions; DELETE FROM link_tokens; DELETE FROM invitations; DELETE FROM api_tokens; DELETE FROM passes;",
  );
}

/** Damaged perhaps, and that is why somebody restores. */
function readable(present: string): Facts | null {
  try {
    return verified(present);
  } catch {
    return null;
  }
}

const lostSince = (before: Facts, restored: Facts): readonly LostEvents[] =>
  [...before.headByLedger].flatMap(([ledger, head]) => {
    const restoredHead = restored.headByLedger.get(ledger) ?? 0;
    return head > restoredHead ? [{ ledger, head, restoredHead }] : [];
  });

function checkRoom(backupFile: string, folder: string): void {
  // A copy, the log of its new epochs, and something to start with.
  const needed = 2 * sizeOf(backupFile) + 32 * 1024 ** 2;
  const free = freeBytes(folder);
  if (free >= needed) return;
  const [neededMb, freeMb] = [needed, free].map((bytes) => Math.ceil(bytes / 1024 ** 2));
  throw new BackupFailed(
    `в ${folder} свободно ${freeMb} МБ, а для восстановления нужно ${neededMb} МБ`,
    `${folder} has ${freeMb} MB free and restoring needs ${neededMb} MB`,
  );
}

function dropDatabase(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(one, { force: true });
}
