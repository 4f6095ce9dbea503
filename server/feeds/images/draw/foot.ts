import { domainToUnicode } from "node:url";
import { feedAddress } from "../../../../shared/feeds.ts";
import { fitText } from "./fit.ts";
import { lines } from "./lines.ts";
import { widthOf } from "./measure.ts";
import { column, type Node, row } from "./node.ts";
import type { CardOrder } from "./order.ts";
import type { Theme } from "./palette.ts";
import { qrNode } from "./qr.ts";
import { words } from "./strings.ts";

export interface Foot {
  readonly heightPx: number;
  /** What is left beside the address for whoever is named. */
  readonly asidePx: number;
  readonly node: (aside: Node | null) => Node;
}

/** Where to hear it: the address in words and as a code. */
export async function foot({ job, metrics }: CardOrder, theme: Theme, widthPx: number): Promise<Foot> {
  const code = qrNode(job.permalink, metrics.module);
  const isOnWhite = theme.surface === "#ffffff";
  // On white its quiet zone is white anyway, so what is seen of it stands at the edge.
  const shift = isOnWhite ? code.quietPx : 0;
  const gap = Math.round(metrics.base * (isOnWhite ? 0.2 : 0.8));
  const address = await addressOf(
    { job, metrics },
    theme,
    Math.min(widthPx - code.sidePx + shift - gap, widthPx * 0.62),
  );
  const heightPx = code.sidePx - shift * 2;
  return {
    heightPx,
    asidePx: widthPx - code.sidePx + shift - gap - address.widthPx - Math.round(metrics.base * 1.2),
    node: (aside) =>
      aside === null
        ? row(
            { width: widthPx, height: heightPx, alignItems: "center", gap: gap + Math.round(metrics.base * 0.3) },
            row({ marginLeft: -shift, marginRight: -shift, flexShrink: 0 }, code.node),
            address.node("left"),
          )
        : row(
            { width: widthPx, height: heightPx, alignItems: "center", justifyContent: "space-between" },
            row({ flexGrow: 1, alignItems: "center" }, aside),
            row({ alignItems: "center", gap, marginRight: -shift, flexShrink: 0 }, address.node("right"), code.node),
          ),
  };
}

async function addressOf(
  { job, metrics }: Pick<CardOrder, "job" | "metrics">,
  theme: Theme,
  mostPx: number,
): Promise<{ readonly node: (side: "left" | "right") => Node; readonly widthPx: number }> {
  const { base } = metrics;
  const plain = { face: "ui", weight: 400, leading: 1.25 } as const;
  const strong = { face: "ui", weight: 600, leading: 1.25 } as const;
  const host = hostOf(job.permalink);
  const caption = job.kind === "live" ? words.watchAll : job.hasMoment ? words.watch : words.read;
  const path = feedAddress.permalink(job.code);
  const [small, large] = [Math.round(base * 0.8), Math.round(base * 0.88)];
  const widths = await Promise.all([
    widthOf(caption, plain).then((width) => width * small),
    widthOf(host, strong).then((width) => width * large),
    widthOf(path, strong).then((width) => width * base),
  ]);
  const widthPx = Math.ceil(Math.min(mostPx, Math.max(...widths) + 2));
  const room = { widthPx, heightPx: Math.ceil(large * 1.25) + 2 };
  const hostLine = await fitText(host, { ...strong, room, sizes: { most: large, least: Math.round(base * 0.6) } });
  const captionLine = await lines(caption, { ...plain, sizePx: small }, { widthPx, most: 1 });
  const pathLine = await lines(path, { ...strong, sizePx: base }, { widthPx, most: 1 });
  const node = (textAlign: "left" | "right") =>
    column(
      { width: widthPx },
      captionLine.node({ color: theme.text2, textAlign }),
      hostLine.node({ color: theme.text, textAlign }),
      pathLine.node({ color: theme.accent, textAlign }),
    );
  return { node, widthPx };
}

/** As a person types it, port and all; a Russian domain in Russian letters. */
function hostOf(permalink: string): string {
  const { hostname, port } = new URL(permalink);
  return `${domainToUnicode(hostname) || hostname}${port === "" ? "" : `:${port}`}`;
}
