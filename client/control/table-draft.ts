/** A table of numbers while it is being written: all cells are text. Pure. Rules CR26–CR27 in docs/spec/control.md. */
import type { NumberTable } from "../../shared/cards/field.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { t } from "./card-strings.ts";
import { cellsFrom, cellText, numberFrom } from "./table-text.ts";

export interface TableDraft {
  readonly columns: readonly string[];
  /** Each with as many cells as there are columns. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

// As the schema of a card bounds them (shared/cards/schemas.ts).
export const MOST_COLUMNS = 4;
export const MOST_ROWS = 24;
const LONGEST_LABEL = 60;

export const emptyTable: TableDraft = sized({ columns: [""], rows: [] }, 3, 1);

export const draftOfTable = ({ columns, rows }: NumberTable): TableDraft => ({
  columns,
  rows: rows.map(({ label, values }) => ({ label, cells: values.map(cellText) })),
});

/** The table that was written, or what is wrong with it in words. `null`: nothing was written. Empty rows are left out. */
export function tableFrom(draft: TableDraft): Result<NumberTable | null, string> {
  const rows = draft.rows.filter(({ label, cells }) => [label, ...cells].some((text) => text.trim() !== ""));
  if (rows.length === 0 && draft.columns.every((name) => name.trim() === "")) return accept(null);
  const mistake = mistakeIn({ ...draft, rows });
  if (mistake !== null) return refuse(mistake);
  return accept({
    columns: draft.columns.map((name) => name.trim()),
    rows: rows.map(({ label, cells }) => ({
      label: label.trim(),
      values: cells.map((cell) => numberFrom(cell) ?? null),
    })),
  });
}

/** Grown or cut to this many rows and columns. */
export function sized(draft: TableDraft, rows: number, columns: number): TableDraft {
  const row = draft.rows;
  return {
    columns: Array.from({ length: columns }, (_, place) => draft.columns[place] ?? ""),
    rows: Array.from({ length: rows }, (_, place) => ({
      label: row[place]?.label ?? "",
      cells: Array.from({ length: columns }, (_, cell) => row[place]?.cells[cell] ?? ""),
    })),
  };
}

/** Where a press or a paste is. `row` −1: the columns' names; `column` −1: the rows' labels. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export function written(draft: TableDraft, { row, column }: Place, text: string): TableDraft {
  if (row < 0) return { ...draft, columns: draft.columns.with(column, text) };
  const old = draft.rows[row];
  if (old === undefined) return draft;
  const renewed = column < 0 ? { ...old, label: text } : { ...old, cells: old.cells.with(column, text) };
  return { ...draft, rows: draft.rows.with(row, renewed) };
}

/**
 * What a spreadsheet's cells make of the table. With the focus on a label or a column's name they are the whole table;
 * with the focus on a number they go from there on. `null`: one cell, which the field itself takes. `left`: did not fit.
 */
export function pasted(
  draft: TableDraft,
  place: Place,
  text: string,
): { readonly draft: TableDraft; readonly isCut: boolean } | null {
  const cells = cellsFrom(text);
  const width = Math.max(0, ...cells.map((line) => line.length));
  if (cells.length * width <= 1) return null;
  const isWhole = width > 1 && (place.row < 0 || place.column < 0);
  return isWhole ? wholeFrom(cells, width) : from(draft, place, cells, width);
}

function wholeFrom(cells: readonly (readonly string[])[], width: number) {
  const [head = [], ...rest] = cells;
  const hasHead = head.slice(1).every((cell) => numberFrom(cell) === undefined);
  const body = hasHead ? rest : cells;
  const draft: TableDraft = {
    columns: hasHead ? head.slice(1) : [],
    rows: body.map(([label = "", ...values]) => ({ label, cells: values })),
  };
  const isCut = body.length > MOST_ROWS || width - 1 > MOST_COLUMNS;
  return { draft: sized(draft, Math.min(body.length, MOST_ROWS), Math.min(width - 1, MOST_COLUMNS)), isCut };
}

function from(draft: TableDraft, { row, column }: Place, cells: readonly (readonly string[])[], width: number) {
  const [top, left] = [Math.max(row, 0), Math.max(column, 0)];
  const [rows, columns] = [
    Math.max(draft.rows.length, top + cells.length),
    Math.max(draft.columns.length, left + width),
  ];
  let grown = sized(draft, Math.min(rows, MOST_ROWS), Math.min(columns, MOST_COLUMNS));
  for (const [down, line] of cells.entries())
    for (const [along, text] of line.entries()) {
      const place = { row: top + down, column: column < 0 ? -1 : left + along };
      if (place.row < MOST_ROWS && place.column < MOST_COLUMNS) grown = written(grown, place, text);
    }
  return { draft: grown, isCut: rows > MOST_ROWS || columns > MOST_COLUMNS };
}

function mistakeIn({ columns, rows }: TableDraft): string | null {
  const unnamed = columns.findIndex((name) => name.trim() === "");
  if (unnamed >= 0) return t("table.unnamed", { column: unnamed + 1 });
  if (rows.length < 2) return t("table.few");
  for (const [place, { label, cells }] of rows.entries()) {
    if (label.trim() === "") return t("table.unlabelled", { row: place + 1 });
    const wrong = cells.find((cell) => numberFrom(cell) === undefined);
    if (wrong !== undefined) return t("table.notNumber", { row: label.trim(), text: wrong.trim() });
  }
  if ([...columns, ...rows.map(({ label }) => label)].some((text) => text.trim().length > LONGEST_LABEL))
    return t("table.long", { most: LONGEST_LABEL });
  return null;
}
