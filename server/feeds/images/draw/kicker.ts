import type { HighlightKind } from "../../../../shared/feeds.ts";
import { lines } from "./lines.ts";
import { diamond } from "./mark.ts";
import { widthOf } from "./measure.ts";
import { type Node, row } from "./node.ts";
import type { CardOrder } from "./order.ts";
import type { Theme } from "./palette.ts";
import { palette } from "./palette.ts";
import { words } from "./strings.ts";

const labels: Readonly<Record<HighlightKind, string | null>> = {
  quote: null,
  figure: words.figure,
  slide: words.slide,
  clip: words.clip,
  award: words.award,
  decision: words.decision,
  photo: null,
  note: null,
  live: words.live,
  digest: words.digest,
};

/** The line above: what it is, where it comes from, that it was corrected; `null`: nothing of that. */
export async function kicker(
  { job, metrics }: CardOrder,
  theme: Theme,
  widthPx: number,
): Promise<{ readonly node: Node; readonly heightPx: number } | null> {
  const label = labels[job.kind];
  const rest = [job.isCorrected ? words.corrected : null, job.sourceWords].filter((one) => one !== null).join(" · ");
  if (label === null && rest === "") return null;
  const sizePx = Math.round(metrics.base * 0.88);
  const gap = Math.round(metrics.base * 0.5);
  const strong = { face: "ui", weight: 600, leading: 1.25, sizePx } as const;
  const signPx = job.kind === "award" ? Math.round(sizePx * 0.9) : 0;
  const labelPx = label === null ? 0 : Math.ceil((await widthOf(label, strong)) * sizePx) + 2;
  const labelLine = label === null ? null : await lines(label, strong, { widthPx: labelPx, most: 1 });
  const restPx = widthPx - labelPx - (label === null ? 0 : gap) - (signPx === 0 ? 0 : signPx + gap);
  const restLine =
    rest === "" || restPx < sizePx * 4
      ? null
      : await lines(rest, { ...strong, weight: 400 }, { widthPx: restPx, most: 1 });
  const node = row(
    { width: widthPx, gap, alignItems: "center" },
    signPx === 0 ? null : diamond(signPx, palette["color-gold-fill"]),
    labelLine?.node({ color: theme.accent }) ?? null,
    restLine?.node({ color: theme.text2 }) ?? null,
  );
  return { node, heightPx: Math.ceil(sizePx * 1.25) };
}
