/** Numbers and tables as people write them and as spreadsheets put them on the clipboard. Pure. Rules CR26–CR27. */

/**
 * `3 047,5`, `1.234,5`, `1,234.5`, `−12`, `42 %`. `null`: no number stands there (empty, a dash). `undefined`: it is not a
 * number. A lone comma is the decimal one.
 */
export function numberFrom(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f\u2009'’]/gu, "").replace(/%$/u, "");
  if (bare === "" || /^[-–—]+$/u.test(bare)) return null;
  const plain = decimalPoint(bare.replace(/^[−–]/u, "-"));
  return /^[+-]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : undefined;
}

/** A number as a cell shows it: `3047,5`. */
export const cellText = (value: number | null): string => (value === null ? "" : String(value).replace(".", ","));

/** The lines and cells of a pasted text: tabs, or CSV with semicolons or commas (RFC 4180 quotes). Empty lines are left out. */
export function cellsFrom(text: string): readonly (readonly string[])[] {
  const lines = split(text.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n"), delimiterOf(text));
  return lines.map((line) => line.map((cell) => cell.trim())).filter((line) => line.some((cell) => cell !== ""));
}

function decimalPoint(text: string): string {
  const [point, comma] = [text.lastIndexOf("."), text.lastIndexOf(",")];
  if (point >= 0 && comma >= 0)
    return point > comma ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", ".");
  // Several of one sign group thousands: `1,234,567`.
  if (/^[+-]?\d{1,3}(?:,\d{3}){2,}$/u.test(text)) return text.replaceAll(",", "");
  if (/^[+-]?\d{1,3}(?:\.\d{3}){2,}$/u.test(text)) return text.replaceAll(".", "");
  return text.replace(",", ".");
}

function delimiterOf(text: string): string {
  if (text.includes("\t")) return "\t";
  if (text.includes(";")) return ";";
  // One column of Russian decimals has a comma in each line as well.
  const isDecimals = text
    .trim()
    .split(/\r\n?|\n/u)
    .every((line) => numberFrom(line) !== undefined);
  return isDecimals ? "\t" : ",";
}

function split(text: string, delimiter: string): string[][] {
  const lines: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    lines.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && sign === delimiter) endCell();
    else if (!isQuoted && sign === "\n") {
      endCell();
      lines.push([]);
    } else cell += sign;
  }
  endCell();
  return lines;
}
