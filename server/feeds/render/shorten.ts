/** Less of a text, and a mark that it is less. Whole sentences or whole items: half a sentence would say something else (FD80). */
import { type Break, breaksOf } from "./breaks.ts";
import { NBSP } from "./clean.ts";
import { mostThatFit } from "./most-that-fit.ts";
import type { Wording } from "./wording.ts";

/** The most of the body that fits; `null`: not even its first sentence, or first item, does. */
export function shortened({ body, isList }: Wording, fits: (body: string) => boolean): string | null {
  const choices = isList ? fewerItems(body) : fewerSentences(body);
  return choices[mostThatFit(choices, fits) - 1] ?? null;
}

/** Shortest first. */
const fewerSentences = (body: string): readonly string[] =>
  breaksOf(body)
    .filter((at) => isEnd(at, body))
    .map(({ end }) => `${body.slice(0, end)}${NBSP}…`);

const isEnd = ({ kind, isInside, end }: Break, body: string): boolean =>
  !isInside && (kind === "sentence" || (kind === "paragraph" && /[\p{L}\p{N}.!?…»)]$/u.test(body.slice(0, end))));

/** `… и ещё 3`. The first line may be the list's name, which alone says nothing. */
function fewerItems(body: string): readonly string[] {
  const items = body.split("\n");
  return items.slice(0, -1).flatMap((item, index) => {
    if (index === 0 && !/^[—–•\d]/u.test(item)) return [];
    return [`${items.slice(0, index + 1).join("\n")}\n…${NBSP}и${NBSP}ещё${NBSP}${items.length - index - 1}`];
  });
}
