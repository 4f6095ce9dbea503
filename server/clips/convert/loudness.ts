import { shown } from "./limits.ts";

/** What `loudnorm` measured in its first pass (EBU R128), as it wrote the numbers. */
export interface Measured {
  readonly i: number;
  readonly tp: number;
  readonly lra: number;
  readonly thresh: number;
  readonly offset: number;
}

const aim = `I=${shown.lufs}:TP=${shown.truePeakDb}:LRA=11:print_format=json`;

/** The first pass: it only listens. */
export const listening = `loudnorm=${aim}`;

/** The second: one gain over the whole film where its peaks allow, else a slowly moving one. */
export const levelled = ({ i, tp, lra, thresh, offset }: Measured): string =>
  `loudnorm=${aim}:linear=true:measured_I=${i}:measured_TP=${tp}:measured_LRA=${lra}:measured_thresh=${thresh}:offset=${offset}`;

/** Below this there is nothing to bring up but noise. */
const SILENCE_LUFS = -60;

/** Of the first pass. `null`: silence, or nothing that could be measured. */
export function measuredIn(complaint: string): Measured | null {
  const said = reportIn(complaint);
  const measured = {
    i: number(said, "input_i"),
    tp: number(said, "input_tp"),
    lra: number(said, "input_lra"),
    thresh: number(said, "input_thresh"),
    offset: number(said, "target_offset"),
  };
  return Object.values(measured).every(Number.isFinite) && measured.i > SILENCE_LUFS ? measured : null;
}

/** Of the second pass: LUFS of the film as it is now. */
export function levelIn(complaint: string): number | null {
  const level = number(reportIn(complaint), "output_i");
  return Number.isFinite(level) ? level : null;
}

function reportIn(complaint: string): Readonly<Record<string, unknown>> {
  const report = /\{[^{}]*"input_i"[^{}]*\}/.exec(complaint)?.[0];
  if (report === undefined) return {};
  try {
    const said: unknown = JSON.parse(report);
    // Any object can be asked for its keys.
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const number = (said: Readonly<Record<string, unknown>>, name: string): number => {
  const value = said[name];
  return typeof value === "string" ? Number.parseFloat(value) : Number.NaN;
};
