/**
 * Captions as a person types them, one a line: «0:03,5–0:07 Текст». Times may be left out: then lines share the time between
 * their neighbours by their length. «|» breaks a line on the screen. Pure. Rule BZ137.
 */
import type { CaptionCue, CaptionProblem } from "../../../shared/clips/captions.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type Millis, millis } from "../../../shared/time.ts";

/** Read no longer than so, however long the silence after it. */
const MOST_MS = 7000;

const time = String.raw`(\d{1,2}):([0-5]\d)(?:[.,](\d{1,3}))?`;
const line = new RegExp(String.raw`^(?:${time}(?:\s*[–—-]\s*${time})?\s+)?(.*)$`, "u");

/** @param endMs where the last line ends at the latest */
export function fromTyped(
  written: string,
  startMs: Millis,
  endMs: Millis,
): Result<readonly CaptionCue[], readonly CaptionProblem[]> {
  const typed = written.split("\n").flatMap(readLine);
  const mistakes = [
    ...typed.filter(({ text }) => text === "").map(({ line }) => ({ line, why: "NO_TEXT" as const })),
    ...timeMistakes(typed),
  ].toSorted((one, other) => one.line - other.line);
  return mistakes.length > 0 ? refuse(mistakes) : accept(timed(typed, startMs, endMs));
}

/** Whether a line takes its time from the part that is shown. */
export const hasUntimed = (written: string): boolean =>
  written.split("\n").some((line, index) => readLine(line, index).some(({ fromMs }) => fromMs === null));

export const toTyped = (captions: readonly CaptionCue[]): string =>
  captions
    .map(({ fromMs, toMs, text }) => `${typedTime(fromMs)}–${typedTime(toMs)} ${text.replaceAll("\n", " | ")}`)
    .join("\n");

/** `0:03`, `0:03,5`, `1:12,04` */
export function typedTime(ms: number): string {
  const whole = Math.round(ms);
  const rest = String(whole % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  const two = String(Math.floor(whole / 1000) % 60).padStart(2, "0");
  return `${Math.floor(whole / 60_000)}:${two}${rest === "" ? "" : `,${rest}`}`;
}

interface Typed {
  readonly line: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly text: string;
}

function readLine(written: string, index: number): readonly Typed[] {
  if (written.trim() === "") return [];
  const [, fromM, fromS, fromRest, toM, toS, toRest, text = ""] = line.exec(`${written.trim()} `) ?? [];
  return [
    {
      line: index + 1,
      fromMs: msOf(fromM, fromS, fromRest),
      toMs: msOf(toM, toS, toRest),
      text: text.trim().replace(/\s*\|\s*/g, "\n"),
    },
  ];
}

function msOf(minutes: string | undefined, seconds: string | undefined, rest: string | undefined): number | null {
  if (minutes === undefined) return null;
  return Number(minutes) * 60_000 + Number(seconds) * 1000 + Number((rest ?? "").padEnd(3, "0"));
}

function timeMistakes(typed: readonly Typed[]): readonly CaptionProblem[] {
  let last = -1;
  return typed.flatMap(({ line, fromMs, toMs }): readonly CaptionProblem[] => {
    if (fromMs === null) return [];
    if (toMs !== null && toMs <= fromMs) return [{ line, why: "ENDS_EARLIER" }];
    if (fromMs <= last) return [{ line, why: "OUT_OF_ORDER" }];
    last = fromMs;
    return [];
  });
}

function timed(typed: readonly Typed[], startMs: Millis, endMs: Millis): readonly CaptionCue[] {
  const starts = startsOf(typed, startMs, endMs);
  return typed.map(({ toMs, text }, place) => {
    const fromMs = starts[place] ?? startMs;
    const next = starts[place + 1] ?? Math.max(endMs, fromMs + 1);
    return {
      fromMs: millis(Math.round(fromMs)),
      toMs: millis(Math.round(toMs ?? Math.min(next, fromMs + MOST_MS))),
      text,
    };
  });
}

/** Lines without a time share what lies between two that have one. */
function startsOf(typed: readonly Typed[], startMs: number, endMs: number): readonly number[] {
  const starts: number[] = [];
  let place = 0;
  while (place < typed.length) {
    const known = typed[place]?.fromMs ?? null;
    let until = place + 1;
    while (until < typed.length && typed[until]?.fromMs === null) until += 1;
    const from = known ?? startMs;
    const to = typed[until]?.fromMs ?? Math.max(endMs, from);
    const run = typed.slice(place, until);
    const letters = run.reduce((sum, { text }) => sum + text.length + 1, 0);
    let passed = 0;
    for (const { text } of run) {
      starts.push(from + ((to - from) * passed) / letters);
      passed += text.length + 1;
    }
    place = until;
  }
  return starts;
}
