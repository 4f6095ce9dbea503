import { line } from "../../../shared/cards/schemas.ts";
import type { SheetProblem, SheetProblemCode } from "../../../shared/sheet.ts";
import type { MeetingAbout, ProgrammeItem, ProgrammeSpeaker } from "../../../shared/timeline/meeting-plan.ts";
import { momentIn } from "../../../shared/zone.ts";
import { programmeColumns } from "./columns.ts";
import { dayIn, timeIn } from "./days.ts";
import type { Table, TableRow } from "./table.ts";

type Column = (typeof programmeColumns)[number];
type Complain = (column: Column, code: SheetProblemCode, allowed?: string) => void;

const MOST_SPEAKERS = 12;
const MOST_ITEMS = 100;

/** Items of a programme, a row each. A row without a day goes with the one before it, the first with the meeting's first. */
export function readProgramme(
  table: Table,
  about: MeetingAbout,
  newId: () => string,
  problems: SheetProblem[],
): readonly ProgrammeItem[] {
  problems.push(...table.unknownColumns(programmeColumns));
  let date = about.days[0]?.date;
  if (table.rows.length > MOST_ITEMS) {
    const row = table.rows[MOST_ITEMS]?.number ?? 0;
    problems.push({ sheet: table.name, row, code: "TOO_MANY_ROWS", allowed: String(MOST_ITEMS) });
    return [];
  }
  return table.rows.map((row) => {
    const complain: Complain = (column, code, allowed) =>
      problems.push({
        sheet: table.name,
        row: row.number,
        column,
        code,
        ...(allowed === undefined ? {} : { allowed }),
      });
    date = dateOf(row, complain) ?? date;
    const time = timeOf(row, complain);
    const minutes = minutesOf(row, complain);
    const title = lineIn(row, "Название", 200, complain) ?? "";
    if (row.cell("Название") === "") complain("Название", "EMPTY");
    const detail = lineIn(row, "Подробности", 200, complain);
    const speakers = speakersOf(row, complain);
    const { timeZone } = about;
    const startsAt =
      time === undefined || date === undefined || timeZone === undefined
        ? undefined
        : momentIn({ date, time }, timeZone);
    return {
      id: newId(),
      title,
      ...(time === undefined ? {} : { time }),
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(detail === undefined ? {} : { detail }),
      ...(speakers.length === 0 ? {} : { speakers }),
    };
  });
}

function dateOf(row: TableRow, complain: Complain): string | undefined {
  const cell = row.cell("Дата");
  const day = cell === "" ? undefined : dayIn(cell);
  if (day === null) complain("Дата", "BAD_DATE");
  return day ?? undefined;
}

function timeOf(row: TableRow, complain: Complain): string | undefined {
  const cell = row.cell("Начало");
  const time = cell === "" ? undefined : timeIn(cell);
  if (time === null) complain("Начало", "BAD_TIME");
  return time ?? undefined;
}

function minutesOf(row: TableRow, complain: Complain): number | undefined {
  const cell = row.cell("Минут");
  if (cell === "") return undefined;
  const minutes = Number(cell);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440) return minutes;
  complain("Минут", "BAD_NUMBER", "1–1440");
  return undefined;
}

function lineIn(row: TableRow, column: Column, most: number, complain: Complain): string | undefined {
  const cell = row.cell(column).replace(/\s+/gu, " ");
  return cell === "" ? undefined : checked(cell, most, column, complain);
}

function checked(text: string, most: number, column: Column, complain: Complain): string | undefined {
  const outcome = line(most).safeParse(text);
  if (outcome.success) return outcome.data;
  if (text.length > most) complain(column, "TOO_LONG", String(most));
  else complain(column, "BAD_SIGNS");
  return undefined;
}

/** `Имя, должность; Имя, должность`, or a line each. */
function speakersOf(row: TableRow, complain: Complain): readonly ProgrammeSpeaker[] {
  const people = row
    .cell("Кто выступает")
    .split(/[;\n]/u)
    .map((person) => person.trim())
    .filter(Boolean);
  if (people.length > MOST_SPEAKERS) complain("Кто выступает", "TOO_LONG", String(MOST_SPEAKERS));
  return people.slice(0, MOST_SPEAKERS).flatMap((person) => {
    const comma = person.indexOf(",");
    const name = checked((comma < 0 ? person : person.slice(0, comma)).trim(), 120, "Кто выступает", complain);
    const post = comma < 0 ? "" : person.slice(comma + 1).trim();
    if (name === undefined) return [];
    const known = post === "" ? undefined : checked(post, 200, "Кто выступает", complain);
    return [known === undefined ? { name } : { name, post: known }];
  });
}
