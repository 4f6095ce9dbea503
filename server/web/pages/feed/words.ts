/** A highlight in words alone: titles, descriptions, feeds' plain text. */
import { publicEntry } from "../../../../shared/feeds/public-entry.ts";
import type { HighlightKind, PublicHighlight } from "../../../../shared/feeds.ts";

const MOST_HEADLINE = 110;

export const kindWords: Readonly<Record<HighlightKind, string>> = {
  quote: "Цитата",
  figure: "Цифра",
  slide: "Слайд",
  clip: "Интервью",
  award: "Награда",
  decision: "Решение",
  photo: "Фото",
  note: "Запись",
  live: "Эфир",
  digest: "Итоги",
};

/** In one line of at most 110 characters: `Андрей Лебедев: «Сиделка теперь приходит утром…»`. */
export function headlineOf(highlight: PublicHighlight): string {
  const { quote, big, heading, text, who, tag } = publicEntry(highlight, "UTC");
  const { kind } = highlight.content;
  const said = quote ?? (big === null ? null : [big.value, big.unit, text].filter(Boolean).join(" "));
  const words = said ?? [heading, text].filter(Boolean).join(". ");
  const of =
    quote === null && kind !== "clip"
      ? isNamedByKind(kind)
        ? (tag?.words ?? kindWords[kind])
        : ""
      : (who?.name ?? "");
  const whole = oneLine(words === "" ? kindWords[kind] : of === "" ? words : `${of}: ${words}`);
  return cut(whole, MOST_HEADLINE);
}

/** Lines of all that it says, in the order they are read. */
export function plainWords(highlight: PublicHighlight, zone: string): string {
  const { tag, quote, big, heading, text, who, source, corrections } = publicEntry(highlight, zone);
  const person = who === null ? null : [who.name === heading ? null : who.name, who.post].filter(Boolean).join(", ");
  const lines = [
    tag?.words,
    quote,
    big && [big.value, big.unit].filter(Boolean).join(" "),
    heading,
    text,
    person,
    source,
    ...corrections.map(({ summary, was }) => `${summary}. Было: ${was}`),
  ];
  return lines.filter(Boolean).join("\n");
}

/** At a word's end where there is one near. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  const space = head.lastIndexOf(" ");
  // Half of a pair that stands for one sign is no text.
  const end = (space > most * 0.6 ? head.slice(0, space) : head).replace(/[\uD800-\uDBFF]$/u, "");
  return `${end.replace(/[\s,;:—–-]+$/u, "")}…`;
}

const isNamedByKind = (kind: HighlightKind): boolean => kind === "award" || kind === "decision";
const oneLine = (text: string): string => text.replace(/\s+/gu, (gap) => (gap === "\u00a0" ? gap : " ")).trim();
