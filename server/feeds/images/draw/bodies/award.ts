import { type Fitted, fitText, type Room } from "../fit.ts";
import { framed } from "../framed.ts";
import { lines } from "../lines.ts";
import { box, column, row } from "../node.ts";
import type { CardOrder } from "../order.ts";
import { palette, type Theme } from "../palette.ts";
import type { Body } from "./body.ts";

/** Whose it is, and which award. Beside a portrait (media.ts), or in a tall card with the portrait above. */
export const award: Body = async (order, theme, room) => {
  const { job, metrics, portrait, picture } = order;
  const gap = Math.round(metrics.base * 0.9);
  const shown = metrics.isTall ? (portrait ?? picture) : null;
  if (shown === null) {
    const who = await whose(order, theme, {
      ...room,
      heightPx: Math.round(room.heightPx * (job.big === null || job.text === "" ? 0.5 : 0.37)),
    });
    const left = { ...room, heightPx: room.heightPx - (who === null ? 0 : who.heightPx + gap) };
    return column({ gap }, who?.node ?? null, await which(order, theme, left));
  }
  const heightPx = Math.round(room.heightPx * 0.52);
  const face = await framed(shown, heightPx, Math.round(metrics.base * 0.2));
  const beside = { widthPx: room.widthPx - face.widthPx - gap, heightPx };
  const who = await whose(order, theme, beside);
  const left = { ...room, heightPx: room.heightPx - heightPx - gap };
  return column(
    { gap },
    row({ gap, alignItems: "flex-end" }, face.node, who?.node ?? null),
    await which(order, theme, left),
  );
};

async function whose({ job, metrics }: CardOrder, theme: Theme, room: Room) {
  if (job.who === null || job.who.name === "") return null;
  const { base, sizes } = metrics;
  const gap = Math.round(base * 0.35);
  const about = [job.who.post, job.who.place].filter((one) => one !== "").join(", ");
  const small = { face: "ui", weight: 400, leading: 1.3, sizePx: Math.round(base * 0.9) } as const;
  const post = about === "" ? null : await lines(about, small, { widthPx: room.widthPx, most: metrics.isTall ? 4 : 2 });
  const left = { ...room, heightPx: room.heightPx - (post === null ? 0 : post.heightPx + gap) };
  const title = { face: "read", weight: 700, leading: 1.14 } as const;
  const name = await fitText(job.who.name, { ...title, room: left, sizes: { most: sizes.name.most, least: base } });
  return {
    node: column(
      { gap, width: room.widthPx },
      name.node({ color: theme.text }),
      post?.node({ color: theme.text2 }) ?? null,
    ),
    heightPx: name.heightPx + (post === null ? 0 : post.heightPx + gap),
  };
}

/** The award's name, a gold line above it, and what it is for. */
async function which({ job, metrics }: CardOrder, theme: Theme, room: Room) {
  const { base } = metrics;
  const gap = Math.round(base * 0.5);
  const [title, reason] = job.big === null ? [job.text, ""] : [job.big, job.text];
  const strong = { face: "ui", weight: 600, leading: 1.25 } as const;
  const rule = 4;
  const forTitle = {
    ...room,
    heightPx: Math.max(base * 1.3, (room.heightPx - rule - gap) * (reason === "" ? 1 : 0.55)),
  };
  const name = await fitText(title, {
    ...strong,
    room: forTitle,
    sizes: { most: Math.round(base * (reason === "" || metrics.isTall ? 1.7 : 1.3)), least: Math.round(base * 0.9) },
  });
  const left = room.heightPx - rule - gap * 2 - name.heightPx;
  const why: Fitted | null =
    reason === "" || left < base * 1.2
      ? null
      : await fitText(reason, {
          face: "ui",
          weight: 400,
          leading: 1.32,
          room: { ...room, heightPx: left },
          sizes: { most: Math.round(base * 1.25), least: Math.round(base * 0.76) },
        });
  return column(
    { gap, width: room.widthPx },
    box({ width: base * 2.4, height: rule, backgroundColor: palette["color-gold-fill"] }),
    name.node({ color: theme.accent }),
    why?.node({ color: theme.text }) ?? null,
  );
}
