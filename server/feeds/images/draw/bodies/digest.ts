import { lines } from "../lines.ts";
import { heightOf, words as set } from "../measure.ts";
import { box, column, type Node, row } from "../node.ts";
import { words } from "../strings.ts";
import type { Body } from "./body.ts";

const setting = { face: "ui", weight: 400, leading: 1.3 } as const;

/** A list, a line of the text each; what has no room is counted. A first line that ends in a colon is its title. */
export const digest: Body = async ({ job, metrics }, theme, room) => {
  const all = job.text.split("\n").filter((line) => line !== "");
  const [first = "", ...others] = all;
  const hasTitle = first.endsWith(":") && others.length > 0;
  const items = (hasTitle ? others : all).map((line) => line.replace(/^[—–•·*-]\s*/u, ""));
  const gap = Math.round(metrics.base * 0.55);
  const title = hasTitle
    ? await lines(
        first.slice(0, -1),
        { face: "read", weight: 700, leading: 1.2, sizePx: Math.round(metrics.base * 1.5) },
        { widthPx: room.widthPx, most: 2 },
      )
    : null;
  const left = room.heightPx - (title === null ? 0 : title.heightPx + gap);
  const { sizePx, shown } = await listed(
    items,
    { widthPx: room.widthPx - metrics.base, heightPx: left },
    metrics.sizes.text,
    gap,
  );
  const rest = items.length - shown.length;
  const itemOf = (text: string): Node =>
    row(
      { gap: metrics.base * 0.5 },
      /^\d+[.)]/u.test(text)
        ? null
        : box({
            width: sizePx * 0.36,
            height: sizePx * 0.36,
            marginTop: sizePx * 0.47,
            backgroundColor: theme.accent,
            flexShrink: 0,
          }),
      set(text, { ...setting, sizePx }, { width: room.widthPx - metrics.base, color: theme.text }),
    );
  return column(
    { gap, width: room.widthPx },
    title?.node({ color: theme.text }) ?? null,
    ...shown.map(itemOf),
    rest === 0 ? null : set(words.more(rest), { ...setting, sizePx: metrics.sizes.text.least }, { color: theme.text2 }),
  );
};

/** The largest size at which all stand, else as many as stand at the least; each in at most two lines then. */
async function listed(
  items: readonly string[],
  room: { readonly widthPx: number; readonly heightPx: number },
  sizes: { readonly most: number; readonly least: number },
  gap: number,
): Promise<{ readonly sizePx: number; readonly shown: readonly string[] }> {
  for (let sizePx = sizes.most; sizePx >= sizes.least; sizePx -= 4) {
    const heights = await Promise.all(items.map((text) => heightOf(text, { ...setting, sizePx }, room.widthPx)));
    if (heights.reduce((sum, height) => sum + height + gap, -gap) <= room.heightPx) return { sizePx, shown: items };
  }
  const sizePx = sizes.least;
  const shown: string[] = [];
  // The line that counts the rest.
  let used = Math.ceil(sizePx * setting.leading);
  for (const item of items) {
    const { text, heightPx } = await lines(item, { ...setting, sizePx }, { widthPx: room.widthPx, most: 2 });
    if (used + heightPx + gap > room.heightPx) break;
    shown.push(text);
    used += heightPx + gap;
  }
  return { sizePx, shown };
}
