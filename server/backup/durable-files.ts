import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { platform } from "node:os";
import { basename, dirname, join } from "node:path";

/** What was begun and not finished by then never will be. */
const STALE_MS = 60 * 60_000;

export const makeOwnFolder = (folder: string) => mkdirSync(folder, { recursive: true, mode: 0o700 });

/** A name beside `path` for what is not finished. */
export const asideOf = (path: string): string => `${path}.${randomBytes(4).toString("hex")}.tmp`;

/** Clears what interrupted runs left in the folder. */
export function clearStale(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith(".tmp") && nowMs - statSync(path).mtimeMs > STALE_MS) rmSync(path, { force: true });
  }
}

/** Puts a finished file in its place: a reader finds the old or the new one whole, also after a power cut. */
export function settle(aside: string, path: string): void {
  syncPath(aside);
  renameSync(aside, path);
  syncPath(dirname(path));
}

/** Forces a file, or a folder's names, to the disk. */
export function syncPath(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows cannot open a folder; its renames are durable by themselves.
  if (isFolder && platform() === "win32") return;
  const handle = openSync(path, isFolder ? "r" : "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The same bytes under another name: a second name for the file where the disk is the same, else a copy. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyDurably(from, to);
  }
}

/** A copy of its own, which shares blocks with the original where the file system can. */
export function copyDurably(from: string, to: string): void {
  const aside = asideOf(to);
  try {
    copyFileSync(from, aside, constants.COPYFILE_FICLONE);
    settle(aside, to);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw new Error(`${basename(from)} not copied`, { cause });
  }
}

/** `Infinity` where the file system does not say. */
export function freeBytes(folder: string): number {
  const { blocks, bavail, bsize } = statfsSync(folder);
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
