/** Less of a text, and a mark that it is less. Whole sentences or whole items: half a sentence would say something else (FD80). */
import { type Break, breaksOf } from "./breaks.ts";
import { NBSP } from "./clean.ts";
import type { Wording } from "./wording.ts";

/** The most of the body that fits; `null`: not even its first sentence, or first item, does. */
export function shortened({ body, isList }: Wording, fits: (body: string) => boolean): string | null {
  const choices = isList ? fewerItems(body) : fewerSentences(body);
  let [low, high] = [0, choices.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(choices[middle - 1] ?? "")) low = middle;
    else high = middle - 1;
  }
  // Found by halves, which takes for granted that more text is never shorter; the last word is the counter's.
  const best = choices[low - 1];
  return best !== undefined && fits(best) ? best : null;
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
