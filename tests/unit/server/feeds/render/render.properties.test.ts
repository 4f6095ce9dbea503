import fc from "fast-check";
import twitter from "twitter-text";
import { describe, expect, test } from "vitest";
import { clean } from "../../../../../server/feeds/render/clean.ts";
import { type RenderOrder, render } from "../../../../../server/feeds/render/render.ts";
import { glued } from "../../../../../server/feeds/render/typography.ts";
import { targetKinds } from "../../../../../server/feeds/targets/index.ts";
import { highlightKinds, MOST_HIGHLIGHT_TEXT, type Post, type Rendered } from "../../../../../shared/feeds.ts";
import { aContent, aMedium, anOrder, rules } from "../../../../support/highlight-orders.ts";
import { indivisible, russianText } from "../../../../support/russian-texts.ts";

/** Each network's own entry of the table, and our own feed's rule. */
const everyRule: readonly (readonly [string, RenderOrder["kind"]])[] = [...Object.values(targetKinds), rules.own].map(
  (kind) => [kind.kind, kind] as const,
);

const longText = russianText.filter((text) => text.length > 300 && text.length <= MOST_HIGHLIGHT_TEXT);
const media = fc.constantFrom({ image: null, video: null }, { image: aMedium(), video: aMedium("video/mp4") });
const orderOf = (kind: RenderOrder["kind"]) =>
  fc
    .record({
      text: fc.oneof(russianText, longText),
      as: fc.constantFrom(...highlightKinds),
      mode: fc.constantFrom("each", "thread", "thread"),
      media,
      tags: fc.array(fc.constantFrom("уход", "Итоги 2026", "2026", "a-b", "Уход", "ёлка"), { maxLength: 4 }),
      correction: fc.constantFrom(undefined, undefined, { note: "было 3 074", style: "reply" as const }),
    })
    .map(({ text, as, tags, ...rest }) => anOrder({ kind, content: aContent({ kind: as, text, tags }), ...rest }));

describe.each(everyRule)("for %s", (_name, kind) => {
  const holds = (claim: (rendered: Rendered, order: RenderOrder) => void) =>
    fc.assert(
      fc.property(orderOf(kind), (order) => void claim(render(order), order)),
      { numRuns: 30 },
    );

  test("[FD75] [FD80] each post is within its limit, by a count of its own", () => {
    holds(({ posts, lengths, refusal }) => {
      expect(posts.length > 0).toBe(refusal === null);
      for (const [index, post] of posts.entries()) {
        const most = post.media.length > 0 ? (kind.caps.mediaLimit ?? kind.caps.limit) : kind.caps.limit;
        expect(lengths[index]).toEqual({ used: kind.count(post.text), most });
        expect(recounted[kind.caps.unit](post.text)).toBeLessThanOrEqual(lengths[index]?.used ?? 0);
        expect(recounted[kind.caps.unit](post.text)).toBeLessThanOrEqual(most);
        expect(post.text.isWellFormed()).toBe(true);
      }
    });
  });

  test("[FD81] nothing is lost in a thread and nothing changes places", () => {
    holds(({ posts, warnings }, { content }) => {
      if (!warnings.includes("THREAD")) return;
      expect(bare(piecesOf(posts).join(" "))).toContain(bare(clean(content.text)));
    });
  });

  test("[FD78] [FD81] a thread is broken between words, and between those that may be parted", () => {
    holds(({ posts, warnings }) => {
      if (!warnings.includes("THREAD")) return;
      const pieces = piecesOf(posts);
      const whole = pieces.join(" ");
      let at = -1;
      for (const piece of pieces.slice(0, -1)) {
        at += piece.length + 1;
        expect(partedAt(whole, at)).toBeNull();
      }
    });
  });

  test("[FD80] what is left of a shortened text is its beginning, and it ends where it may", () => {
    holds((_, order) => {
      const content = aContent({ ...order.content, kind: "note", who: undefined });
      const { posts, warnings } = render({ ...order, mode: "each", correction: undefined, content });
      if (!warnings.includes("SHORTENED")) return;
      const text = posts[0]?.text ?? "";
      const kept = plain(text.slice(0, text.lastIndexOf("\u00a0…")));
      const given = plain(glued(clean(content.text)));
      expect(given.startsWith(kept)).toBe(true);
      expect(partedAt(given, kept.length)).toBeNull();
    });
  });

  test("[FD77] [FD82] tags are the last line of the first post alone; later parts hold no link where links cost", () => {
    holds(({ posts, refusal, warnings }) => {
      if (refusal !== null) return;
      const [root = "", ...others] = posts.map(({ text }) => text);
      expect(root.split("\n").at(-1)).toMatch(/^#коллегия2026(?: #\p{L}[\p{L}\p{Nd}]*)*$/u);
      expect(others.every((text) => !text.includes("#коллегия2026"))).toBe(true);
      if (kind.caps.price.postWithLink <= kind.caps.price.post) return;
      for (const text of warnings.includes("LINK_DROPPED") ? [root, ...others] : others)
        expect(twitter.extractUrls(text)).toEqual([]);
    });
  });

  test("[FD76] whatever is written is made within the limit, or refused", () => {
    const anything = fc.string({ unit: "binary", maxLength: 700 });
    const written = fc.record({ text: anything, big: anything, unit: anything, sourceWords: anything, name: anything });
    fc.assert(
      fc.property(written, fc.constantFrom(...highlightKinds), fc.constantFrom("each", "thread"), (parts, as, mode) => {
        const { name, ...words } = parts;
        const content = aContent({ kind: as, ...words, who: { name }, tags: [parts.big, parts.unit] });
        const { posts, lengths, refusal } = render(anOrder({ kind, content, mode }));
        expect(posts.length > 0).toBe(refusal === null);
        expect(lengths.every(({ used, most }) => used <= most)).toBe(true);
        expect(posts.every(({ text }) => text.isWellFormed())).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("[FD75] the same order gives the same bytes", () => {
    holds((rendered, order) => expect(render({ ...order, content: structuredClone(order.content) })).toEqual(rendered));
  });
});

/** What a thread's posts say, without `(1/3)` and what stands under it. */
const piecesOf = (posts: readonly Post[]): readonly string[] =>
  posts.map(({ text }, part) => plain(text.slice(0, text.lastIndexOf(`\u00a0(${part + 1}/${posts.length})`))));

const plain = (text: string): string => text.replace(/[\u00a0\n]+/gu, " ").replaceAll("\u2060", "");

/** Letters, digits and most signs: not what a list, a quote or a figure's line adds or moves. */
const bare = (text: string): string => text.replace(/[\s\u2060«»„“—.]/gu, "");

/** The piece that this place is inside of; `null`: none. `14 г. Каменск` is a year's end as well as a town. */
function partedAt(text: string, at: number): string | null {
  if (!/[ \n]/u.test(text[at] ?? " ")) return text.slice(at - 10, at + 10);
  for (const piece of indivisible)
    for (let from = text.indexOf(piece); from !== -1; from = text.indexOf(piece, from + 1))
      if (from < at && at < from + piece.length && !/\d $/u.test(text.slice(0, from))) return piece;
  return null;
}

/** Counts of other hands: X's ranges as its configuration prints them, segments, and bytes. */
const recounted: Record<RenderOrder["kind"]["caps"]["unit"], (text: string) => number> = {
  weighted: (text) => {
    let rest = text.normalize("NFC");
    let weight = 0;
    for (const url of twitter.extractUrls(rest)) {
      rest = rest.replace(url, "");
      weight += 23;
    }
    for (const { segment } of new Intl.Segmenter().segment(rest)) {
      if (/\p{RGI_Emoji}/v.test(segment)) weight += 2;
      else for (const letter of segment) weight += isLight(letter.codePointAt(0) ?? 0) ? 1 : 2;
    }
    return weight;
  },
  characters: (text) =>
    Array.from(text.replace(/https:\/\/[^\s]+/giu, (url) => (url.includes("efir") ? "x".repeat(23) : ""))).length,
  graphemes: (text) =>
    Math.max(Array.from(new Intl.Segmenter().segment(text)).length, new TextEncoder().encode(text).length / 10),
  utf16: (text) => text.length,
};

const isLight = (code: number): boolean =>
  code <= 4_351 ||
  (code >= 8_192 && code <= 8_205) ||
  (code >= 8_208 && code <= 8_223) ||
  (code >= 8_242 && code <= 8_247);
