import type { Log } from "../log.ts";
import { codeOf, type Disk } from "./disk.ts";
import { indexPath, mediaPath, Reel, reelName } from "./reel.ts";
import { findReel, mendReel } from "./reel-recovery.ts";
import { halfRemoved, removeReel, setAside } from "./reel-removal.ts";

/** Reels looked at side by side at start. */
const AT_ONCE = 4;

/** Brings a stage's folder into order after an earlier run. Nothing in it stops the start (AR4–AR8). */
export class StageFolder {
  readonly #disk: Disk;
  readonly #log: Log;
  readonly #folder: string;

  constructor(folder: string, { disk, log }: { readonly disk: Disk; readonly log: Log }) {
    this.#folder = folder;
    this.#disk = disk;
    this.#log = log;
  }

  /** All reels that can be played, in no order. */
  async reels(): Promise<readonly Reel[]> {
    const files = new Set(await this.#disk.list(this.#folder));
    await this.#tidy(files);
    const names = [...files].flatMap((file) => nameOf(file, ".jsonl") ?? []);
    const found: Reel[] = [];
    const next = names.values();
    const look = async () => {
      for (const name of next) {
        const reel = await this.#reel(name);
        if (reel !== null) found.push(reel);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, look));
    return found;
  }

  /** Ends what a crash has cut short. */
  async #tidy(files: ReadonlySet<string>): Promise<void> {
    for (const file of files) {
      const removed = halfRemoved(file);
      const orphan = nameOf(file, ".m4s");
      if (removed !== null && reelName.test(removed)) await this.#try(removed, "not deleted", removeReel);
      else if (orphan !== null && !files.has(`${orphan}.jsonl`) && !files.has(`${orphan}.jsonl.gone`)) {
        await this.#setAside(orphan, "no index");
      }
    }
  }

  async #reel(name: string): Promise<Reel | null> {
    try {
      const found = await findReel(this.#disk, this.#folder, name);
      switch (found.state) {
        case "closed":
          return new Reel({ folder: this.#folder, name }, found.header, found.totals);
        case "torn":
          await this.#try(name, "not mended", (disk, folder) => mendReel(disk, { folder, name, found }));
          this.#log.info("reel recovered", { reel: name, segments: found.totals.segments });
          return new Reel({ folder: this.#folder, name }, found.header, found.totals);
        case "empty":
          await this.#try(name, "not deleted", removeReel);
          return null;
        case "damaged":
          await this.#setAside(name, found.why);
          return null;
        case "unknown":
          this.#log.warn("reel of another version left alone", { reel: name });
          return null;
      }
    } catch (fault) {
      this.#log.fault("reel cannot be read", fault, { reel: name, code: codeOf(fault) });
      return null;
    }
  }

  async #setAside(name: string, why: string): Promise<void> {
    this.#log.warn("damaged reel set aside", {
      why,
      index: indexPath(this.#folder, name),
      media: mediaPath(this.#folder, name),
    });
    await this.#try(name, "not set aside", setAside);
  }

  async #try(
    name: string,
    failure: string,
    act: (disk: Disk, folder: string, name: string) => Promise<void>,
  ): Promise<void> {
    try {
      await act(this.#disk, this.#folder, name);
    } catch (fault) {
      this.#log.fault(`reel ${failure}`, fault, { reel: name });
    }
  }
}

/** The reel's name when the file is one of ours. */
const nameOf = (file: string, ending: string): string | null => {
  const name = file.slice(0, -ending.length);
  return file.endsWith(ending) && reelName.test(name) ? name : null;
};
