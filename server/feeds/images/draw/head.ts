import { lines } from "./lines.ts";
import { mark } from "./mark.ts";
import { widthOf } from "./measure.ts";
import type { Metrics } from "./metrics.ts";
import { column, type Node, row } from "./node.ts";
import type { CardOrder } from "./order.ts";
import { palette } from "./palette.ts";

const plain = { face: "ui", weight: 400, leading: 1.25 } as const;
const strong = { ...plain, weight: 600 } as const;

/** Which meeting, when, under which hashtag. */
export async function head({ job, metrics }: CardOrder): Promise<Node> {
  const widthPx = metrics.widthPx - metrics.margin * 2;
  const sizePx = Math.round(metrics.base * 0.84);
  const gap = Math.round(metrics.base * 0.7);
  const markPx = Math.min(metrics.head, Math.round(metrics.base * 1.9));
  const aside = await asideOf(job.dateWords, job.tag, { metrics, sizePx });
  const titleWidth = widthPx - markPx - aside.widthPx - gap * 3;
  const title = await lines(
    job.meetingTitle,
    { ...strong, sizePx: Math.round(metrics.base * 0.92), leading: 1.15 },
    { widthPx: titleWidth, most: metrics.isTall ? 3 : 2 },
  );
  return row(
    { width: widthPx, height: metrics.head, alignItems: "center", justifyContent: "space-between" },
    row({ alignItems: "center", gap }, mark(markPx), title.node({ color: palette["color-text"] })),
    aside.node,
  );
}

async function asideOf(
  date: string,
  tag: string | null,
  { metrics, sizePx }: { readonly metrics: Metrics; readonly sizePx: number },
): Promise<{ readonly node: Node; readonly widthPx: number }> {
  const most = (metrics.widthPx - metrics.margin * 2) * 0.4;
  const widths = await Promise.all([widthOf(date, plain), widthOf(tag ?? "", strong)]);
  const widthPx = Math.ceil(Math.min(most, Math.max(...widths) * sizePx)) + 2;
  const dateLine = await lines(date, { ...plain, sizePx }, { widthPx, most: 1 });
  const tagLine = tag === null ? null : await lines(tag, { ...strong, sizePx }, { widthPx, most: 1 });
  const node = column(
    { width: widthPx },
    dateLine.node({ color: palette["color-text-2"], textAlign: "right" }),
    tagLine?.node({ color: palette["color-brand"], textAlign: "right" }) ?? null,
  );
  return { node, widthPx };
}
