import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { readPackage, type ZipPackage } from "./decks/zip-package.ts";
import { imageFacts } from "./image-size.ts";

export type FileKind =
  | "pdf"
  | "docx"
  | "xlsx"
  | "pptx"
  | "odt"
  | "ods"
  | "odp"
  | "txt"
  | "csv"
  | "png"
  | "jpg"
  | "webp";

export type FileKindRefusal = "NOT_A_DOCUMENT" | "MACROS" | "ENCRYPTED" | "BROKEN" | "TOO_HEAVY";

const HEAD_BYTES = 1024 * 1024;
/** ISO 32000-2, annex I, allows other bytes before the header. */
const PDF_WITHIN = 1024;

const openXml = "application/vnd.openxmlformats-officedocument.";
const typeOfPart = [
  [`${openXml}wordprocessingml.document.main+xml`, "docx"],
  [`${openXml}spreadsheetml.sheet.main+xml`, "xlsx"],
  [`${openXml}presentationml.presentation.main+xml`, "pptx"],
  [`${openXml}presentationml.slideshow.main+xml`, "pptx"],
] as const;
const typeOfMime: Readonly<Record<string, FileKind>> = {
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
};

/**
 * What a file is by its own bytes, whatever it is called; only for text does the name decide, and only between two kinds
 * of text. Archives, programs, SVG and HTML are none of these (LB21).
 */
export async function fileKind(path: string, name: string): Promise<Result<FileKind, FileKindRefusal>> {
  const head = await headOf(path);
  const facts = imageFacts(head);
  if (facts !== null) return accept(facts.kind);
  if (head.subarray(0, PDF_WITHIN).includes("%PDF-")) return accept("pdf");
  if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return packageKind(path);
  const extension = extname(name).toLowerCase();
  if (extension !== ".txt" && extension !== ".csv") return refuse("NOT_A_DOCUMENT");
  return (await isPlainText(path)) ? accept(extension === ".csv" ? "csv" : "txt") : refuse("NOT_A_DOCUMENT");
}

async function packageKind(path: string): Promise<Result<FileKind, FileKindRefusal>> {
  const opened = await readPackage(path, ["[Content_Types].xml", "mimetype", "META-INF/manifest.xml"]);
  if (!opened.ok) return opened;
  if (hasMacros(opened.value)) return refuse("MACROS");
  if (opened.value.textOf("META-INF/manifest.xml").includes("encryption-data")) return refuse("ENCRYPTED");
  const kind = typeOfMime[opened.value.textOf("mimetype").trim()] ?? openXmlKind(opened.value);
  return kind === undefined ? refuse("NOT_A_DOCUMENT") : accept(kind);
}

function openXmlKind({ textOf }: ZipPackage): FileKind | undefined {
  const types = textOf("[Content_Types].xml");
  return typeOfPart.find(([part]) => types.includes(part))?.[1];
}

/** By what is in the file: a DOCM renamed is still one. */
const hasMacros = ({ names, textOf }: ZipPackage): boolean =>
  /macroEnabled/i.test(textOf("[Content_Types].xml")) ||
  names.some((name) => /(^|\/)vbaProject\w*\.bin$|^(Basic|Scripts)\/./i.test(name));

/** UTF-8 without control characters, and no markup that somebody's program would open as a page. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk, { stream: true });
      if (isFirst && /^\s*<[!?a-z]/iu.test(text)) return false;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells data from text
      if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/u.test(text)) return false;
      isFirst = false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
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
