import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { ArchiveRefusal } from "../../../shared/meeting-archive.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type ArchiveLimits, MANIFEST, partNames, placeOf } from "./format.ts";

/** An archive whose directory was found harmless (EX15). What is in it is not known yet. */
export interface ZipIn {
  /** In the order of the directory. */
  readonly names: readonly string[];
  /** As the directory says; what is longer is not read on. */
  bytesOf(name: string): number;
  /** @throws when it is not what the directory says. */
  read(name: string): Promise<{ readonly bytes: Buffer; readonly sha256: string }>;
  /** Writes it to a file of its own. @returns its hash. @throws as `read`, and what the disk throws */
  extract(name: string, path: string): Promise<string>;
  close(): void;
}

/** Unpacked sizes below this may have any ratio. */
const FREE_BYTES = 1024 ** 2;
const REGULAR = 0o100000;
const FILE_TYPES = 0o170000;
const STORED = 0;
const DEFLATED = 8;

/** Looks at the directory alone: names, kinds, sizes, their sum and ratio. */
export async function zipIn(path: string, limits: ArchiveLimits): Promise<Result<ZipIn, ArchiveRefusal>> {
  if (!(await isZip(path))) return refuse({ code: "NOT_AN_ARCHIVE" });
  let zip: ZipFile;
  try {
    // Names are looked up, never used as paths: they need no undoing of what some packers do to them.
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch {
    return refuse({ code: "BROKEN" });
  }
  try {
    const entries = await directoryOf(zip, (await stat(path)).size, limits);
    if (!entries.ok) zip.close();
    return entries.ok ? accept(opened(zip, entries.value)) : entries;
  } catch {
    zip.close();
    return refuse({ code: "BROKEN" });
  }
}

async function directoryOf(
  zip: ZipFile,
  fileBytes: number,
  limits: ArchiveLimits,
): Promise<Result<ReadonlyMap<string, Entry>, ArchiveRefusal>> {
  if (zip.entryCount > limits.entries) return refuse({ code: "TOO_HEAVY" });
  const entryByName = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString("latin1");
    const problem = problemOf(name, entry, entryByName, limits);
    if (problem !== null) return refuse(problem);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    // Entries that share their bytes make a bomb of a small file.
    if (packed > fileBytes || unpacked > limits.bytes) return refuse({ code: "TOO_HEAVY" });
    entryByName.set(name, entry);
  }
  const lacks = [MANIFEST, ...Object.values(partNames)].find((name) => !entryByName.has(name));
  return lacks === undefined ? accept(entryByName) : refuse({ code: "NOT_AN_ARCHIVE", detail: lacks });
}

function problemOf(
  name: string,
  entry: Entry,
  known: ReadonlyMap<string, Entry>,
  limits: ArchiveLimits,
): ArchiveRefusal | null {
  const place = placeOf(name, limits);
  if (place === null || known.has(name) || !isRegular(entry)) {
    return { code: "FOREIGN_ENTRY", detail: printable(name) };
  }
  if (entry.isEncrypted()) return { code: "ENCRYPTED" };
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return { code: "BROKEN" };
  const { compressedSize, uncompressedSize } = entry;
  const isBomb = uncompressedSize > FREE_BYTES && uncompressedSize > compressedSize * limits.ratio;
  return isBomb || uncompressedSize > place.most ? { code: "TOO_HEAVY", detail: name } : null;
}

/** The upper half is the Unix mode, where the packer wrote one: links and devices are no files (APPNOTE 4.4.15). */
function isRegular({ externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & FILE_TYPES;
  return type === 0 || type === REGULAR;
}

const printable = (name: string): string => name.replace(/[^\x20-\x7e]/g, "?").slice(0, 80);

function opened(zip: ZipFile, entryByName: ReadonlyMap<string, Entry>): ZipIn {
  const entryOf = (name: string): Entry => {
    const entry = entryByName.get(name);
    if (entry === undefined) throw new Error("no such entry", { cause: { name } });
    return entry;
  };
  return {
    names: [...entryByName.keys()],
    bytesOf: (name) => entryOf(name).uncompressedSize,
    read: async (name) => {
      const chunks: Buffer[] = [];
      // yauzl ends the stream when there is more than the directory says, or less.
      for await (const chunk of await zip.openReadStreamPromise(entryOf(name))) chunks.push(Buffer.from(chunk));
      const bytes = Buffer.concat(chunks);
      return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
    extract: async (name, path) => {
      const hash = createHash("sha256");
      const source = await zip.openReadStreamPromise(entryOf(name));
      const hashed = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(source, hashed, createWriteStream(path, { flags: "wx", mode: 0o600 }));
      return hash.digest("hex");
    },
    close: () => zip.close(),
  };
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.equals(Buffer.from("PK\u0003\u0004"));
  } finally {
    await handle.close();
  }
}
