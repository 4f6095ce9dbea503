import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { fontFolders, pdfjsFolder } from "./worker-paths.ts";

interface Wanted {
  readonly kind: string;
  readonly filename: string;
}

/**
 * What pdf.js asks for beside the file: character maps, decoders, the fonts of signs. Not its fonts of letters, which stand
 * in for Arial, Times and Courier that a file only names: by them a letter is found by its number in the real Arial,
 * which is another one's number in the stand-in, and Foxit's Times and Courier know no Cyrillic. Without them pdf.js finds
 * out what each number means and has the canvas draw the letter.
 */
export class PdfFiles {
  async fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
    // A part of it may come from the uploaded file.
    if (!/^[\w-]+(?:\.\w+)?$/.test(filename)) throw new Error(`no such file: ${kind}`);
    switch (kind) {
      case "standardFontDataUrl":
        if (!/Symbol|Dingbats/.test(filename)) throw new Error("drawn by the canvas");
        return bytesOf(join(pdfjsFolder, "standard_fonts", filename));
      case "cMapUrl":
        return bytesOf(join(pdfjsFolder, "cmaps", filename));
      case "wasmUrl":
        return bytesOf(join(pdfjsFolder, "wasm", filename));
      default:
        throw new Error(`no such file: ${kind}`);
    }
  }
}

/** Names by which pdf.js calls for letters, and whose they are: of the same widths first, else of other ones. */
const families = {
  "sans-serif": {},
  serif: {
    Regular: ["LiberationSerif-Regular.ttf", "times.ttf", "Times New Roman.ttf", "DejaVuSerif.ttf"],
    Bold: ["LiberationSerif-Bold.ttf", "timesbd.ttf", "Times New Roman Bold.ttf", "DejaVuSerif-Bold.ttf"],
    Italic: ["LiberationSerif-Italic.ttf", "timesi.ttf", "Times New Roman Italic.ttf"],
    BoldItalic: ["LiberationSerif-BoldItalic.ttf", "timesbi.ttf", "Times New Roman Bold Italic.ttf"],
  },
  monospace: {
    Regular: ["LiberationMono-Regular.ttf", "cour.ttf", "Courier New.ttf", "DejaVuSansMono.ttf"],
    Bold: ["LiberationMono-Bold.ttf", "courbd.ttf", "Courier New Bold.ttf", "DejaVuSansMono-Bold.ttf"],
    Italic: ["LiberationMono-Italic.ttf", "couri.ttf", "Courier New Italic.ttf"],
    BoldItalic: ["LiberationMono-BoldItalic.ttf", "courbi.ttf", "Courier New Bold Italic.ttf"],
  },
} as const satisfies Record<string, Partial<Record<Face, readonly string[]>>>;
type Face = (typeof faces)[number];
const faces = ["Regular", "Bold", "Italic", "BoldItalic"] as const;

/**
 * Gives the canvas a font for each of those names. Where this machine has none, Liberation Sans, which comes with pdf.js
 * and has every Cyrillic letter.
 */
export async function nameCanvasFonts(): Promise<void> {
  const found = await findFonts();
  for (const [family, filesOf] of Object.entries<Partial<Record<Face, readonly string[]>>>(families)) {
    for (const face of faces) {
      const path = filesOf[face]?.map((name) => found.get(name)).find((one) => one !== undefined);
      const sans = join(pdfjsFolder, "standard_fonts", `LiberationSans-${face}.ttf`);
      GlobalFonts.register(await readFile(path ?? sans), family);
    }
  }
}

async function findFonts(): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set<string>(Object.values(families).flatMap((one) => Object.values(one).flat()));
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
