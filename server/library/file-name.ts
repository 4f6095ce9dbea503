import { extname } from "node:path";

/** FileRef's bound, shared/cards/schemas.ts. */
const MOST = 160;
/** What Windows cannot have in a name, and what could turn around how it reads. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu;
const known =
  /^\.(?:pdf|docx|xlsx|pptx|pps[xm]?|odt|ods|odp|txt|csv|png|jpe?g|webp|docm|xlsm|pptm|doc|xls|ppt|html?|svg|zip|exe)$/i;

/** What readers' disks will call the file: one line, cleaned, with the extension of what it is. */
export function fileNameFor(given: string, extension: string): string {
  const ending = `.${extension}`;
  const words = stemOf(given);
  return `${cut(words === "" ? "Файл" : words, MOST - ending.length)}${ending}`;
}

/** A title made of a file's name; may be empty. At most 200 characters. */
export const titleFromName = (given: string): string => cut(stemOf(given).replaceAll("_", " ").trim(), 200);

function stemOf(given: string): string {
  const clean = given.toWellFormed().normalize("NFC").replace(unfit, " ").replace(/\s+/gu, " ").trim();
  const ending = extname(clean);
  return (known.test(ending) ? clean.slice(0, -ending.length) : clean).replace(/[. ]+$/u, "").replace(/^[. ]+/u, "");
}

/** Length counts as zod counts it, in UTF-16 units; no half of a pair is left. */
const cut = (text: string, most: number): string => {
  const short = text.slice(0, most);
  return (short.isWellFormed() ? short : short.slice(0, -1)).trim();
};
