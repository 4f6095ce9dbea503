/** The words of each kind of highlight, before anything is fitted. FD79 in docs/spec/feeds.md. */
import { quoted } from "../../../shared/cards/quoted.ts";
import type { HighlightContent, HighlightPerson } from "../../../shared/feeds.ts";
import { clean, cleanLine, NBSP } from "./clean.ts";
import { glued } from "./typography.ts";

/** Top to bottom. Each but the body stands whole, or the highlight does not go. */
export interface Wording {
  /** What a correction says of itself, in a post under the one that it corrects. */
  readonly top: string;
  /** A decision's number, a figure, an award. */
  readonly head: string;
  /** May be shortened, or spread over a thread. */
  readonly body: string;
  /** The body stands in marks, which are put around what is left of it. */
  readonly isQuote: boolean;
  /** Each line is an item: shortened by whole items. */
  readonly isList: boolean;
  /** Whose words. */
  readonly signature: string;
  /** The same before them, in a thread: whoever sees only its root sees who speaks. */
  readonly speaker: string;
  /** What the source is, what was corrected. */
  readonly tail: string;
}

export function wordingOf(content: HighlightContent): Wording {
  const body = glued(clean(content.text));
  const big = glued(cleanLine(content.big ?? ""));
  const source = sourceLine(content.sourceWords);
  const plain: Wording = {
    ...{ top: "", head: "", signature: "", speaker: "", tail: "" },
    body,
    isQuote: false,
    isList: false,
  };
  switch (content.kind) {
    case "quote":
      return { ...plain, isQuote: body !== "", ...spokenBy(content.who) };
    case "figure":
      return { ...plain, head: glued(cleanLine(`${content.big ?? ""} ${content.unit ?? ""}`)), tail: source };
    case "decision":
      return { ...plain, head: decisionHead(big), tail: source };
    case "award":
      return { ...plain, head: awardHead(big, content.who), body: isSaidBy(body, big, content.who) ? "" : body };
    case "clip":
      return { ...plain, head: big, ...spokenBy(content.who) };
    case "digest":
      return { ...plain, head: big, body: listed(body, big !== ""), isList: true };
    case "slide":
    case "photo":
    case "note":
    case "live":
      return { ...plain, head: big, tail: lines(personWords(content.who), content.kind === "slide" ? source : "") };
  }
}

/** `Исправление: в цифре была опечатка`. `isAnswer`: it is a post of its own under the one that it corrects. */
export function corrected(wording: Wording, note: string, isAnswer: boolean): Wording {
  const words = glued(cleanLine(note));
  if (words === "") return wording;
  if (!isAnswer) return { ...wording, tail: lines(wording.tail, `Исправлено: ${words}`) };
  return { ...wording, top: `Исправление: ${words}` };
}

/** One post's text. @param body what is left of the wording's own */
export const asOne = (wording: Wording, body: string): string =>
  lines(wording.top, joined(wording.head, marked(wording, body)), wording.signature, wording.tail);

/** A thread's text, before it is broken. */
export const asThread = (wording: Wording): string =>
  lines(wording.top, wording.speaker, joined(wording.head, marked(wording, wording.body)), wording.tail);

const marked = ({ isQuote }: Wording, body: string): string => (isQuote ? quoted(body) : body);

/** A sentence that goes on from the figure stands in its line: `3 047 человек получают уход на дому.` */
function joined(head: string, body: string): string {
  if (head === "" || body === "") return head + body;
  return `${head}${/^\p{Ll}/u.test(body) ? " " : "\n"}${body}`;
}

const lines = (...all: readonly string[]): string => all.filter((line) => line !== "").join("\n");

function spokenBy(who: HighlightPerson | undefined): Pick<Wording, "signature" | "speaker"> {
  const words = personWords(who);
  return words === "" ? { signature: "", speaker: "" } : { signature: `—${NBSP}${words}`, speaker: `${words}:` };
}

const personWords = (who: HighlightPerson | undefined): string =>
  glued(
    [who?.name, who?.post, who?.place]
      .map((word) => cleanLine(word ?? ""))
      .filter((word) => word !== "")
      .join(", "),
  );

const decisionHead = (number: string): string =>
  number === "" ? "Решение" : `Решение №${NBSP}${number.replace(/^№[ \u00a0]?/u, "")}`;

const awardHead = (award: string, who: HighlightPerson | undefined): string =>
  lines(award === "" ? "Награда" : `Награда: ${award}`, personWords(who));

/** An award's text that only says again what stands above it. */
const isSaidBy = (body: string, award: string, who: HighlightPerson | undefined): boolean =>
  [award, glued(cleanLine(who?.name ?? ""))].includes(body);

/** The words of a place in the meeting go on after the colon; a name keeps its capital. */
const places = /^(?:Вопрос|Слайд|Пункт|Доклад|Протокол|Презентация|Страница|Таблица|Выступление)(?!\p{L})/u;

function sourceLine(given: string | undefined): string {
  const words = glued(cleanLine(given ?? ""));
  if (words === "") return "";
  return `Источник: ${words.replace(places, (word) => word.toLowerCase())}`;
}

/** The first line is the list's name where it has none of its own. */
function listed(body: string, hasHead: boolean): string {
  return body
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => ((index === 0 && !hasHead) || isItem(line) ? line : `—${NBSP}${line}`))
    .join("\n");
}

const isItem = (line: string): boolean => /^(?:[—–•][ \u00a0]|\d{1,3}[.)][ \u00a0])/u.test(line);
