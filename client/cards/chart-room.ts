import type { NumberTable } from "../../shared/cards/field.ts";
import { numberInWords } from "./chart-numbers.ts";
import { valuesOf } from "./chart-scale.ts";

/** What a chart may use: its own width, and how large its letters are. */
export interface Room {
  readonly widthPx: number;
  /** Font size of numbers in the chart. */
  readonly letterPx: number;
}

/** Widths in Golos at weight 600, as shares of the font size. */
const [DIGIT, SPACE] = [0.64, 0.3];

export const textWidth = (text: string, { letterPx }: Room): number =>
  [...text].reduce((sum, sign) => sum + (/\s/u.test(sign) ? SPACE : DIGIT), 0) * letterPx;

export const widestValue = (table: NumberTable, room: Room): number =>
  Math.max(0, ...valuesOf(table).map((value) => textWidth(numberInWords(value), room)));

/**
 * Whether bars can stand upright side by side with their numbers written over them and their labels below; else they lie,
 * one under another, and have room for any words.
 */
export function fitsUpright(table: NumberTable, room: Room): boolean {
  const perRow = room.widthPx / table.rows.length;
  const bars = table.columns.length * Math.max(widestValue(table, room), room.letterPx * 1.5) + room.letterPx;
  const longestWord = Math.max(
    ...table.rows.flatMap(({ label }) => label.split(/[\s-]+/u)).map(({ length }) => length),
  );
  const mostLines = Math.max(...table.rows.map(({ label }) => (label.length * room.letterPx * DIGIT) / perRow));
  return bars <= perRow && longestWord * room.letterPx * DIGIT <= perRow && mostLines <= 3;
}
