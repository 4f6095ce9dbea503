import type { SheetProblem } from "../../../shared/sheet.ts";
import { same } from "./columns.ts";
import type { RawSheet } from "./raw-sheet.ts";

/** One row under its heading. */
export interface TableRow {
  /** As the spreadsheet counts it. */
  readonly number: number;
  /** Empty for a column that is not there. */
  cell(column: string): string;
}

/** A sheet by its heading. Empty rows are no rows. */
export class Table {
  readonly name: string;
  readonly #heading: readonly string[];
  readonly #rows: readonly (readonly string[])[];

  constructor({ rows }: RawSheet, name: string) {
    this.name = name;
    this.#heading = rows[0] ?? [];
    this.#rows = rows.slice(1);
  }

  get rows(): readonly TableRow[] {
    return this.#rows.flatMap((cells, index) => {
      if (cells.every((cell) => cell === "")) return [];
      const cell = (column: string) => cells[this.#heading.findIndex((name) => same(name, column))] ?? "";
      return [{ number: index + 2, cell }];
    });
  }

  /** Columns that nobody will read: a misspelt heading must not lose what stands under it. */
  unknownColumns(known: readonly string[]): readonly SheetProblem[] {
    return this.#heading.flatMap((column) =>
      column === "" || known.some((name) => same(name, column))
        ? []
        : [{ sheet: this.name, row: 1, column, code: "UNKNOWN_COLUMN" as const }],
    );
  }
}
