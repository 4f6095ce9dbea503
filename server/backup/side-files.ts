import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { copyDurably, linkOrCopy, makeOwnFolder, sizeOf, syncPath } from "./durable-files.ts";

export interface Copied {
  readonly files: number;
  readonly bytes: number;
}

const nothing: Copied = { files: 0, bytes: 0 };

/**
 * Pictures, documents and share images that are not there yet. A file's name is the hash of its bytes and a file never changes, so on one disk a
 * second name is as good as a copy, and costs nothing.
 */
export function copyUploads(from: string, to: string): Copied {
  return sum(
    ["images", "files", "share"].map((folder) =>
      copyMissing(join(from, folder), join(to, folder), (name, source, target) => {
        if (name.endsWith(".tmp") || existsSync(target)) return false;
        linkOrCopy(source, target);
        return true;
      }),
    ),
  );
}

/**
 * Recordings and clips. Of recordings each reel's index before its bytes. Bytes are on the disk before the index names them, so whatever a copied
 * index names is in the bytes that are copied after it; what grew meanwhile is cut off when the reel is opened.
 */
export function copyMedia(from: string, to: string): Copied {
  const isIndex = (name: string) => name.endsWith(".jsonl");
  const copyGrown = (_name: string, source: string, target: string) => {
    // Reels only grow, so the same length means the same bytes.
    if (sizeOf(source) === sizeOf(target) && existsSync(target)) return false;
    copyDurably(source, target);
    return true;
  };
  const indexes = copyMissing(join(from, "media"), join(to, "media"), (name, ...paths) => {
    return isIndex(name) && copyGrown(name, ...paths);
  });
  const bytes = copyMissing(join(from, "media"), join(to, "media"), (name, ...paths) => {
    return !isIndex(name) && !name.endsWith(".tmp") && copyGrown(name, ...paths);
  });
  return sum([indexes, bytes, copyClips(from, to)]);
}

/**
 * Clips, but for what still comes in or is being made. A clip that was cut anew has other bytes under the same name: what is newer
 * is copied again.
 */
function copyClips(from: string, to: string): Copied {
  return copyMissing(join(from, "clips"), join(to, "clips"), (name, source, target) => {
    const isUnfinished = name.split(sep).some((part) => part.startsWith(".") || part === "incoming");
    if (isUnfinished || (existsSync(target) && isSame(source, target))) return false;
    copyDurably(source, target);
    return true;
  });
}

/** Clips whose consent was taken back: of them nothing stays beside backups either. */
export function forgetClips(folder: string, ids: readonly string[]): void {
  for (const id of ids) rmSync(join(folder, "clips", id), { recursive: true, force: true });
}

const isSame = (source: string, target: string): boolean =>
  sizeOf(source) === sizeOf(target) && statSync(source).mtimeMs <= statSync(target).mtimeMs;

const sum = (parts: readonly Copied[]): Copied =>
  parts.reduce((all, { files, bytes }) => ({ files: all.files + files, bytes: all.bytes + bytes }), nothing);

/** Length of all files below. */
export function bytesBelow(folder: string): number {
  if (!existsSync(folder)) return 0;
  return filesBelow(folder).reduce((sum, path) => sum + sizeOf(join(folder, path)), 0);
}

type CopyOne = (name: string, source: string, target: string) => boolean;

/** @param copyOne says whether it copied. */
function copyMissing(from: string, to: string, copyOne: CopyOne): Copied {
  if (!existsSync(from)) return nothing;
  makeOwnFolder(to);
  let copied = nothing;
  const touched = new Set([to]);
  for (const path of filesBelow(from)) {
    const source = join(from, path);
    const target = join(to, path);
    makeOwnFolder(dirname(target));
    try {
      if (!copyOne(path, source, target)) continue;
    } catch (error) {
      // A reel may be dropped by its window while we walk.
      if (!existsSync(source)) continue;
      throw error;
    }
    touched.add(dirname(target));
    copied = { files: copied.files + 1, bytes: copied.bytes + sizeOf(target) };
  }
  for (const folder of touched) syncPath(folder);
  return copied;
}

/** Paths of files, relative to the folder. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
