import { open } from "node:fs/promises";

/** Containers that we look into. By their own bytes: what a file is called, and what type its sender gave, decides nothing. */
export type FilmKind = "mp4" | "mov" | "webm" | "mkv";

const HEAD_BYTES = 4_096;
/** ISO/IEC 14496-12: what a film may begin with; QuickTime before it had no `ftyp`. */
const boxes = new Set(["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"]);
const EBML = [0x1a, 0x45, 0xdf, 0xa3];

/** `null`: no film. Whether it can be played is for the workshop to see. */
export async function filmKind(path: string): Promise<FilmKind | null> {
  const head = await headOf(path);
  if (EBML.every((byte, index) => head[index] === byte)) {
    const docType = head.toString("latin1");
    return docType.includes("webm") ? "webm" : docType.includes("matroska") ? "mkv" : null;
  }
  if (head.length < 12) return null;
  const box = head.toString("latin1", 4, 8);
  if (!boxes.has(box)) return null;
  if (box !== "ftyp") return "mov";
  const brand = head.toString("latin1", 8, 12);
  // Pictures stand in the same boxes: HEIC and AVIF are no films.
  if (/^(?:heic|heix|heim|heis|mif1|avif|crx )/.test(brand)) return null;
  return brand === "qt  " ? "mov" : "mp4";
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
