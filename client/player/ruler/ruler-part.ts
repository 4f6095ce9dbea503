import type { ProgramTime } from "../../../shared/time.ts";

/** An item of the agenda as the ruler draws it. What lies ahead stands where it is expected now. */
export interface RulerPart {
  /** `null`: it is outside the programme. */
  readonly number: number | null;
  readonly title: string;
  readonly from: ProgramTime;
  readonly to: ProgramTime;
  readonly state: "past" | "now" | "next";
  /** Nobody has said that it began: it stands where it was planned. */
  readonly isByPlan?: true;
}

/** The part on at that moment; `null`: none is. */
export const partAt = (parts: readonly RulerPart[], at: ProgramTime): RulerPart | null =>
  parts.findLast(({ from, to }) => from <= at && at < to) ?? null;
