/**
 * Captions of a clip as they are kept: WebVTT, read strictly, without anything but times and words. Pure.
 * https://www.w3.org/TR/webvtt1/. Rules BZ20–BZ24 in docs/spec/clips.md.
 */
import type { Clip } from "../clips.ts";
import { accept, type Result, refuse } from "../result.ts";
import { type Millis, millis } from "../time.ts";

export interface CaptionCue {
  readonly fromMs: Millis;
  readonly toMs: Millis;
  /** One to a few lines, without markup. */
  readonly text: string;
}

/** Why captions are not taken, and in which line, from 1. */
export interface CaptionProblem {
  readonly line: number;
  readonly why:
    | "NO_HEADER"
    | "BAD_TIME"
    | "ENDS_EARLIER"
    | "OUT_OF_ORDER"
    | "TOO_LATE"
    | "NO_TEXT"
    | "NO_CAPTIONS"
    | "TOO_MANY";
}

const MOST_CUES = 1_000;
const MOST_CUE_TEXT = 500;
/** Files that were timed against the camera's own clock end a little after it. */
const LATE_MS = 1_000;
/** As many words as are read in comfort: 15 letters a second, at least a second, at most seven. */
const LETTERS_PER_MS = 0.015;
const [LEAST_CUE_MS, MOST_CUE_MS] = [1_000, 7_000];

/** A WebVTT file, or text as a person typed it: its lines share the time between them. @returns WebVTT */
export function captionsFrom(
  given: string,
  span: { readonly fromMs: Millis; readonly toMs: Millis },
): Result<string, CaptionProblem> {
  const text = given.replace(/^\uFEFF/, "").normalize("NFC");
  const isTimed = /^WEBVTT/.test(text) || text.includes("-->");
  const cues = isTimed ? readVtt(text, span.toMs) : typed(text, span);
  return cues.ok ? accept(writeVtt(cues.value)) : cues;
}

/** Kept captions, by the time of the film as it was cut: those outside it are gone. */
export function cutCaptions(captions: string, cut: Clip["trim"]): string {
  if (cut === null) return captions;
  const cues = readVtt(captions, Number.POSITIVE_INFINITY);
  if (!cues.ok) return captions;
  return writeVtt(
    cues.value.flatMap(({ fromMs, toMs, text }) => {
      if (toMs <= cut.fromMs || fromMs >= cut.toMs) return [];
      const [from, to] = [Math.max(fromMs, cut.fromMs), Math.min(toMs, cut.toMs)];
      return [{ fromMs: millis(from - cut.fromMs), toMs: millis(to - cut.fromMs), text }];
    }),
  );
}

/** @param lengthMs of the film */
export function readVtt(text: string, lengthMs: number): Result<readonly CaptionCue[], CaptionProblem> {
  const { cues, problems } = checkVtt(text, lengthMs);
  return problems[0] === undefined ? accept(cues) : refuse(problems[0]);
}

/** All that is wrong with a file at once, for whoever mends it, and what of it is right. */
export function checkVtt(
  given: string,
  lengthMs: number,
): { readonly cues: readonly CaptionCue[]; readonly problems: readonly CaptionProblem[] } {
  const lines = given.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const cues: CaptionCue[] = [];
  const problems: CaptionProblem[] = [];
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "")) problems.push({ line: 1, why: "NO_HEADER" });
  for (const block of blocksOf(lines)) {
    const cue = cueIn(block, cues.at(-1)?.fromMs ?? 0, lengthMs + LATE_MS);
    if (cue === null) continue;
    if (!cue.ok) problems.push(cue.problem);
    else if (cues.length === MOST_CUES) return { cues, problems: [...problems, { line: block.line, why: "TOO_MANY" }] };
    else cues.push(cue.value);
  }
  if (cues.length + problems.length === 0) problems.push({ line: lines.length, why: "NO_CAPTIONS" });
  return { cues, problems };
}

interface Block {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** What stands between empty lines; the header's own is left out. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let isOpen = true;
  let isHeader = true;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") {
      isOpen = false;
      isHeader = false;
    } else if (isHeader && !line.includes("-->")) {
      // Lines right under the header are its own.
    } else if (isOpen && !isHeader) {
      blocks.at(-1)?.lines.push(line);
    } else {
      blocks.push({ line: index + 1, lines: [line] });
      isOpen = true;
      isHeader = false;
    }
  }
  return blocks;
}

const stamp = String.raw`((?:\d{2,4}:)?[0-5]\d:[0-5]\d\.\d{3})`;
const timing = new RegExp(`^${stamp}[ \\t]+-->[ \\t]+${stamp}(?:[ \\t].*)?$`);

/** `null`: a note or a style, which nobody sees. */
function cueIn({ line, lines }: Block, leastMs: number, mostMs: number): Result<CaptionCue, CaptionProblem> | null {
  if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[0] ?? "")) return null;
  // An identifier may stand above the times, and nothing else.
  const place = lines[0]?.includes("-->") ? 0 : 1;
  const at = line + place;
  const [, from, to] = timing.exec((lines[place] ?? "").trim()) ?? [];
  if (from === undefined || to === undefined)
    return refuse({ line: Math.min(at, line + lines.length - 1), why: "BAD_TIME" });
  const [fromMs, toMs] = [msOf(from), msOf(to)];
  if (toMs <= fromMs) return refuse({ line: at, why: "ENDS_EARLIER" });
  if (fromMs < leastMs) return refuse({ line: at, why: "OUT_OF_ORDER" });
  if (fromMs > mostMs) return refuse({ line: at, why: "TOO_LATE" });
  const text = plain(lines.slice(place + 1).join("\n"));
  return text === ""
    ? refuse({ line: at, why: "NO_TEXT" })
    : accept({ fromMs, toMs: millis(Math.min(toMs, mostMs)), text });
}

function msOf(stamped: string): Millis {
  const [seconds = 0, minutes = 0, hours = 0] = stamped.split(":").map(Number).reverse();
  return millis(Math.round((hours * 3600 + minutes * 60 + seconds) * 1000));
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", nbsp: " ", lrm: "", rlm: "", quot: '"' };

/** Words alone: no tags, no control or bidi characters. */
const plain = (payload: string): string =>
  payload
    .replace(/<[^<>]*>/g, "")
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot);/g, (sign, name: string) => signs[name] ?? sign)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu, "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n")
    .slice(0, MOST_CUE_TEXT);

/** Each line begins where its share of the letters does, and goes when it can have been read. */
function typed(
  text: string,
  { fromMs, toMs }: { readonly fromMs: Millis; readonly toMs: Millis },
): Result<readonly CaptionCue[], CaptionProblem> {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map(plain)
    .filter(Boolean);
  if (lines.length === 0) return refuse({ line: 1, why: "NO_CAPTIONS" });
  if (lines.length > MOST_CUES) return refuse({ line: MOST_CUES + 1, why: "TOO_MANY" });
  const letters = lines.reduce((sum, line) => sum + line.length, 0);
  let before = 0;
  const cues = lines.map((line): CaptionCue => {
    const from = fromMs + ((toMs - fromMs) * before) / letters;
    before += line.length;
    const share = fromMs + ((toMs - fromMs) * before) / letters;
    const read = Math.min(MOST_CUE_MS, Math.max(LEAST_CUE_MS, line.length / LETTERS_PER_MS));
    return {
      fromMs: millis(Math.round(from)),
      toMs: millis(Math.round(Math.max(from + 1, Math.min(share, from + read)))),
      text: line,
    };
  });
  return accept(cues);
}

/** As captions are kept. */
export const writeVtt = (cues: readonly CaptionCue[]): string =>
  ["WEBVTT", ...cues.map(({ fromMs, toMs, text }) => `${stamped(fromMs)} --> ${stamped(toMs)}\n${escaped(text)}`), ""]
    .join("\n\n")
    .trimEnd()
    .concat("\n");

function stamped(ms: Millis): string {
  const two = (count: number) => String(Math.floor(count)).padStart(2, "0");
  const rest = String(Math.round(ms) % 1000).padStart(3, "0");
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}

// `-->` in a text would be read as times; escaped, no text of ours is markup to anybody.
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
