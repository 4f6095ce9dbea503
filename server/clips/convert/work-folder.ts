/**
 * A clip's folder is changed at once: what is made lies in a folder of its own, is whole on the disk, gets the name of what
 * is ready, and only then takes the place of what was there. A server that was killed meanwhile goes on from that name. BZ68.
 */
import { mkdir, mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import { platform } from "node:os";
import { join } from "node:path";
import { filmFiles } from "./ports.ts";

const READY = ".ready";
const WORK = ".work-";
const kept: ReadonlySet<string> = new Set<string>([filmFiles.source]);

export async function newWorkFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return await mkdtemp(join(folder, WORK));
}

/** All that was made before gives way to it. */
export async function publish(folder: string, work: string): Promise<void> {
  for (const name of await readdir(work)) await syncPath(join(work, name));
  await syncPath(work);
  await rename(work, join(folder, READY));
  await finishPublishing(folder);
}

/** Puts further files beside those that are there. */
export async function publishBeside(folder: string, work: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await syncPath(join(work, name));
    await rename(join(work, name), join(folder, name));
  }
  await syncPath(folder);
}

/** What a killed server left: ready is put in place, the rest goes. */
export async function tidyFolder(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    if (name.startsWith(WORK)) await rm(join(folder, name), { recursive: true, force: true });
  }
  if (names.includes(READY)) await finishPublishing(folder);
}

async function finishPublishing(folder: string): Promise<void> {
  const ready = join(folder, READY);
  const fresh = await readdir(ready);
  // The film is moved first: as long as it waits nothing else was, and what is in place is old.
  const film = fresh.includes(filmFiles.film);
  if (film) await removeMade(folder);
  const others = fresh.filter((name) => name !== filmFiles.film);
  for (const name of [...(film ? [filmFiles.film] : []), ...others]) {
    await rename(join(ready, name), join(folder, name));
  }
  await rm(ready, { recursive: true, force: true });
  await syncPath(folder);
}

async function removeMade(folder: string): Promise<void> {
  for (const { name, isFile } of await entriesOf(folder)) {
    if (isFile && !kept.has(name)) await rm(join(folder, name), { force: true });
  }
}

async function entriesOf(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.map((entry) => ({ name: entry.name, isFile: entry.isFile() }));
}

async function syncPath(path: string): Promise<void> {
  // Windows cannot open a folder; its renames are durable by themselves.
  if (platform() === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
