/** The feed's queue: in what groups it stands, and what is found in it. Pure. Rule FD137. */
import type { Highlight } from "../../../shared/feeds.ts";
import { titleOf } from "../../control/highlights/feed-words.ts";

/** `waiting`: approved, in its hold window or behind something else. */
export const groups = ["drafts", "waiting", "released", "withdrawn"] as const;
export type Group = (typeof groups)[number];

const groupOf = { draft: "drafts", approved: "waiting", released: "released", withdrawn: "withdrawn" } as const;

/** Newest first, but what leaves next stands first. Those that nobody wanted stand nowhere. */
export function queueOf(
  highlights: readonly Highlight[],
  words: string,
): readonly { readonly group: Group; readonly highlights: readonly Highlight[] }[] {
  const found = highlights.filter((one) => says(one, words));
  return groups.map((group) => {
    const some = found.filter(({ state }) => state !== "dropped" && groupOf[state] === group);
    const order =
      group === "waiting" ? ({ releaseAt }: Highlight) => releaseAt ?? 0 : ({ madeAt }: Highlight) => -madeAt;
    return { group, highlights: some.toSorted((one, other) => order(one) - order(other)) };
  });
}

/** Every word of the search stands somewhere in it. */
function says(highlight: Highlight, words: string): boolean {
  const { content, code } = highlight;
  const all = [titleOf(highlight), content.text, content.who?.name, content.tags.join(" "), code]
    .join(" ")
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => all.includes(word));
}
