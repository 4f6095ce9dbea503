import type { Card } from "../../../shared/cards/index.ts";
import { type SheetProblem, sheetNames } from "../../../shared/sheet.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import { readCards } from "./card-rows.ts";
import { kindColumn, programmeColumns, same } from "./columns.ts";
import { readProgramme } from "./programme-rows.ts";
import { MOST_ROWS, type RawSheet } from "./raw-sheet.ts";
import { Table } from "./table.ts";

/** What a spreadsheet says, read as a meeting's. */
export interface SheetDraft {
  readonly programme: readonly ProgrammeItem[];
  readonly cards: readonly Card[];
  /** In the order of the rows. With any of them nothing is taken in. */
  readonly problems: readonly SheetProblem[];
}

/**
 * Reads each sheet by its heading, whatever it is called: «Вид» makes it cards, «Название» with «Начало» a programme.
 * Sheets that are neither are passed over, unless all are.
 * @param newId makes ids for items and cards
 */
export function draftOf(sheets: readonly RawSheet[], about: MeetingAbout, newId: () => string): SheetDraft {
  const programme: ProgrammeItem[] = [];
  const cards: Card[] = [];
  const problems: SheetProblem[] = [];
  let known = 0;
  for (const sheet of sheets) {
    const has = (column: string) => (sheet.rows[0] ?? []).some((cell) => same(cell, column));
    const kind = has(kindColumn)
      ? "cards"
      : has("Название") && programmeColumns.filter(has).length > 1
        ? "programme"
        : null;
    if (kind === null) continue;
    known += 1;
    const table = new Table(sheet, sheet.name || sheetNames[kind]);
    if (sheet.rows.length > MOST_ROWS + 1) {
      problems.push({ sheet: table.name, row: MOST_ROWS + 2, code: "TOO_MANY_ROWS", allowed: String(MOST_ROWS) });
    } else if (kind === "cards") cards.push(...readCards(table, newId, problems));
    else programme.push(...readProgramme(table, about, newId, problems));
  }
  if (known === 0 && sheets.length > 0) {
    problems.push({ sheet: sheets[0]?.name || sheetNames.programme, row: 1, code: "UNKNOWN_COLUMN" });
  }
  return { programme, cards, problems };
}
