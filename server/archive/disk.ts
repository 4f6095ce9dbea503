import type { FileHandle } from "node:fs/promises";
import { constants, mkdir, open, readdir, rename, rm, statfs } from "node:fs/promises";

/** One open file. Positions are the caller's: nothing is ever appended at a place that a failed write has moved. */
export interface DiskFile {
  /** Fills as much of `into` as there is. @returns how much that was; 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** @returns how much was written, perhaps not all. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
}

/** What the archive asks of the file system. A port only so that tests can have disks that fail, stall and count. */
export interface Disk {
  /** `create` refuses a file that is there already. Symbolic links are followed by none. */
  open(path: string, how: "read" | "change" | "create"): Promise<DiskFile>;
  /** Names in a folder; none when it is not there. */
  list(folder: string): Promise<readonly string[]>;
  /** Names of folders in a folder; none when it is not there. */
  listFolders(folder: string): Promise<readonly string[]>;
  /** In a folder that is there. No fault when it is there already. */
  makeFolder(folder: string): Promise<void>;
  /** No fault when it is gone already. */
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes what was created, renamed or removed in a folder outlast a power cut. */
  syncFolder(folder: string): Promise<void>;
  /** Room left for us, not for root. */
  freeBytes(folder: string): Promise<number>;
}

const { O_RDONLY, O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
const flags = {
  read: O_RDONLY | O_NOFOLLOW,
  change: O_RDWR | O_NOFOLLOW,
  create: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
} as const;

export const nodeDisk: Disk = {
  open: async (path, how) => asDiskFile(await open(path, flags[how], 0o600)),
  list: async (folder) => (await entries(folder)).filter((entry) => entry.isFile()).map(({ name }) => name),
  listFolders: async (folder) => (await entries(folder)).filter((entry) => entry.isDirectory()).map(({ name }) => name),
  makeFolder: async (folder) => {
    try {
      // Not `recursive`: where the parent can never be made (`/proc`), Node goes on trying for ever.
      await mkdir(folder, 0o700);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  },
  remove: (path) => rm(path, { force: true }),
  rename,
  syncFolder: async (folder) => {
    const handle = await open(folder, O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** @throws when the disk takes no more, as `ENOSPC` or as a write of nothing. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written === 0) throw new Error("the disk took nothing");
    done += written;
  }
}

/** @returns fewer bytes than asked for where the file ends. */
export async function readUpTo(file: DiskFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = await file.read(bytes.subarray(done), position + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

/** The word by which the system names a fault, as `ENOSPC`; `null` when it is not the system's. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

const asDiskFile = (handle: FileHandle): DiskFile => ({
  read: async (into, position) => (await handle.read(into, 0, into.byteLength, position)).bytesRead,
  write: async (bytes, position) => (await handle.write(bytes, 0, bytes.byteLength, position)).bytesWritten,
  datasync: () => handle.datasync(),
  truncate: (length) => handle.truncate(length),
  size: async () => (await handle.stat()).size,
  close: () => handle.close(),
});

async function entries(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
