/** Orders of a rendering, and capabilities like those of each network. */

import { charactersWithLinks, graphemesWithin, utf16, weighted } from "../../server/feeds/render/counters.ts";
import { type RenderOrder, render } from "../../server/feeds/render/render.ts";
import type { HighlightContent, PostMedia, TargetCaps, TargetKindName } from "../../shared/feeds.ts";
import { programTime } from "../../shared/time.ts";

const free = { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 };
const common: Omit<TargetCaps, "limit" | "unit"> = {
  ...{ idempotent: "none", find: false, edit: "in-place", delete: true, thread: true },
  ...{ images: 1, video: true, altText: true, price: free },
};
type Rule = RenderOrder["kind"];
const rule = (
  kind: TargetKindName,
  count: Rule["count"],
  caps: Partial<TargetCaps> & Pick<TargetCaps, "limit" | "unit">,
) => ({
  kind,
  count,
  caps: { ...common, ...caps },
});

/** As social.md §1.4 and §3 have them. */
export const rules = {
  x: rule("x", weighted, {
    ...{ limit: 280, unit: "weighted", edit: "none", find: true },
    price: { ...free, post: 15_000, postWithLink: 200_000 },
  }),
  telegram: rule("telegram", utf16, { limit: 4_096, mediaLimit: 1_024, unit: "utf16", altText: false }),
  vk: rule("vk", utf16, { limit: 4_000, unit: "utf16", thread: false }),
  mastodon: rule("mastodon", charactersWithLinks, { limit: 500, unit: "characters" }),
  bluesky: rule("bluesky", graphemesWithin(10), { limit: 300, unit: "graphemes", edit: "none", video: false }),
  webhook: rule("webhook", utf16, { limit: 4_000, unit: "utf16", thread: false }),
  own: rule("own", utf16, { limit: 10_000, unit: "utf16", thread: false }),
} satisfies Record<TargetKindName, Rule>;

export const aContent = (over: Partial<HighlightContent> = {}): HighlightContent => ({
  kind: "quote",
  text: "Сиделка теперь приходит утром и вечером.",
  who: { name: "Андрей Лебедев", post: "директор центра" },
  tags: [],
  alt: "Цитата",
  moment: { from: programTime(0), until: programTime(10_000) },
  ...over,
});

export const anOrder = (over: Partial<RenderOrder> = {}): RenderOrder => ({
  content: aContent(),
  hashtags: ["коллегия2026"],
  permalink: "https://efir.gov.ru/h/7K2Q",
  kind: rules.x,
  target: "target",
  mode: "each",
  media: { image: null, video: null },
  time: "11:41",
  ...over,
});

/** Texts of what comes of it, with no-break spaces as plain ones: easier to read and to write. */
export const textsOf = (over: Partial<RenderOrder>): readonly string[] =>
  render(anOrder(over)).posts.map(({ text }) => text.replaceAll("\u00a0", " "));

export const aMedium = (type: PostMedia["type"] = "image/png"): PostMedia => ({
  ...{ file: type === "image/png" ? "0f.png" : "clip:k", type, alt: "Цитата", widthPx: 1200, heightPx: 630 },
});
