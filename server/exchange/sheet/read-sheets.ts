import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { cellText } from "./cell-text.ts";
import { MOST_COLUMNS, MOST_ROWS, type RawSheet } from "./raw-sheet.ts";

/** A row more than may be taken is read, so that there is something to complain of. */
const shorten = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.slice(0, MOST_ROWS + 2).map((row) => row.slice(0, MOST_COLUMNS));

/** Reads XLSX by its signature, anything else as a table of text. @throws what the readers throw for a broken file */
export async function readSheets(bytes: Uint8Array): Promise<readonly RawSheet[]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const sheets = await readXlsx(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: shorten(data.map((row) => row.map(cellText))) }));
  }
  const text = textOf(bytes);
  const rows: string[][] = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
    to: MOST_ROWS + 2,
    max_record_size: 200_000,
  });
  return [{ name: "", rows: shorten(rows.map((row) => row.map((cell) => cell.trim()))) }];
}

/** UTF-8, UTF-16 as Excel's «Текст Юникод», else the Windows code page that Russian Excel writes CSV in. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

/** Of the heading: the sign that parts it into most cells. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/\r|\n|$/u));
  const [best = ";"] = [";", "\t", ","].toSorted(
    (one, other) => heading.split(other).length - heading.split(one).length,
  );
  return best;
}
