import { framed } from "./framed.ts";
import { play } from "./mark.ts";
import { column, image, type Node, row } from "./node.ts";
import type { CardOrder } from "./order.ts";
import { palette } from "./palette.ts";
import type { Picture } from "./pictures.ts";

interface Room {
  readonly widthPx: number;
  readonly heightPx: number;
}

type Shown = Room & { readonly node: Node };

/** The picture beside the words, or above them in a tall card; `null`: it has none, or stands among the words. */
export async function media(order: CardOrder, article: Room): Promise<Shown | null> {
  const { job, picture, portrait } = order;
  switch (job.kind) {
    case "award": {
      const shown = portrait ?? picture;
      // A tall card has it among its words.
      return shown === null || order.metrics.isTall ? null : await honoured(order, shown, article);
    }
    case "slide":
      return picture === null ? null : await whole(order, picture, article);
    case "digest":
    case "decision":
      return null;
    default:
      return picture === null ? null : await filled(order, picture, article);
  }
}

/** A slide loses nothing at its edges. */
async function whole({ metrics }: CardOrder, picture: Picture, article: Room): Promise<Shown> {
  const { widthPx, heightPx } = article;
  const room = metrics.isTall
    ? { widthPx, heightPx: Math.round(Math.min(heightPx * 0.52, widthPx / picture.ratio)) }
    : { widthPx: Math.round(Math.min(widthPx * 0.62, heightPx * picture.ratio)), heightPx };
  const placed = await picture.within(room);
  return { ...room, node: around(image(placed.src, sides(placed)), room, palette["color-sunken"]) };
}

async function filled({ job, metrics }: CardOrder, picture: Picture, article: Room): Promise<Shown> {
  const { widthPx, heightPx } = article;
  const room = metrics.isTall
    ? { widthPx, heightPx: Math.round(Math.min(heightPx * 0.52, widthPx * 0.66)) }
    : { widthPx: Math.round(widthPx * 0.56), heightPx };
  const placed = await picture.covering(room);
  const sign = job.kind === "clip" ? play(Math.round(metrics.base * 3)) : null;
  const over = sign === null ? null : column({ position: "absolute", left: 0, bottom: 0 }, sign);
  return { ...room, node: around(image(placed.src, sides(placed)), room, palette["stage-bg"], over) };
}

async function honoured({ metrics }: CardOrder, picture: Picture, article: Room): Promise<Shown> {
  const { pad, base } = metrics;
  const face = await framed(picture, article.heightPx - pad * 2, Math.round(base * 0.2));
  const room = { widthPx: face.widthPx + pad, heightPx: article.heightPx };
  return {
    ...room,
    node: row({ width: room.widthPx, height: room.heightPx, padding: pad, paddingRight: 0 }, face.node),
  };
}

const sides = ({ widthPx, heightPx }: Room) => ({ width: widthPx, height: heightPx });

const around = (picture: Node, room: Room, backgroundColor: string, over: Node | null = null): Node =>
  column(
    {
      ...sides(room),
      position: "relative",
      alignItems: "center",
      justifyContent: "center",
      backgroundColor,
      flexShrink: 0,
    },
    picture,
    over,
  );
