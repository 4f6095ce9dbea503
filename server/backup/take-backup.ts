import { chmodSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { openForReading } from "../store/database.ts";
import { BackupFailed } from "./backup-failed.ts";
import { backupName } from "./backup-names.ts";
import { asideOf, clearStale, freeBytes, makeOwnFolder, settle, sizeOf } from "./durable-files.ts";
import { type Facts, factsOf, missingRows, verified } from "./facts.ts";
import { type Copied, copyMedia, copyUploads, forgetClips } from "./side-files.ts";

/** Pages a step, 1 MB: long enough to be quick, short enough to show progress. */
const PAGES_A_STEP = 256;

/** What a full disk needs for itself while a backup lies on it. */
const MARGIN_BYTES = 64 * 1024 ** 2;

export interface BackupOrder {
  readonly dataDir: string;
  /** Where it goes; made when it is not there. */
  readonly folder: string;
  readonly at: Date;
  /** The recordings too. */
  readonly withMedia: boolean;
  readonly onProgress?: (pages: { readonly done: number; readonly total: number }) => void;
}

export interface BackupTaken {
  readonly file: string;
  readonly bytes: number;
  readonly facts: Facts;
  readonly images: Copied;
  readonly media: Copied | null;
}

/**
 * A copy of the database as of one moment, while a server writes to it or none runs; verified by reading all of it back,
 * and durable when it is named (ST11). Pictures and recordings go beside it, those that are not there yet.
 * @throws {BackupFailed | DatabaseRefused} and leaves no file behind.
 */
export async function takeBackup({ dataDir, folder, at, withMedia, onProgress }: BackupOrder): Promise<BackupTaken> {
  const source = join(dataDir, "efir.db");
  if (!existsSync(source)) {
    throw new BackupFailed(`в папке ${dataDir} нет базы efir.db`, `there is no efir.db in the folder ${dataDir}`);
  }
  makeOwnFolder(folder);
  clearStale(folder, at.getTime());
  checkRoom(source, folder);
  const file = join(folder, backupName(at));
  const aside = asideOf(file);
  try {
    const expected = await copyDatabase(source, aside, onProgress);
    const facts = verified(aside);
    const short = missingRows(expected, facts);
    if (short !== null) throw new Error(`${short} has another number of rows in the copy`);
    chmodSync(aside, 0o600);
    settle(aside, file);
    forgetClips(folder, facts.withdrawnClips);
    const images = copyUploads(dataDir, folder);
    return { file, bytes: sizeOf(file), facts, images, media: withMedia ? copyMedia(dataDir, folder) : null };
  } finally {
    for (const left of [aside, `${aside}-journal`]) rmSync(left, { force: true });
  }
}

/** @returns what the source held at that moment. */
async function copyDatabase(from: string, to: string, onProgress: BackupOrder["onProgress"]): Promise<Facts> {
  const source = openForReading(from);
  try {
    // One read transaction around all steps holds the moment still. Without it each commit of the server would make the
    // copy begin anew, and under a steady load it would never end.
    source.exec("BEGIN");
    const facts = factsOf(source);
    await backup(source, to, {
      rate: PAGES_A_STEP,
      progress: ({ totalPages: total, remainingPages }) => onProgress?.({ done: total - remainingPages, total }),
    });
    source.exec("COMMIT");
    return facts;
  } finally {
    source.close();
    intoOneFile(to);
  }
}

/** The copy comes in WAL mode, which needs a second file beside it as soon as it is opened. */
function intoOneFile(file: string): void {
  if (!existsSync(file)) return;
  const copy = new DatabaseSync(file);
  try {
    copy.exec("PRAGMA journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

function checkRoom(source: string, folder: string): void {
  const needed = sizeOf(source) + sizeOf(`${source}-wal`) + MARGIN_BYTES;
  const free = freeBytes(folder);
  if (free >= needed) return;
  const [neededMb, freeMb] = [needed, free].map((bytes) => Math.ceil(bytes / 1024 ** 2));
  throw new BackupFailed(
    `в ${folder} свободно ${freeMb} МБ, а для копии нужно ${neededMb} МБ`,
    `${folder} has ${freeMb} MB free and the copy needs ${neededMb} MB`,
  );
}
