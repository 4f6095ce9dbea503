import { quoted } from "../../../../shared/cards/quoted.ts";
import { MOST_ALT, MOST_MEMBERS } from "../../../../shared/feeds/commands.ts";
import { type Highlight, type HighlightContent, MOST_HIGHLIGHT_TEXT } from "../../../../shared/feeds.ts";
import { cutText } from "../drafts/cut-text.ts";

/** A digest in the words that its members were approved with, each cut after a sentence where it is long (FD53). */
export function digestContent(heading: string, members: readonly Highlight[]): HighlightContent {
  const listed = members.slice(0, MOST_MEMBERS);
  const text = listOf(heading, listed.map(lineOf));
  return {
    ...{ kind: "digest", text, tags: [], alt: cutText(text, MOST_ALT), moment: null },
    members: listed.map(({ id }) => id),
  };
}

const LONGEST_LINE = 280;
/** `И ещё 12: на странице`. */
const ROOM_FOR_REST = 40;

function listOf(heading: string, lines: readonly string[]): string {
  let text = heading;
  for (const [index, line] of lines.entries()) {
    const longer = `${text}\n• ${line}`;
    if (longer.length > MOST_HIGHLIGHT_TEXT - ROOM_FOR_REST)
      return `${text}\nИ ещё ${lines.length - index}: на странице`;
    text = longer;
  }
  return text;
}

/** As the public has it: what is being corrected stands as it stood. */
function lineOf({ released, content: written }: Highlight): string {
  const content = released.at(-1)?.content ?? written;
  return cutText(wordsOf(content).replace(/\s+/gu, " "), LONGEST_LINE);
}

function wordsOf({ kind, text, big, unit, who }: HighlightContent): string {
  switch (kind) {
    case "quote":
      return [quoted(text), who?.name].filter(Boolean).join(" — ");
    case "figure":
      return [[big, unit].filter(Boolean).join(" "), text].filter(Boolean).join(" — ");
    case "decision":
      return [big === undefined ? "Решение" : `Решение № ${big}`, text].join(". ");
    case "award":
      return [who?.name, big, text].filter(Boolean).join(". ");
    case "clip":
      return [text, who?.name].filter(Boolean).join(" — ");
    case "slide":
    case "photo":
    case "note":
    case "live":
    case "digest":
      return text;
  }
}
