import { type Fitted, fitText, type Room } from "../fit.ts";
import { lines } from "../lines.ts";
import { widthOf } from "../measure.ts";
import { column, type Node, row } from "../node.ts";
import type { CardOrder } from "../order.ts";
import type { Theme } from "../palette.ts";
import type { Body } from "./body.ts";
import { plain } from "./plain.ts";

const number = { face: "ui", weight: 600, leading: 1, tracking: -0.02 } as const;
const counted = { face: "ui", weight: 600, leading: 1.15 } as const;

/** Of the room's height, for the number: a long sentence makes it smaller before anything of the sentence goes. */
const shares = [0.56, 0.44, 0.32] as const;

/** A number to be read across a street, what it counts, and its sentence. */
export const figure: Body = async (order, theme, room) => {
  const { job, metrics } = order;
  if (job.big === null) return await plain(order, theme, room);
  const gap = Math.round(metrics.base * 0.7);
  const setting = { face: "ui", weight: 400, leading: 1.34 } as const;
  let top: Top | null = null;
  let sentence: Fitted | null = null;
  for (const share of shares) {
    top = await bigWithUnit(order, theme, { ...room, heightPx: Math.round(room.heightPx * share) });
    if (job.text === "") return top.node;
    const left = { ...room, heightPx: room.heightPx - top.heightPx - gap };
    sentence = await fitText(job.text, { ...setting, room: left, sizes: metrics.sizes.text });
    if (sentence.text === job.text) break;
  }
  return column({ gap }, top?.node ?? null, sentence?.node({ color: theme.text }) ?? null);
};

interface Top {
  readonly node: Node;
  readonly heightPx: number;
}

async function bigWithUnit({ job, metrics }: CardOrder, theme: Theme, room: Room): Promise<Top> {
  const big = job.big ?? "";
  const unit = job.unit ?? "";
  const [bigWidth, unitWidth] = await Promise.all([widthOf(big, number), unit === "" ? 0 : widthOf(unit, counted)]);
  const most = Math.min(metrics.sizes.bigMost, room.heightPx);
  const unitPxAt = (sizePx: number) =>
    Math.round(Math.min(metrics.sizes.text.most, Math.max(metrics.base * 1.3, sizePx * 0.3)));
  const aloneAt = Math.min(most, Math.floor((room.widthPx - 2) / bigWidth));
  let besideAt = aloneAt;
  const widthAt = (sizePx: number) => bigWidth * sizePx + unitPxAt(sizePx) * (0.6 + unitWidth) + 6;
  while (besideAt > 0 && widthAt(besideAt) > room.widthPx) besideAt -= 1;
  // A number may give a third of its height to have its unit beside it, or as much again as that leaves below it.
  const isBeside = unit === "" || besideAt >= aloneAt * 0.66;
  const sizePx = Math.max(metrics.base, isBeside ? besideAt : aloneAt);
  const value = await lines(
    big,
    { ...number, sizePx },
    { widthPx: isBeside ? Math.ceil(bigWidth * sizePx) + 2 : room.widthPx, most: 1 },
  );
  const valueNode = value.node({ color: theme.accent, flexShrink: 0 });
  if (unit === "") return { node: valueNode, heightPx: value.heightPx };
  const unitPx = unitPxAt(isBeside ? sizePx : 0);
  const unitWidthPx = isBeside ? Math.ceil(unitWidth * unitPx) + 2 : room.widthPx;
  const said = await lines(unit, { ...counted, sizePx: unitPx }, { widthPx: unitWidthPx, most: isBeside ? 1 : 2 });
  const saidNode = said.node({ color: theme.text });
  const gap = Math.round(unitPx * 0.25);
  return isBeside
    ? { node: row({ alignItems: "baseline", gap: unitPx * 0.6 }, valueNode, saidNode), heightPx: value.heightPx }
    : { node: column({ gap }, valueNode, saidNode), heightPx: value.heightPx + said.heightPx + gap };
}
