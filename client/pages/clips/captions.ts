/**
 * Captions of a clip: read from a WebVTT file, or from lines as a person types them, and written as WebVTT.
 * Pure. https://www.w3.org/TR/webvtt1/; rules BZ136–BZ138 in docs/spec/clips.md.
 */
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type Millis, millis } from "../../../shared/time.ts";

export interface Caption {
  readonly fromMs: Millis;
  readonly toMs: Millis;
  /** Plain; a line break is `\n`. */
  readonly text: string;
}

export const captionMistakes = [
  "NO_HEADER",
  "BAD_TIME",
  "ENDS_EARLIER",
  "OUT_OF_ORDER",
  "NO_TEXT",
  "NO_CAPTIONS",
] as const;
export type CaptionMistake = { readonly line: number; readonly code: (typeof captionMistakes)[number] };

const timing = /^((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?$/;

/** Reads a WebVTT file; all that is wrong with it at once, by line from 1. */
export function fromVtt(text: string): Result<readonly Caption[], readonly CaptionMistake[]> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const mistakes: CaptionMistake[] = [];
  const captions: Caption[] = [];
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "")) mistakes.push({ line: 1, code: "NO_HEADER" });
  for (const block of blocksOf(lines)) {
    const outcome = captionIn(block, captions.at(-1)?.fromMs ?? 0);
    if (outcome === null) continue;
    if (outcome.ok) captions.push(outcome.value);
    else mistakes.push(outcome.problem);
  }
  if (captions.length === 0 && mistakes.length === 0) mistakes.push({ line: lines.length, code: "NO_CAPTIONS" });
  return mistakes.length === 0 ? accept(captions) : refuse(mistakes);
}

/** What no player of ours needs is not kept: settings, voices, styles. */
export function toVtt(captions: readonly Caption[]): string {
  const blocks = captions.map(({ fromMs, toMs, text }) => `${vttTime(fromMs)} --> ${vttTime(toMs)}\n${escaped(text)}`);
  return `WEBVTT\n\n${blocks.join("\n\n")}\n`;
}

interface Block {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open: { line: number; lines: string[] } | null = null;
  // The first line is the header's.
  for (const [index, text] of lines.entries()) {
    if (index === 0) continue;
    if (text.trim() === "") open = null;
    else if (open === null) {
      open = { line: index + 1, lines: [text] };
      blocks.push(open);
    } else open.lines.push(text);
  }
  return blocks;
}

/** `null`: a note, a style, or lines of the header: nothing to show. */
function captionIn({ line, lines }: Block, least: number): Result<Caption, CaptionMistake> | null {
  const [first = ""] = lines;
  if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first)) return null;
  const place = lines.findIndex((one) => one.includes("-->"));
  if (place < 0) return line === 2 ? null : refuse({ line, code: "BAD_TIME" });
  const at = line + place;
  const [, from, to] = timing.exec((lines[place] ?? "").trim()) ?? [];
  if (from === undefined || to === undefined) return refuse({ line: at, code: "BAD_TIME" });
  const [fromMs, toMs] = [vttMs(from), vttMs(to)];
  if (toMs <= fromMs) return refuse({ line: at, code: "ENDS_EARLIER" });
  if (fromMs < least) return refuse({ line: at, code: "OUT_OF_ORDER" });
  const text = plain(lines.slice(place + 1).join("\n"));
  return text === "" ? refuse({ line: at, code: "NO_TEXT" }) : accept({ fromMs, toMs, text });
}

function vttMs(written: string): Millis {
  const [seconds = 0, minutes = 0, hours = 0] = written.split(":").map(Number).reverse();
  return millis(Math.round((hours * 3600 + minutes * 60 + seconds) * 1000));
}

function vttTime(ms: Millis): string {
  const two = (count: number) => String(count).padStart(2, "0");
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ];
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(ms % 1000).padStart(3, "0")}`;
}

const signs = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": "" } as const;

const plain = (payload: string): string =>
  payload
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (sign) => signs[sign as keyof typeof signs])
    .trim();

// «-->» inside a text would be read as times.
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\n{2,}/g, "\n");
