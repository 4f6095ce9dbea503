/** What stands around a post's words: the permalink, hashtags, media; and how much room is left (FD82, FD83). */
import type { HighlightContent, PostMedia, RenderWarning } from "../../../shared/feeds.ts";
import { NBSP } from "./clean.ts";
import { hashtagLine } from "./hashtags.ts";
import { unlinked } from "./links.ts";
import type { RenderOrder } from "./render.ts";

export interface Frame {
  readonly media: readonly PostMedia[];
  /** What stands under a post's words, fullest first; one that leaves more room says less. */
  readonly footers: readonly [string, ...string[]];
  /** The permalink beside the text; `null`: in it, or nowhere. */
  readonly beside: string | null;
  /** Links in its text are broken: it stands in a thread whose root pays for the link. */
  readonly isUnderRoot: boolean;
  /** Of a post, as the target counts. */
  mostOf(hasMedia: boolean): number;
  readonly warnings: readonly RenderWarning[];
}

export function frameOf(order: RenderOrder): Frame {
  const { content, hashtags, permalink, kind } = order;
  const tags = hashtagLine(hashtags, content.tags);
  const isBeside = kind.kind === "own" || kind.kind === "webhook";
  const isUnderRoot = isAnswer(order) && paysForLinks(order);
  const links = isBeside || isUnderRoot ? [""] : linkLines(content, permalink, order.time);
  const [first = "", ...others] = links.map((link) => [link, tags].filter((line) => line !== "").join("\n"));
  const { media, warnings } = mediaOf(order);
  return {
    media,
    footers: [first, ...others],
    beside: isBeside ? permalink : null,
    isUnderRoot,
    mostOf: (hasMedia) => (hasMedia ? (kind.caps.mediaLimit ?? kind.caps.limit) : kind.caps.limit),
    warnings: isUnderRoot ? [...warnings, "LINK_DROPPED"] : warnings,
  };
}

/** A correction that is a post of its own under the one that it corrects: what can be edited in place is. */
export const isAnswer = ({ correction, kind }: RenderOrder): boolean =>
  correction?.style === "reply" && kind.caps.edit === "none";

export const paysForLinks = ({ kind }: Pick<RenderOrder, "kind">): boolean =>
  kind.caps.price.postWithLink > kind.caps.price.post;

/** Words and what stands under them. */
export function framed(words: string, footer: string, isUnderRoot: boolean): string {
  const text = isUnderRoot ? unlinked(words) : words;
  return footer === "" ? text : `${text}\n\n${footer}`;
}

function linkLines({ kind, moment }: HighlightContent, permalink: string, time: string | undefined): readonly string[] {
  if (kind === "live") return [`Смотреть: ${permalink}`, permalink];
  if (moment === null || kind === "digest") return [`Подробнее: ${permalink}`, permalink];
  if (time === undefined) return [`Смотреть: ${permalink}`, permalink];
  return [`Смотреть с${NBSP}${time}: ${permalink}`, `${time} ${permalink}`];
}

function mediaOf({ kind: { caps }, media }: RenderOrder): {
  media: readonly PostMedia[];
  warnings: readonly RenderWarning[];
} {
  const isTooLong = (media.videoMs ?? 0) > (caps.longestVideoMs ?? Number.POSITIVE_INFINITY);
  const video = caps.video && !isTooLong ? media.video : null;
  const image = caps.images > 0 ? media.image : null;
  const shown = video ?? image;
  const warnings: RenderWarning[] = [];
  if (media.video !== null && video === null) warnings.push("NO_VIDEO");
  if (shown !== null && !caps.altText) warnings.push("NO_ALT");
  return { media: shown === null ? [] : [shown], warnings };
}
