/** A highlight as one target gets it: what the desk previews and what is sent are this very value. Rules FD75–FD84 in docs/spec/feeds.md. */
import type {
  CorrectionStyle,
  HighlightContent,
  Post,
  PostMedia,
  Rendered,
  RenderRefusal,
  RenderWarning,
  TargetMode,
} from "../../../shared/feeds.ts";
import type { Millis } from "../../../shared/time.ts";
import type { TargetKind } from "../target-kind.ts";
import { NBSP } from "./clean.ts";
import { type Frame, framed, frameOf, isAnswer, paysForLinks } from "./frame.ts";
import { hasLink } from "./links.ts";
import { shortened } from "./shorten.ts";
import { spread } from "./spread.ts";
import { asOne, asThread, corrected, type Wording, wordingOf } from "./wording.ts";

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
  readonly media: {
    readonly image: PostMedia | null;
    readonly video: PostMedia | null;
    /** How long the film is. */
    readonly videoMs?: Millis | undefined;
  };
  /** When its moment began, in the meeting's zone: `11:41`. Two posts of equal words differ by it. */
  readonly time?: string | undefined;
  readonly correction?: { readonly note: string; readonly style: CorrectionStyle } | undefined;
}

/** Pure: the same order gives the same bytes. Never throws; what cannot be made is a `refusal`. */
export function render(order: RenderOrder): Rendered {
  const { content, mode, correction } = order;
  if (mode === "digest" && content.kind !== "digest" && content.kind !== "live") return made(order, [], ["IN_DIGEST"]);
  const plain = wordingOf(content);
  if (plain.body === "" && !speaksByItsHead(content)) return refused(order, "NO_TEXT");
  const wording = correction === undefined ? plain : corrected(plain, correction.note, isAnswer(order));
  const frame = frameOf(order);
  if (order.kind.count(frame.footers[0]) > frame.mostOf(frame.media.length > 0)) return refused(order, "TAG_TOO_LONG");
  return (
    whole(order, wording, frame) ?? (mode === "thread" && order.kind.caps.thread ? thread : less)(order, wording, frame)
  );
}

/** A figure or an award says all there is by itself. */
const speaksByItsHead = ({ kind, big }: HighlightContent): boolean =>
  (kind === "figure" || kind === "award") && big !== undefined && big.trim() !== "";

function whole(order: RenderOrder, wording: Wording, frame: Frame): Rendered | null {
  const footer = frame.footers.find((line) => fits(order, frame, asOne(wording, wording.body), line));
  return footer === undefined ? null : one(order, frame, asOne(wording, wording.body), footer, []);
}

function less(order: RenderOrder, wording: Wording, frame: Frame): Rendered {
  const footer = frame.footers.at(-1) ?? "";
  const body = shortened(wording, (rest) => fits(order, frame, asOne(wording, rest), footer));
  if (body === null) return refused(order, "TOO_LONG");
  const words = asOne(wording, body);
  return one(order, frame, words, frame.footers.find((line) => fits(order, frame, words, line)) ?? footer, [
    "SHORTENED",
  ]);
}

function thread(order: RenderOrder, wording: Wording, frame: Frame): Rendered {
  const footer = frame.footers[0];
  const textOf = (piece: string, part: number, parts: number): string => {
    const isUnderRoot = frame.isUnderRoot || (part > 0 && paysForLinks(order));
    return framed(`${piece}${NBSP}(${part + 1}/${parts})`, part === 0 ? footer : "", isUnderRoot);
  };
  const pieces = spread(asThread(wording), (piece, part, parts) => {
    const most = frame.mostOf(part === 0 && frame.media.length > 0);
    // The last of so many has the longest mark.
    return order.kind.count(textOf(piece, part, parts)) + String(parts).length - String(part + 1).length <= most;
  });
  if (typeof pieces === "string") return refused(order, pieces);
  const posts = pieces.map((piece, part): Post => {
    const text = textOf(piece, part, pieces.length);
    return part === 0 ? { text, link: frame.beside, media: frame.media } : { text, link: null, media: [] };
  });
  return made(order, posts, [...frame.warnings, "THREAD"]);
}

const fits = (order: RenderOrder, frame: Frame, words: string, footer: string): boolean =>
  order.kind.count(framed(words, footer, frame.isUnderRoot)) <= frame.mostOf(frame.media.length > 0);

function one(
  order: RenderOrder,
  frame: Frame,
  words: string,
  footer: string,
  warnings: readonly RenderWarning[],
): Rendered {
  const post = { text: framed(words, footer, frame.isUnderRoot), link: frame.beside, media: frame.media };
  return made(order, [post], [...frame.warnings, ...warnings]);
}

function made({ target, kind }: RenderOrder, posts: readonly Post[], warnings: readonly RenderWarning[]): Rendered {
  const { limit, mediaLimit, price } = kind.caps;
  return {
    target,
    posts,
    lengths: posts.map(({ text, media }) => ({
      used: kind.count(text),
      most: media.length > 0 ? (mediaLimit ?? limit) : limit,
    })),
    warnings,
    refusal: null,
    micros: posts.reduce(
      (sum, post) => sum + (post.link !== null || hasLink(post.text) ? price.postWithLink : price.post),
      0,
    ),
  };
}

const refused = ({ target }: RenderOrder, refusal: RenderRefusal): Rendered => ({
  target,
  posts: [],
  lengths: [],
  warnings: [],
  refusal,
  micros: 0,
});
