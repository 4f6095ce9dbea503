import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { fontFolders, pdfjsFolder } from "./worker-paths.ts";

/**
 * Fonts of files that do not carry their own. pdf.js brings Liberation Sans for Helvetica and Arial; for Times and Courier
 * it brings Foxit's, which know no Cyrillic: their letters would be missing without a word. So a font of the system that
 * has the same widths stands in, or one that at least has the letters.
 */
const standIns: Readonly<Record<string, readonly string[]>> = {
  "FoxitSerif.pfb": ["LiberationSerif-Regular.ttf", "times.ttf", "Times New Roman.ttf", "DejaVuSerif.ttf"],
  "FoxitSerifBold.pfb": ["LiberationSerif-Bold.ttf", "timesbd.ttf", "Times New Roman Bold.ttf", "DejaVuSerif-Bold.ttf"],
  "FoxitSerifItalic.pfb": ["LiberationSerif-Italic.ttf", "timesi.ttf", "Times New Roman Italic.ttf"],
  "FoxitSerifBoldItalic.pfb": ["LiberationSerif-BoldItalic.ttf", "timesbi.ttf", "Times New Roman Bold Italic.ttf"],
  "FoxitFixed.pfb": ["LiberationMono-Regular.ttf", "cour.ttf", "Courier New.ttf", "DejaVuSansMono.ttf"],
  "FoxitFixedBold.pfb": ["LiberationMono-Bold.ttf", "courbd.ttf", "Courier New Bold.ttf", "DejaVuSansMono-Bold.ttf"],
  "FoxitFixedItalic.pfb": ["LiberationMono-Italic.ttf", "couri.ttf", "Courier New Italic.ttf"],
  "FoxitFixedBoldItalic.pfb": ["LiberationMono-BoldItalic.ttf", "courbi.ttf", "Courier New Bold Italic.ttf"],
};

/** Where nothing of the system fits: other widths, but every letter. */
const lastResort = (file: string): string =>
  `LiberationSans-${/Bold/.test(file) ? "Bold" : ""}${/Italic/.test(file) ? "Italic" : ""}.ttf`.replace(
    "-.",
    "-Regular.",
  );

interface Wanted {
  readonly kind: string;
  readonly filename: string;
}

/** What pdf.js asks for beside the file: fonts, character maps, decoders. Reads this package's files and fonts, nothing else. */
export class PdfFiles {
  async fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
    // From the file's own words, as a part of a path.
    if (!/^[\w-]+(?:\.\w+)?$/.test(filename)) throw new Error(`no such file of pdf.js: ${kind}`);
    switch (kind) {
      case "standardFontDataUrl":
        return fontBytes(filename);
      case "cMapUrl":
        return bytesOf(join(pdfjsFolder, "cmaps", filename));
      case "wasmUrl":
        return bytesOf(join(pdfjsFolder, "wasm", filename));
      default:
        throw new Error(`no such file of pdf.js: ${kind}`);
    }
  }
}

/** Fonts whose name pdf.js does not know are drawn by the canvas under these names; a bare system has none of them. */
export async function nameCanvasFonts(): Promise<void> {
  const faces = ["Regular", "Bold", "Italic", "BoldItalic"];
  for (const face of faces) {
    const bytes = await readFile(join(pdfjsFolder, "standard_fonts", `LiberationSans-${face}.ttf`));
    GlobalFonts.register(bytes, "sans-serif");
  }
  for (const [family, files] of [
    ["serif", "FoxitSerif"],
    ["monospace", "FoxitFixed"],
  ] as const) {
    for (const face of faces)
      GlobalFonts.register(Buffer.from(await fontBytes(`${files}${face.replace("Regular", "")}.pfb`)), family);
  }
}

async function fontBytes(filename: string): Promise<Uint8Array> {
  const wanted = standIns[filename];
  if (wanted === undefined) return bytesOf(join(pdfjsFolder, "standard_fonts", filename));
  const found = await systemFonts();
  const path = wanted.map((name) => found.get(name)).find((one) => one !== undefined);
  return bytesOf(path ?? join(pdfjsFolder, "standard_fonts", lastResort(filename)));
}

let pathByName: Promise<ReadonlyMap<string, string>> | null = null;
const systemFonts = (): Promise<ReadonlyMap<string, string>> => {
  pathByName ??= findFonts();
  return pathByName;
};

async function findFonts(): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(Object.values(standIns).flat());
  const found = new Map<string, string>();
  for (const folder of fontFolders) {
    // A folder that is not there, or not ours to read, has no fonts.
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (entry.isFile() && wanted.has(entry.name)) found.set(entry.name, join(entry.parentPath, entry.name));
    }
  }
  return found;
}

/** A copy of its own: pdf.js hands the buffer over whole, and small files of Node share one. */
const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(path));
