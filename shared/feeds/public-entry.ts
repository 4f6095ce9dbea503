/**
 * What an entry of a feed says, apart from its markup: the server's page and the page that goes on by itself say the same. Pure;
 * rules FD120–FD123 in docs/spec/feeds.md. In Russian, as those pages are.
 */
import type { ImageRef } from "../cards/field.ts";
import { quoted } from "../cards/quoted.ts";
import { feedAddress, type HighlightContent, type HighlightKind, type PublicHighlight } from "../feeds.ts";
import type { Millis, ProgramTime } from "../time.ts";
import { localTime } from "../zone.ts";

export interface PublicEntry {
  /** Of `hl--q`: what its style sheet goes by. */
  readonly letter: (typeof entryLetters)[HighlightKind];
  /** When it was released, by the meeting's clocks: `11:41`. */
  readonly time: string;
  /** `2026-01-30`, there. */
  readonly date: string;
  /** `null`: its kind is plain from how it looks. */
  readonly tag: { readonly words: string; readonly look: "gold" | "brand" | "live" } | null;
  /** With marks around it. */
  readonly quote: string | null;
  readonly big: { readonly value: string; readonly unit: string | null } | null;
  /** Stands in bold above the text. */
  readonly heading: string | null;
  readonly text: string | null;
  readonly who: { readonly name: string; readonly post: string | null; readonly portrait: ImageRef | null } | null;
  readonly picture: EntryPicture | null;
  /** `Вопрос 3, слайд 12` */
  readonly source: string | null;
  /** Newest first. */
  readonly corrections: readonly EntryCorrection[];
  /** `Смотреть с 11:41`; `Открыть` where nothing plays. */
  readonly watch: string;
  readonly plays: boolean;
  readonly address: string;
}

export interface EntryPicture {
  readonly image: ImageRef;
  readonly alt: string;
  /** Of a film: `1:05`. `null`: a picture. */
  readonly length: string | null;
}

export interface EntryCorrection {
  /** `Исправлено 11:52: число уточнено` */
  readonly summary: string;
  /** What stood there before, in one line. */
  readonly was: string;
}

export const entryLetters = {
  quote: "q",
  figure: "n",
  slide: "p",
  photo: "p",
  clip: "v",
  award: "a",
  decision: "d",
  note: "t",
  live: "l",
  digest: "g",
} as const satisfies Record<HighlightKind, string>;

const tags: Readonly<Partial<Record<HighlightKind, PublicEntry["tag"]>>> = {
  award: { words: "Награда", look: "gold" },
  decision: { words: "Решение", look: "brand" },
  digest: { words: "Итоги", look: "brand" },
  live: { words: "Эфир", look: "brand" },
};

/** Words around entries that both pages say. */
export const feedWords = {
  share: "Поделиться",
  more: "Показать раньше",
  withdrawn: "Запись отозвана",
  was: "Было:",
  length: "Длина",
} as const;

/** @param timeZone of the meeting */
export function publicEntry(highlight: PublicHighlight, timeZone: string): PublicEntry {
  const { content, releasedAt, clip, code } = highlight;
  const { time, date } = localTime(releasedAt, timeZone);
  const plays = clip !== null || content.moment !== null;
  return {
    letter: entryLetters[content.kind],
    time,
    date,
    tag: tagOf(content),
    ...wordsOf(content),
    picture: pictureOf(highlight),
    source: content.sourceWords ?? null,
    corrections: highlight.corrections.map(({ at, note, was }) => correctionOf(at, note, was, timeZone)).reverse(),
    watch: watchWords(content, plays, timeZone),
    plays,
    address: feedAddress.permalink(code),
  };
}

/** `1:05` */
export function lengthWords(duration: Millis): string {
  const seconds = Math.round(duration / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A decision's number belongs to its name: `Решение № 3`. */
function tagOf(content: HighlightContent): PublicEntry["tag"] {
  const tag = tags[content.kind] ?? null;
  const number = decisionNumber(content);
  return tag === null || number === null ? tag : { ...tag, words: `${tag.words} №\u00a0${number}` };
}

/** `null`: it has none, or what stands in its place is none. */
function decisionNumber({ kind, big = "" }: HighlightContent): string | null {
  if (kind !== "decision") return null;
  return /^(?:Решение\s*)?(?:№\s*)?(\d.*)$/iu.exec(big.trim())?.[1] ?? null;
}

type Words = Pick<PublicEntry, "quote" | "big" | "heading" | "text" | "who">;

function wordsOf(content: HighlightContent): Words {
  const { text, big, unit } = content;
  const who = whoOf(content);
  const plain: Words = { quote: null, big: null, heading: null, text: text === "" ? null : text, who };
  switch (content.kind) {
    case "quote":
      return { ...plain, quote: quoted(text), text: null };
    case "figure":
      return { ...plain, big: big === undefined ? null : { value: big, unit: unit ?? null } };
    case "clip":
      // What was said, where somebody is named; else the film's own title.
      return { ...plain, heading: content.who === undefined ? text : quoted(text), text: null };
    case "award":
      return {
        ...plain,
        heading: who?.name ?? big ?? null,
        text: [big, text].filter((one) => one !== undefined && one !== "").join(". ") || null,
      };
    case "decision":
      return { ...plain, heading: decisionNumber(content) === null ? (big ?? null) : null };
    case "slide":
    case "photo":
    case "note":
    case "live":
    case "digest":
      return plain;
  }
}

function whoOf({ who }: HighlightContent): PublicEntry["who"] {
  if (who === undefined) return null;
  const post = [who.post, who.place].filter(Boolean).join(", ");
  return { name: who.name, post: post === "" ? null : post, portrait: who.portrait ?? null };
}

function pictureOf({ content, clip }: PublicHighlight): EntryPicture | null {
  const image = clip?.poster ?? content.picture;
  if (image == null) return null;
  return { image, alt: content.alt, length: clip === null ? null : lengthWords(clip.durationMs) };
}

function correctionOf(at: ProgramTime, note: string, was: HighlightContent, timeZone: string): EntryCorrection {
  const { time } = localTime(at, timeZone);
  const { quote, big, heading, text, who } = wordsOf(was);
  const value = big === null ? null : [big.value, big.unit].filter(Boolean).join(" ");
  return {
    summary: note === "" ? `Исправлено ${time}` : `Исправлено ${time}: ${note}`,
    was: [quote, value, heading, text, who?.name === heading ? null : who?.name].filter(Boolean).join(" "),
  };
}

function watchWords({ kind, moment }: HighlightContent, plays: boolean, timeZone: string): string {
  if (!plays) return "Открыть";
  if (kind === "clip" || moment === null) return "Смотреть";
  return `Смотреть с\u00a0${localTime(moment.from, timeZone).time}`;
}
