import { fitText } from "./fit.ts";
import { lines } from "./lines.ts";
import { column, image, type Node, row } from "./node.ts";
import type { CardOrder } from "./order.ts";
import type { Theme } from "./palette.ts";

/** Portrait, name, post and place; `null`: nobody is named. `isLow`: in a place so narrow that the post may take three lines. */
export async function person(
  { job, metrics, portrait }: CardOrder,
  theme: Theme,
  widthPx: number,
  isLow = false,
): Promise<{ readonly node: Node; readonly heightPx: number } | null> {
  if (job.who === null || job.who.name === "") return null;
  const gap = Math.round(metrics.base * 0.75);
  // In a narrow column a large face leaves no room for the name.
  const facePx = Math.round(Math.min(metrics.face, widthPx * 0.24));
  const face = portrait === null ? null : await portrait.covering({ widthPx: facePx * 1.5, heightPx: facePx * 1.5 });
  const textPx = widthPx - (face === null ? 0 : facePx + gap);
  const name = await lines(
    job.who.name,
    { face: "ui", weight: 600, leading: 1.2, sizePx: metrics.base },
    { widthPx: textPx, most: 2 },
  );
  const about = [job.who.post, job.who.place].filter((one) => one !== "").join(", ");
  const [most, least] = [Math.round(metrics.base * 0.84), Math.round(metrics.base * 0.7)];
  const small = { face: "ui", weight: 400, leading: 1.28 } as const;
  const room = { widthPx: textPx, heightPx: Math.ceil(most * small.leading * (isLow ? 3 : 2)) + 2 };
  const post = about === "" ? null : await fitText(about, { ...small, room, sizes: { most, least } });
  const node = row(
    { width: widthPx, alignItems: "center", gap },
    face === null ? null : image(face.src, { width: facePx, height: facePx, borderRadius: facePx / 2, flexShrink: 0 }),
    column(
      { width: textPx, gap: Math.round(metrics.base * 0.12) },
      name.node({ color: theme.text }),
      post?.node({ color: theme.text2 }) ?? null,
    ),
  );
  const textHeight = name.heightPx + (post === null ? 0 : post.heightPx + metrics.base * 0.12);
  return { node, heightPx: Math.ceil(Math.max(textHeight, face === null ? 0 : facePx)) };
}
