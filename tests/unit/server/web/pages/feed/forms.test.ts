import { describe, expect, test } from "vitest";
import { legalText } from "../../../../../../server/web/pages/feed/forms/xml.ts";
import { aQuote } from "../../../../../support/feed-builders.ts";
import { feedHouse, minutesOn } from "../../../../../support/feed-house.ts";
import { validAtom, validJsonFeed, validRss } from "../../../../../support/feed-validators.ts";
import { childrenOf, onlyChild } from "../../../../../support/parsed-xml.ts";

const host = { headers: { host: "efir.example" } };
const ATOM = "{http://www.w3.org/2005/Atom}";

/** Whatever a person, a program or an attacker may put into a text. */
const hostile: Readonly<Record<string, string>> = {
  "the end of CDATA": "a ]]> b",
  markup: `<script>alert("1")</script> & <b>'</b> &amp; &#0; <!-- -- -->`,
  "control characters": `a\u0000\u0008\u000B\u000C\u001F\u007F\u0085b`,
  noncharacters: "a\uFFFE\uFFFF\uFDD0\u{1FFFE}b",
  "halves of pairs": "a\uD800 b\uDC00 \uDC00\uD800",
  "emoji and planes beyond the first": "👩‍👩‍👧‍👦 🇷🇺 𝔄 \u{10FFFD}",
  "right to left": "\u202E\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u2066x\u2069",
  "lines of all sorts": "a\r\nb\rc\nd\u2028e\u2029f\u0085g",
  "nothing but spaces": " \u00a0\u3000\t ",
  "much of one": "Ё".repeat(2_000),
};

function house(texts: readonly string[]) {
  const app = feedHouse({
    feedParts: { images: { image: () => Promise.resolve(null), withdrawn: () => Promise.resolve(null) } },
  });
  for (const [index, text] of texts.entries()) {
    const words = { name: `${text}!`, post: text, place: text };
    const content = aQuote({
      kind: index % 2 === 0 ? "quote" : "decision",
      text,
      alt: text,
      sourceWords: text,
      big: text,
      who: words,
      tags: ["Уход"],
    });
    const corrections = [{ at: minutesOn(90), note: text, was: content }];
    app.put(`${1000 + index}`, index, { content, corrections, rev: 2, meetingTitle: `${text}!` });
  }
  return app;
}

/** What stands between the tags of an HTML text, read once. */
const read = (html: string) =>
  html
    .replace(/<[^>]+>/gu, "")
    .replace(
      /&(lt|gt|quot|amp|#39);/gu,
      (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" })[name] ?? "",
    );

describe.each(Object.entries(hostile))("[FD115] with %s in every text", (_what, text) => {
  test("all three feeds are valid, and say the same", async () => {
    const { ask } = house([text, text]);
    const [atom, rss, json] = await Promise.all(
      ["atom", "rss", "json"].map((form) => ask(`/m/itogi/lenta.${form}`, host)),
    );
    const entries = childrenOf(validAtom(atom?.text ?? ""), `${ATOM}entry`);
    const items = childrenOf(onlyChild(validRss(rss?.text ?? ""), "{}channel"), "{}item");
    const told = validJsonFeed(json?.text ?? "").items;
    const said = told.map(({ content_html }) => content_html);
    expect(entries.map((entry) => onlyChild(entry, `${ATOM}content`).text)).toEqual(said);
    expect(items.map((item) => onlyChild(item, "{}description").text)).toEqual(said);
    // Whole but for what is no text, and never as markup of its own.
    expect(read(said[0] ?? "")).toContain(legalText(text).trim());
    expect(said.join("")).not.toMatch(/<(?!\/?(?:p|b|em|blockquote|img)\b)/u);
  });
});

describe("[FD115] a feed", () => {
  test("is told by name, with its type, for any site, and 304 while nothing changed", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12);
    const types = { atom: "application/atom+xml", rss: "application/rss+xml", json: "application/feed+json" };
    for (const [form, type] of Object.entries(types)) {
      for (const list of ["/m/itogi/lenta", "/lenta"]) {
        const { status, headers } = await ask(`${list}.${form}`, host);
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          "content-type": `${type}; charset=utf-8`,
          "last-modified": "Fri, 30 Jan 2026 05:42:00 GMT",
          "cache-control": "public, no-cache",
          "access-control-allow-origin": "*",
          "cross-origin-resource-policy": "cross-origin",
        });
        const known = [
          { "if-none-match": headers.etag ?? "" },
          { "if-modified-since": headers["last-modified"] ?? "" },
        ];
        for (const more of known) {
          expect((await ask(`${list}.${form}`, { headers: { ...host.headers, ...more } })).status).toBe(304);
        }
      }
    }
  });

  test("of an entry that says nothing is valid too", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12, { content: { ...aQuote({ kind: "note", text: "\uFFFE\u0008" }), who: undefined } });
    validAtom((await ask("/lenta.atom", host)).text);
    validRss((await ask("/lenta.rss", host)).text);
    expect(validJsonFeed((await ask("/lenta.json", host)).text).items).toMatchObject([{ title: "Запись" }]);
  });

  test("without entries is one all the same", async () => {
    const { ask } = feedHouse();
    validAtom((await ask("/lenta.atom", host)).text);
    validRss((await ask("/lenta.rss", host)).text);
    expect(validJsonFeed((await ask("/lenta.json", host)).text).items).toEqual([]);
  });

  test("holds the hundred newest, and of what was taken back the hundred last", async () => {
    const { ask, put, withdraw } = feedHouse();
    for (let index = 0; index < 230; index += 1) put(`${1000 + index}`, index);
    for (let index = 0; index < 110; index += 1) withdraw(`${1000 + index}`, 300 + index);
    const { items, _efir } = validJsonFeed((await ask("/lenta.json", host)).text);
    expect([items.length, items[0]?.id, _efir.withdrawn.length]).toEqual([100, "http://efir.example/h/1229", 100]);
    expect(_efir.withdrawn[0]?.id).toBe("http://efir.example/h/1109");
  });
});

describe("[FD116] what was taken back", () => {
  test("is a tombstone in Atom and in JSON Feed, and nowhere an entry", async () => {
    const { ask, put, withdraw } = feedHouse();
    put("7K2Q", 12);
    put("7K2R", 13);
    withdraw("7K2Q", 20);
    const atom = validAtom((await ask("/m/itogi/lenta.atom", host)).text);
    expect(
      childrenOf(atom, "{http://purl.org/atompub/tombstones/1.0}deleted-entry").map(({ attributes }) => attributes),
    ).toEqual([{ ref: "http://efir.example/h/7K2Q", when: "2026-01-30T05:50:00.000Z" }]);
    expect(onlyChild(atom, `${ATOM}updated`).text).toBe("2026-01-30T05:50:00.000Z");
    for (const form of ["atom", "rss", "json"]) {
      const { text } = await ask(`/m/itogi/lenta.${form}`, host);
      expect([form, text.split("h/7K2R").length > 1]).toEqual([form, true]);
    }
    const rss = onlyChild(validRss((await ask("/m/itogi/lenta.rss", host)).text), "{}channel");
    expect(childrenOf(rss, "{}item").map((item) => onlyChild(item, "{}guid").text)).toEqual([
      "http://efir.example/h/7K2R",
    ]);
    const { _efir } = validJsonFeed((await ask("/m/itogi/lenta.json", host)).text);
    expect(_efir.withdrawn).toEqual([{ id: "http://efir.example/h/7K2Q", date: "2026-01-30T05:50:00.000Z" }]);
  });
});

describe("[FD117] an entry", () => {
  test("names its image, and its corrections with what stood there before", async () => {
    const { ask, put } = feedHouse({
      feedParts: { images: { image: () => Promise.resolve(null), withdrawn: () => Promise.resolve(null) } },
    });
    const was = aQuote({ text: "Раз в день" });
    put("7K2Q", 12, { rev: 2, updatedAt: minutesOn(20), corrections: [{ at: minutesOn(20), note: "уточнено", was }] });
    const [entry] = childrenOf(validAtom((await ask("/m/itogi/lenta.atom", host)).text), `${ATOM}entry`);
    expect(entry && onlyChild(entry, `${ATOM}updated`).text).toBe("2026-01-30T05:50:00.000Z");
    expect(entry && childrenOf(entry, `${ATOM}link`).map(({ attributes }) => attributes["href"])).toEqual([
      "http://efir.example/h/7K2Q",
      "http://efir.example/h/7K2Q/r2-1200x630.png",
    ]);
    const [item] = validJsonFeed((await ask("/m/itogi/lenta.json", host)).text).items;
    expect(item?.content_text).toContain("Исправлено 10:50: уточнено. Было: «Раз в день»");
    expect(item?.content_html).toContain(
      "<p><em>Исправлено 10:50: уточнено.</em> Было: «Раз в день» Андрей Лебедев</p>",
    );
  });
});
