import { type Entry, openPromise, type ZipFile } from "yauzl";
import { accept, type Result, refuse } from "../../../shared/result.ts";

/** What was learnt of a ZIP without unpacking it. */
export interface ZipPackage {
  readonly names: readonly string[];
  /** Of the parts that were asked for; a part that is not there is empty. */
  readonly textOf: (name: string) => string;
}

const MOST_ENTRIES = 10_000;
const MOST_UNPACKED = 1024 ** 3;
const MOST_OF_A_PART = 256 * 1024 ** 2;
/** XML of slides shrinks to a fortieth, flat drawings to a hundredth; a bomb to a thousandth. */
const MOST_RATIO = 150;
/** What is small unpacked may have any ratio. */
const FREE_BYTES = 32 * 1024 ** 2;
const MOST_TEXT = 2 * 1024 ** 2;

/**
 * Names and a few small parts of a ZIP, once its directory has been found harmless: its own sizes, their sum and their
 * ratio. Sizes that lie are found where the parts are read, and by the memory that the reader may have.
 */
export async function readPackage(
  source: string,
  parts: readonly string[],
): Promise<Result<ZipPackage, "BROKEN" | "TOO_HEAVY" | "ENCRYPTED">> {
  let zip: ZipFile;
  try {
    zip = await openPromise(source, { lazyEntries: true, autoClose: false });
  } catch {
    return refuse("BROKEN");
  }
  try {
    if (zip.entryCount > MOST_ENTRIES) return refuse("TOO_HEAVY");
    const entries = await Array.fromAsync(zip.eachEntry());
    if (entries.some((entry) => entry.isEncrypted())) return refuse("ENCRYPTED");
    if (isBomb(entries)) return refuse("TOO_HEAVY");
    const texts = new Map<string, string>();
    for (const entry of entries) {
      if (parts.includes(entry.fileName) && !texts.has(entry.fileName)) {
        texts.set(entry.fileName, await textOf(zip, entry));
      }
    }
    return accept({ names: entries.map((entry) => entry.fileName), textOf: (name) => texts.get(name) ?? "" });
  } catch {
    return refuse("BROKEN");
  } finally {
    zip.close();
  }
}

function isBomb(entries: readonly Entry[]): boolean {
  let packed = 0;
  let unpacked = 0;
  for (const { compressedSize, uncompressedSize } of entries) {
    if (uncompressedSize > MOST_OF_A_PART) return true;
    packed += compressedSize;
    unpacked += uncompressedSize;
  }
  return unpacked > MOST_UNPACKED || (unpacked > FREE_BYTES && unpacked > packed * MOST_RATIO);
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > MOST_TEXT) throw new Error("part too long to be what it is called");
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
