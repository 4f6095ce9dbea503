import { once } from "node:events";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { type Millis, millis } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { openForReading } from "../store/database.ts";
import type { BackupMade, BackupWish } from "./backup-worker.ts";

export interface AutoBackupOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Reference A9: at most five minutes of a meeting's events are ever lost with a disk's file. */
  readonly every?: Millis;
}

const EVERY = millis(5 * 60_000);

/**
 * Backs the database up every few minutes into `backups/auto`, when something was written since the last time (ST12). The
 * loop pays for one question to SQLite and the start of a thread.
 */
export class AutoBackup {
  readonly #options: AutoBackupOptions;
  readonly #folder: string;
  /** Never writes; asked only whether somebody else has. */
  readonly #watcher: DatabaseSync;
  readonly #timer: NodeJS.Timeout;
  #savedVersion: number | null = null;
  #worker: Worker | null = null;
  #last: (BackupMade & { readonly atMs: number }) | null = null;
  #failures = 0;

  /** Begins at once: what the last life left may have no backup yet. */
  constructor(options: AutoBackupOptions) {
    this.#options = options;
    this.#folder = join(options.dataDir, "backups", "auto");
    this.#watcher = openForReading(join(options.dataDir, "efir.db"));
    this.#timer = setInterval(() => void this.backUp(), options.every ?? EVERY);
    this.#timer.unref();
    void this.backUp();
  }

  /** The last one of this life; `null`: none yet. */
  get last(): (BackupMade & { readonly atMs: number }) | null {
    return this.#last;
  }

  /** How many failed since the last that did not. More than a few mean that somebody should look. */
  get failures(): number {
    return this.#failures;
  }

  /** Backs up now, unless nothing changed or one is under way. @returns whether a backup was made. */
  async backUp(): Promise<boolean> {
    if (!this.#watcher.isOpen) return false;
    const version = this.#version();
    if (this.#worker !== null || version === this.#savedVersion) return false;
    const { dataDir, clock, log } = this.#options;
    const atMs = clock.now();
    const workerData: BackupWish = { dataDir, folder: this.#folder, atMs };
    const worker = new Worker(new URL("./backup-worker.ts", import.meta.url), { workerData });
    this.#worker = worker;
    try {
      // The thread answers once, with what it made; `once` rejects with its error.
      const made = await answerOf(worker);
      if (made === null) return false;
      this.#savedVersion = version;
      this.#failures = 0;
      this.#last = { ...made, atMs };
      log.info("backup taken", { bytes: made.bytes });
      return true;
    } catch (error) {
      this.#failures += 1;
      log.fault("backup failed", error, { failures: this.#failures });
      return false;
    } finally {
      this.#worker = null;
    }
  }

  /** Breaks off what is under way: an unfinished backup is no backup, and the next life clears it. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#watcher.isOpen) this.#watcher.close();
    await this.#worker?.terminate();
  }

  /** Changes with each commit of another connection; within a connection's life it never returns to an old number. */
  #version(): number {
    return Number(this.#watcher.prepare("PRAGMA data_version").get()?.["data_version"]);
  }
}

/** `null`: it was broken off. */
async function answerOf(worker: Worker): Promise<BackupMade | null> {
  const brokenOff = new AbortController();
  worker.once("exit", () => brokenOff.abort());
  try {
    const [made] = await once(worker, "message", { signal: brokenOff.signal });
    return made;
  } catch (error) {
    if (brokenOff.signal.aborted && error instanceof Error && error.name === "AbortError") return null;
    throw error;
  }
}
