import { open, stat } from "node:fs/promises";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { imageFacts } from "../image-size.ts";
import { type DeckKind, type DeckRefusal, deckRefusal } from "./deck.ts";
import type { DeckLimits } from "./limits.ts";
import { officeKind } from "./office-package.ts";

/** ISO 32000-2, annex I, allows other bytes before the header, as mail gateways leave them. */
const PDF_WITHIN = 1024;
/** Where a JPEG's size may stand: behind a colour profile and a preview. */
const HEAD_BYTES = 1024 * 1024;

/** What the uploaded files are, by their own bytes: what they are called says nothing. Rules DK1–DK7. */
export async function deckKind(
  sources: readonly string[],
  limits: Pick<DeckLimits, "bytes" | "pages" | "pixels">,
): Promise<Result<DeckKind, DeckRefusal>> {
  if (sources.length === 0) return refuse(deckRefusal("EMPTY"));
  if (sources.length > limits.pages) return refuse(deckRefusal("TOO_MANY_PAGES"));
  const kinds = new Set<DeckKind>();
  let bytes = 0;
  for (const [index, source] of sources.entries()) {
    const place = sources.length === 1 ? null : index + 1;
    const { head, size } = await headOf(source);
    bytes += size;
    if (bytes > limits.bytes) return refuse(deckRefusal("TOO_LARGE"));
    if (size === 0) return refuse(deckRefusal("EMPTY", place));
    const kind = await kindOf(source, head, limits.pixels);
    if (!kind.ok) return refuse({ ...kind.problem, page: place });
    kinds.add(kind.value);
  }
  const [kind = "pictures"] = kinds;
  return kinds.size > 1 || (sources.length > 1 && kind !== "pictures")
    ? refuse(deckRefusal("MIXED_FILES"))
    : accept(kind);
}

async function kindOf(source: string, head: Buffer, pixels: number): Promise<Result<DeckKind, DeckRefusal>> {
  const facts = imageFacts(head);
  if (facts !== null) {
    return facts.widthPx * facts.heightPx > pixels ? refuse(deckRefusal("TOO_MANY_PIXELS")) : accept("pictures");
  }
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return officeKind(source);
  // An OLE file: PowerPoint 97–2003, or a PPTX behind a password, which is wrapped in one.
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    return refuse(deckRefusal((await isWrapped(source, head)) ? "ENCRYPTED" : "OLD_FORMAT"));
  }
  return head.subarray(0, PDF_WITHIN).includes("%PDF-") ? accept("pdf") : refuse(deckRefusal("NOT_A_DECK"));
}

/** [MS-CFB] 2.2: the header names the sector where the directory begins, which may be at the file's far end. */
async function isWrapped(source: string, head: Buffer): Promise<boolean> {
  if (head.byteLength < 512) return false;
  const sectorBytes = 2 ** Math.min(16, head.readUInt16LE(0x1e));
  const directory = await piece(source, (head.readUInt32LE(0x30) + 1) * sectorBytes, 4096);
  return directory.includes(Buffer.from("EncryptedPackage", "utf16le"));
}

async function piece(source: string, at: number, length: number): Promise<Buffer> {
  const handle = await open(source, "r");
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, at);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function headOf(source: string): Promise<{ readonly head: Buffer; readonly size: number }> {
  return { head: await piece(source, 0, HEAD_BYTES), size: (await stat(source)).size };
}

const startsWith = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
