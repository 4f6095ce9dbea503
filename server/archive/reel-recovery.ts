import { crc32 } from "node:zlib";
import { codeOf, type Disk, type DiskFile, readUpTo, writeAll } from "./disk.ts";
import { indexPath, mediaPath } from "./reel.ts";
import { closingLine, type IndexedSegment, readIndex, withSegment } from "./reel-index.ts";
import { lineOf, type ReelHeader, type ReelTotals } from "./reel-record.ts";

/** What an earlier run left of a reel. */
export type FoundReel =
  | { readonly state: "closed"; readonly header: ReelHeader; readonly totals: ReelTotals }
  /** It was being written. What is not whole is to be cut off. */
  | { readonly state: "torn"; readonly header: ReelHeader; readonly totals: ReelTotals; readonly indexBytes: number }
  /** Nothing was ever acknowledged on it. */
  | { readonly state: "empty" }
  /** Not to be used, and not to be deleted either. */
  | { readonly state: "damaged"; readonly why: string }
  /** Of a newer server: left as it is. */
  | { readonly state: "unknown" };

/** Enough for the header and for the closing line. */
const EDGE_BYTES = 4096;
const MOST_INDEX_BYTES = 64 << 20;
/** After a power cut the last bytes may not be what was written; before them, the disk has had its time. */
const CHECKED_SEGMENTS = 4;

/**
 * Looks at what an earlier run left, and changes nothing. A reel that was closed is known from two short reads; of any
 * other the whole index is read, and the bytes of its last segments are checked (AR4).
 * @throws whatever the disk does.
 */
export async function findReel(disk: Disk, folder: string, name: string): Promise<FoundReel> {
  const index = await disk.open(indexPath(folder, name), "read");
  try {
    const media = await openMedia(disk, mediaPath(folder, name));
    try {
      return await examine(index, media);
    } finally {
      await media?.close();
    }
  } finally {
    await index.close();
  }
}

/** Cuts off what follows the last whole segment, and closes the reel. Done twice, it comes to the same. */
export async function mendReel(
  disk: Disk,
  { folder, name, found }: { folder: string; name: string; found: FoundReel & { state: "torn" } },
): Promise<void> {
  const index = await disk.open(indexPath(folder, name), "change");
  try {
    const media = await disk.open(mediaPath(folder, name), "change");
    try {
      // The closing line last: it says that the rest is done.
      await index.truncate(found.indexBytes);
      await media.truncate(found.totals.bytes);
      await media.datasync();
      await writeAll(index, Buffer.from(lineOf({ type: "end", ...found.totals })), found.indexBytes);
      await index.datasync();
    } finally {
      await media.close();
    }
  } finally {
    await index.close();
  }
}

/** `null`: there is none. */
async function openMedia(disk: Disk, path: string): Promise<DiskFile | null> {
  try {
    return await disk.open(path, "read");
  } catch (fault) {
    if (codeOf(fault) === "ENOENT") return null;
    throw fault;
  }
}

async function examine(index: DiskFile, media: DiskFile | null): Promise<FoundReel> {
  const indexBytes = await index.size();
  const mediaBytes = (await media?.size()) ?? 0;
  const { header } = readIndex(await readUpTo(index, 0, Math.min(EDGE_BYTES, indexBytes)));
  if (header === "unknown") return { state: "unknown" };
  // A header that was never finished is no damage: the media file is made after it.
  if (header === null) return mediaBytes === 0 ? { state: "empty" } : { state: "damaged", why: "no header" };
  const totals = closingLine(await readUpTo(index, Math.max(0, indexBytes - EDGE_BYTES), EDGE_BYTES));
  if (totals !== null && totals.bytes === mediaBytes) return { state: "closed", header, totals };
  if (indexBytes > MOST_INDEX_BYTES) return { state: "damaged", why: "index too long" };
  const { segments, badLines } = readIndex(await readUpTo(index, 0, indexBytes));
  if (segments.length === 0) return badLines === 0 ? { state: "empty" } : { state: "damaged", why: "no whole line" };
  const whole = media === null ? [] : await wholeSegments(segments, media, mediaBytes);
  const last = whole.at(-1);
  if (last === undefined) return { state: "damaged", why: "media missing" };
  const { totals: left } = whole.reduce<{ totals: ReelTotals | null }>(
    ({ totals }, segment) => ({ totals: withSegment(totals, segment) }),
    { totals: null },
  );
  return { state: "torn", header, totals: left ?? withSegment(null, last), indexBytes: last.lineEnd };
}

/** Up to the last one whose bytes are there, and are what was written. */
async function wholeSegments(
  segments: readonly IndexedSegment[],
  media: DiskFile,
  mediaBytes: number,
): Promise<readonly IndexedSegment[]> {
  let whole = segments.filter(({ offset, length }) => offset + length <= mediaBytes);
  let sound = 0;
  for (const segment of whole.toReversed()) {
    const bytes = await readUpTo(media, segment.offset, segment.length);
    sound = crc32(bytes) === segment.sum ? sound + 1 : 0;
    if (sound === 0) whole = whole.slice(0, whole.indexOf(segment));
    if (sound === CHECKED_SEGMENTS) break;
  }
  return whole;
}
