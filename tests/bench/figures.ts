/** Numbers of a run, as the tables quote them. */

/** @param share 0…1. `NaN` of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Row {
  readonly what: string;
  readonly goal: string;
  readonly seen: string;
  /** `null`: there is no goal to hold. */
  readonly holds: boolean | null;
}

export const row = (what: string, goal: string, seen: string, holds: boolean | null = null): Row => ({
  what,
  goal,
  seen,
  holds,
});

export const ms = (value: number) => `${Math.round(value)} ms`;
export const seconds = (valueMs: number) => `${(valueMs / 1000).toFixed(2)} s`;

export const tableHead = (title: string): string =>
  [`### ${title}`, "", "| figure | goal | seen | |", "| --- | --- | --- | --- |"].join("\n");

export const tableLine = ({ what, goal, seen, holds }: Row): string =>
  `| ${what} | ${goal} | ${seen} | ${holds === null ? "" : holds ? "holds" : "**missed**"} |`;
