import { Worker } from "node:worker_threads";
import { type Entry, fromBufferPromise } from "yauzl";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { SheetRefusal } from "../../../shared/sheet.ts";
import { MOST_BYTES, type RawSheet } from "./raw-sheet.ts";

const DEADLINE_MS = 15_000;
const HEAP_MB = 256;
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 500;

let isBusy = false;

/** Sheets of an uploaded file, whatever it calls itself. One at a time. */
export async function sheetsOf(bytes: Uint8Array): Promise<Result<readonly RawSheet[], SheetRefusal>> {
  if (bytes.byteLength === 0) return refuse("EMPTY");
  if (bytes.byteLength > MOST_BYTES) return refuse("TOO_LARGE");
  if (isBusy) return refuse("BUSY");
  isBusy = true;
  try {
    const problem = await unfit(bytes);
    return problem === null ? await readInThread(bytes) : refuse(problem);
  } finally {
    isBusy = false;
  }
}

/** What can be seen without reading it: other kinds of files, locked workbooks, packages that unpack to gigabytes. */
async function unfit(bytes: Uint8Array): Promise<SheetRefusal | null> {
  // An old or a locked workbook is an OLE container ([MS-CFB] 2.2); a password makes one of an XLSX ([MS-OFFCRYPTO]).
  if (hasSignature(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return isEncryptedPackage(bytes) ? "ENCRYPTED" : "NOT_A_SHEET";
  if (!hasSignature(bytes, [0x50, 0x4b])) return isText(bytes) ? null : "NOT_A_SHEET";
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    if (zip.entryCount > MOST_ENTRIES) return "TOO_LARGE";
    const entries: readonly Entry[] = await Array.fromAsync(zip.eachEntry());
    if (entries.some((entry) => entry.isEncrypted())) return "ENCRYPTED";
    if (!entries.some(({ fileName }) => fileName === "xl/workbook.xml")) return "NOT_A_SHEET";
    return entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MOST_UNPACKED
      ? "TOO_LARGE"
      : null;
  } catch {
    return "NOT_A_SHEET";
  }
}

const hasSignature = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** The name of the stream that holds a locked package, in UTF-16. */
const isEncryptedPackage = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));

/** Text has no zero bytes, but for UTF-16, which says so at its start; markup is no table. */
function isText(bytes: Uint8Array): boolean {
  if (hasSignature(bytes, [0xff, 0xfe])) return true;
  const start = bytes.subarray(0, 4096);
  return !start.includes(0) && !/^\s*(?:<|%PDF|\{\\rtf)/u.test(Buffer.from(start).toString("latin1"));
}

function readInThread(bytes: Uint8Array): Promise<Result<readonly RawSheet[], SheetRefusal>> {
  const worker = new Worker(new URL("./sheet-worker.ts", import.meta.url), {
    workerData: bytes,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve) => {
    const end = (result: Result<readonly RawSheet[], SheetRefusal>) => {
      clearTimeout(deadline);
      void worker.terminate();
      resolve(result);
    };
    const deadline = setTimeout(() => end(refuse("TOO_SLOW")), DEADLINE_MS);
    worker.once("message", ({ sheets }: { readonly sheets: readonly RawSheet[] | null }) =>
      end(sheets === null ? refuse("NOT_A_SHEET") : accept(sheets)),
    );
    // Out of its heap.
    worker.once("error", () => end(refuse("TOO_LARGE")));
  });
}
