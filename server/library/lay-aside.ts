import { createHash, randomBytes } from "node:crypto";
import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { isDiskFull } from "./durable-file.ts";

export interface UploadLimits {
  readonly bytes: number;
  /** The disk keeps at least this much free: the ledgers need it more than uploads do. */
  readonly freeBytes: number;
}

/** A file that lies aside, whole and synced: it has yet to be given a name, or removed. */
export interface LaidAside {
  readonly path: string;
  /** SHA-256, its first 32 hex digits. */
  readonly hash: string;
  readonly bytes: number;
}

export type UploadRefusal = "EMPTY" | "TOO_LARGE" | "NO_ROOM";

/** How often the disk is looked at while a file comes in. */
const LOOK_EVERY_BYTES = 8 * 1024 * 1024;

/**
 * Writes what comes in to a file of its own, never more than a piece of it in memory. What was refused or cut short is
 * removed (LB20).
 * @throws what the body throws when its sender goes away.
 */
export async function layAside(
  body: AsyncIterable<Uint8Array>,
  folder: string,
  limits: UploadLimits,
): Promise<Result<LaidAside, UploadRefusal>> {
  const path = join(folder, `${randomBytes(12).toString("hex")}.tmp`);
  try {
    const laid = await write(body, path, folder, limits);
    if (!laid.ok) await rm(path, { force: true });
    return laid;
  } catch (cause) {
    await rm(path, { force: true });
    if (isDiskFull(cause)) return refuse("NO_ROOM");
    throw cause;
  }
}

/** Whether so many more bytes leave enough of the disk free. */
export async function hasRoom(folder: string, bytes: number, freeBytes: number): Promise<boolean> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize - bytes >= freeBytes;
}

async function write(
  body: AsyncIterable<Uint8Array>,
  path: string,
  folder: string,
  limits: UploadLimits,
): Promise<Result<LaidAside, UploadRefusal>> {
  const hash = createHash("sha256");
  const handle = await open(path, "wx", 0o600);
  try {
    let bytes = 0;
    let looked = -LOOK_EVERY_BYTES;
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > limits.bytes) return refuse("TOO_LARGE");
      if (bytes - looked >= LOOK_EVERY_BYTES) {
        if (!(await hasRoom(folder, chunk.byteLength, limits.freeBytes))) return refuse("NO_ROOM");
        looked = bytes;
      }
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (bytes === 0) return refuse("EMPTY");
    await handle.sync();
    return accept({ path, hash: hash.digest("hex").slice(0, 32), bytes });
  } finally {
    await handle.close();
  }
}
