import type { DecisionRow } from "./decision-rows.ts";

const header = ["№", "Решение", "Состояние", "Поручено", "Срок", "Зачитано"];

/**
 * A table for spreadsheets: UTF-8 with its mark and semicolons, as Russian Excel opens them by itself (RFC 4180 otherwise).
 * Cells that a spreadsheet would run as a formula are made text.
 */
export function decisionsCsv(rows: readonly DecisionRow[]): Buffer {
  const lines = [
    header,
    ...rows.map(({ number, text, state, charged, due, readOut }) => [number, text, state, charged, due, readOut]),
  ];
  return Buffer.from(`\ufeff${lines.map((cells) => cells.map(cell).join(";")).join("\r\n")}\r\n`, "utf8");
}

function cell(text: string): string {
  // OWASP, CSV injection.
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
