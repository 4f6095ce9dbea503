import { createReadStream, type ReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** What stands under a name in the archive. */
export type ZipEntry =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly path: string; readonly bytes: number };

export interface ZipOut {
  /** Exact, known before the first byte. */
  readonly bytes: number;
  readonly stream: Readable;
}

/**
 * A ZIP of these entries, in their order. The same entries are the same bytes on any machine: nothing is deflated, for
 * zlib's output differs between processors and versions; one time for all; no extra fields.
 * The stream fails when a file cannot be read, and closes what it opened when it is destroyed.
 */
export function zipOut(entries: readonly ZipEntry[]): ZipOut {
  const zip = new ZipFile();
  // The DOS time has no zone: yazl writes what the local clock says.
  const how = { mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true, mode: 0o100644, compress: false };
  // yazl makes a PassThrough of it; its types promise less.
  const stream = zip.outputStream as Readable;
  let open: ReadStream | null = null;
  for (const entry of entries) {
    if ("text" in entry) zip.addBuffer(Buffer.from(entry.text), entry.name, how);
    else
      zip.addReadStreamLazy(entry.name, { ...how, size: entry.bytes }, (give) => {
        open = createReadStream(entry.path);
        open.once("error", (error) => stream.destroy(error));
        give(null, open);
      });
  }
  zip.on("error", (error: Error) => stream.destroy(error));
  stream.once("close", () => open?.destroy());
  // yazl writes on for a moment after a reader has gone: nobody's fault.
  stream.on("error", () => {});
  let bytes = 0;
  // The types leave out what the callback is told: the whole size, at once when each entry's is known.
  const end = zip.end.bind(zip) as (options: object, told: (size: number) => void) => void;
  end({}, (size) => {
    bytes = size;
  });
  return { bytes, stream };
}
