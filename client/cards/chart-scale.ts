import type { NumberTable } from "../../shared/cards/field.ts";

/** From the least to the greatest value that is drawn, with round marks between them. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly marks: readonly number[];
  /** Share of the way from `least` to `most`, 0 to 1. */
  readonly at: (value: number) => number;
}

/** Bars are as long as their numbers, so their scale always has the nought. */
export function barScale(table: NumberTable): Scale {
  const values = [0, ...valuesOf(table)];
  return scale(Math.min(...values), Math.max(...values), [0]);
}

/** A line shows change: its scale is as high as its numbers, and starts at nought only where that is near. */
export function lineScale(table: NumberTable): Scale {
  const values = valuesOf(table);
  const [low, high] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  if (low > high) return scale(0, 1, []);
  const isNearZero = low >= 0 ? low <= (high - low) * 1.5 : high <= 0 && -high <= (high - low) * 1.5;
  const [from, to] = [isNearZero ? Math.min(low, 0) : low, isNearZero ? Math.max(high, 0) : high];
  const step = roundStep((to - from || Math.abs(to) || 1) / 4);
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(to / step), first + 1);
  return scale(
    first * step,
    last * step,
    Array.from({ length: last - first + 1 }, (_, index) => fix((first + index) * step)),
  );
}

export const valuesOf = ({ rows }: NumberTable): number[] =>
  rows.flatMap(({ values }) => values.filter((value) => value !== null));

function scale(least: number, most: number, marks: readonly number[]): Scale {
  const span = most - least || 1;
  return { least, most, marks, at: (value) => (value - least) / span };
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = rough / power;
  return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
}

/** `3 * 0.1` is 0.30000000000000004. */
const fix = (value: number): number => Number(value.toPrecision(12));
