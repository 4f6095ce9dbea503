/**
 * A table for spreadsheets: UTF-8 with its mark and semicolons, as Russian Excel opens them by itself (RFC 4180 otherwise).
 * Cells that a spreadsheet would run as a formula are made text.
 */
export const csvFile = (lines: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(`\ufeff${lines.map((cells) => cells.map(cell).join(";")).join("\r\n")}\r\n`, "utf8");

function cell(value: string | number): string {
  const text = String(value);
  // OWASP, CSV injection. A number is none.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
