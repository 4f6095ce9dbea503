/** A highlight as one target gets it: what the desk previews and what is sent are this very value. Rules FD75–FD84 in docs/spec/feeds.md. */
import type { CorrectionStyle, HighlightContent, PostMedia, Rendered, TargetMode } from "../../../shared/feeds.ts";
import type { TargetKind } from "../target-kind.ts";

export interface RenderOrder {
  readonly content: HighlightContent;
  /** The meeting's, without `#`; the first is its own. */
  readonly hashtags: readonly string[];
  /** Whole: `https://…/h/7K2Q`. */
  readonly permalink: string;
  readonly kind: Pick<TargetKind, "kind" | "caps" | "count">;
  /** The target's id. */
  readonly target: string;
  readonly mode: TargetMode;
  readonly media: { readonly image: PostMedia | null; readonly video: PostMedia | null };
  /** When its moment began, in the meeting's zone: `11:41`. Two posts of equal words differ by it. */
  readonly time?: string | undefined;
  readonly correction?: { readonly note: string; readonly style: CorrectionStyle } | undefined;
}

/** Pure: the same order gives the same bytes. Never throws; what cannot be made is a `refusal`. */
export function render(order: RenderOrder): Rendered {
  const { content, permalink, kind, target } = order;
  const text = `${content.text}\n\n${permalink}`;
  return {
    target,
    posts: [{ text, link: null, media: [] }],
    lengths: [{ used: kind.count(text), most: kind.caps.limit }],
    warnings: [],
    refusal: null,
    micros: kind.caps.price.postWithLink,
  };
}
