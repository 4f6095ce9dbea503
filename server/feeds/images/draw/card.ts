import type { HighlightKind } from "../../../../shared/feeds.ts";
import { award } from "./bodies/award.ts";
import type { Body } from "./bodies/body.ts";
import { decision } from "./bodies/decision.ts";
import { digest } from "./bodies/digest.ts";
import { figure } from "./bodies/figure.ts";
import { plain } from "./bodies/plain.ts";
import { quote } from "./bodies/quote.ts";
import { foot } from "./foot.ts";
import { head } from "./head.ts";
import { kicker } from "./kicker.ts";
import { media } from "./media.ts";
import { box, column, type Node, row } from "./node.ts";
import type { CardOrder } from "./order.ts";
import { golden, palette, paper, stage, type Theme } from "./palette.ts";
import { person } from "./person.ts";

const kinds: Readonly<Record<HighlightKind, { readonly body: Body; readonly theme: Theme }>> = {
  quote: { body: quote, theme: paper },
  figure: { body: figure, theme: paper },
  slide: { body: plain, theme: paper },
  clip: { body: plain, theme: paper },
  award: { body: award, theme: golden },
  decision: { body: decision, theme: paper },
  photo: { body: plain, theme: paper },
  note: { body: plain, theme: paper },
  live: { body: plain, theme: stage },
  digest: { body: digest, theme: paper },
};

/** The whole image: paper, which meeting it is above, and the highlight as an entry of the feed, the ruler at its left. */
export async function card(order: CardOrder): Promise<Node> {
  const { metrics } = order;
  const { margin, gap } = metrics;
  const article = {
    widthPx: metrics.widthPx - margin * 2,
    heightPx: metrics.heightPx - margin * 2 - metrics.head - gap,
  };
  return column(
    {
      width: metrics.widthPx,
      height: metrics.heightPx,
      padding: margin,
      gap,
      backgroundColor: palette["color-bg"],
    },
    await head(order),
    await entry(order, article),
  );
}

interface Room {
  readonly widthPx: number;
  readonly heightPx: number;
}

async function entry(order: CardOrder, article: Room): Promise<Node> {
  const { metrics, job } = order;
  const { theme } = kinds[job.kind];
  const inside = { widthPx: article.widthPx - metrics.axis, heightPx: article.heightPx };
  const shown = await media(order, inside);
  const left = shown === null ? inside : besides(inside, shown, metrics.isTall);
  return row(
    { width: article.widthPx, height: article.heightPx, backgroundColor: theme.surface },
    box({ width: metrics.axis, height: article.heightPx, backgroundColor: theme.axis, flexShrink: 0 }),
    (metrics.isTall ? column : row)(
      { width: inside.widthPx, height: inside.heightPx },
      shown?.node ?? null,
      await said(order, left, shown !== null),
    ),
  );
}

const besides = (inside: Room, shown: Room, isTall: boolean): Room =>
  isTall
    ? { widthPx: inside.widthPx, heightPx: inside.heightPx - shown.heightPx }
    : { widthPx: inside.widthPx - shown.widthPx, heightPx: inside.heightPx };

const RULE = 2;

/** The line above, the words, who said them, where to hear them. */
async function said(order: CardOrder, room: Room, isBesidePicture: boolean): Promise<Node> {
  const { metrics, job } = order;
  const { body, theme } = kinds[job.kind];
  const pad = Math.round(metrics.pad * (isBesidePicture && !metrics.isTall ? 0.72 : 1));
  const gap = Math.round(metrics.pad * 0.7);
  const widthPx = room.widthPx - pad * 2;
  const above = await kicker(order, theme, widthPx);
  const address = await foot(order, theme, widthPx);
  // Whoever speaks stands beside the code where that saves height: in a wide card, or under a picture.
  const isBeside = metrics.isTall === isBesidePicture;
  // An award's body says itself whose it is.
  const named = { ...order, portrait: isBesidePicture ? null : order.portrait };
  const who =
    job.kind === "award"
      ? null
      : await person(named, theme, isBeside ? address.asidePx : widthPx, isBesidePicture && isBeside);
  const whoAbove = isBeside ? null : who;
  const aside = isBeside ? who : null;
  // As in the feed, a line parts what was said from what can be done with it.
  const rule = aside === null ? box({ width: widthPx, height: RULE, backgroundColor: theme.line }) : null;
  const others = [above?.heightPx, whoAbove?.heightPx, rule === null ? undefined : RULE, address.heightPx].filter(
    (one) => one !== undefined,
  );
  const left = room.heightPx - pad * 2 - others.reduce((sum, one) => sum + one + gap, 0);
  const main = await body(order, theme, { widthPx, heightPx: left });
  return column(
    { width: room.widthPx, height: room.heightPx, padding: pad, gap },
    above?.node ?? null,
    column({ width: widthPx, height: left, justifyContent: "center" }, main),
    whoAbove?.node ?? null,
    rule,
    address.node(aside?.node ?? null),
  );
}
