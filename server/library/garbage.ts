import type { Log } from "../log.ts";

/** Where files lie by names of their content: pictures, documents. */
export interface Shelf {
  /** Names of files that nobody has uploaded since, UTC milliseconds. */
  untouchedSince(moment: number): Promise<readonly string[]>;
  drop(file: string): Promise<void>;
}

export interface GarbageDeps {
  readonly shelves: readonly Shelf[];
  /** Everything that was ever said, as text: items of the library, plans, records and all their events. */
  readonly texts: () => AsyncIterable<string>;
  readonly log: Log;
}

/** A form may hold a picture for a while before it is saved. */
const GRACE_MS = 24 * 60 * 60_000;

/**
 * Removes files that no item of the library and no event of a meeting names, and that were not uploaded within a day
 * (LB26). Whatever says a name keeps the file: what a record says is for good, also what was corrected since.
 * @param now UTC milliseconds
 */
export async function collectGarbage({ shelves, texts, log }: GarbageDeps, now: number): Promise<number> {
  const idle = await idleOn(shelves, now);
  const forgotten = new Set(idle.keys());
  if (forgotten.size === 0) return 0;
  for await (const text of texts()) {
    for (const [name] of text.matchAll(/[0-9a-f]{32}\.[a-z]{3,4}/g)) forgotten.delete(name);
    if (forgotten.size === 0) return 0;
  }
  // Looked at again: reading took a while, and somebody may have uploaded one of them anew.
  const stillIdle = await idleOn(shelves, now);
  let dropped = 0;
  for (const file of forgotten) {
    const shelf = stillIdle.get(file);
    if (shelf === undefined) continue;
    await shelf.drop(file);
    dropped += 1;
  }
  if (dropped > 0) log.info("forgotten files removed", { files: dropped });
  return dropped;
}

async function idleOn(shelves: readonly Shelf[], now: number): Promise<ReadonlyMap<string, Shelf>> {
  const shelfByFile = new Map<string, Shelf>();
  for (const shelf of shelves) {
    for (const file of await shelf.untouchedSince(now - GRACE_MS)) shelfByFile.set(file, shelf);
  }
  return shelfByFile;
}
