import { describe, expect, test } from "vitest";
import { strongTag } from "../../../../../../server/web/etag.ts";
import type { FeedParts } from "../../../../../../server/web/feed-ports.ts";
import type { PublicClip } from "../../../../../../shared/clips.ts";
import { millis } from "../../../../../../shared/time.ts";
import { aHighlight, aQuote } from "../../../../../support/feed-builders.ts";
import { dataIn, feedHouse, minutesOn, tagsIn, wordsIn } from "../../../../../support/feed-house.ts";

const host = { headers: { host: "efir.example" } };

/** Two revisions were released. */
const images: FeedParts["images"] = {
  image: (_code, rev) => {
    const bytes = Buffer.from("\x89PNG");
    return Promise.resolve(rev > 2 ? null : { bytes, etag: strongTag(bytes) });
  },
  withdrawn: () => Promise.resolve({ bytes: Buffer.from("\x89PNG: withdrawn"), etag: '"gone"' }),
};
const recorded: FeedParts["moments"] = { moment: () => ({ playlist: "#EXTM3U\n", isWhole: true }) };

const aClip: PublicClip = {
  ...{ id: "clip-0001", sort: "blitz", title: "Гончарная мастерская", quotation: "", subject: null },
  ...{ durationMs: millis(65_000), widthPx: 1080, heightPx: 1920, hasCaptions: true, at: minutesOn(0) },
  poster: { file: `${"a".repeat(32)}.jpg`, widthPx: 720, heightPx: 1280 },
};

const attributesOf = (tag: string, html: string) => new RegExp(`<${tag}[^>]*>`).exec(html)?.[0] ?? "";

describe("[FD109] a highlight at its own address", () => {
  test("says it large, with the way to its moment, and how to hand it on", async () => {
    const { ask, put } = feedHouse({ feedParts: { images, moments: recorded } });
    put("7K2Q", 71, { content: aQuote({ sourceWords: "Вопрос 3" }) });
    const { status, text } = await ask("/h/7K2Q", host);
    expect(status).toBe(200);
    expect(wordsIn(text)).toMatch(
      /Итоги года Цитата 30 января 2026 года, 11:41 Смотреть с 11:41 .*«Сиделка теперь приходит .* Вопрос 3/u,
    );
    expect(text).toContain(`<a class="btn moment__way" href="/m/itogi#t=${minutesOn(71)}">`);
    expect(attributesOf("efir-moment", text)).toContain(
      `from="${minutesOn(71)}" until="${minutesOn(72)}" list="/h/7K2Q/index.m3u8"`,
    );
    expect(text).toContain('data-only="7K2Q"');
    expect(wordsIn(text)).toMatch(/Поделиться efir\.example\/h\/7K2Q ВКонтакте Telegram X Почта/u);
    expect(text).toContain('src="/h/7K2Q/qr.svg"');
  });

  test("plays its clip while that is approved, also without a script", async () => {
    const clips = { approved: () => [], approvedClip: () => aClip, clip: () => null };
    const { ask, put } = feedHouse({
      clipReader: clips,
      clipOf: () => aClip,
      feedParts: { images, moments: recorded },
    });
    put("7K2Q", 71, { clipId: "clip-0001", content: aQuote({ kind: "clip", clipId: "clip-0001" }) });
    const { text } = await ask("/h/7K2Q", host);
    const moment = attributesOf("efir-moment", text);
    expect(moment).toContain('film="/clip/clip-0001/film.mp4" captions="/clip/clip-0001/captions.vtt"');
    expect(moment).not.toContain("list=");
    expect(text).toMatch(/<noscript><video class="moment__film" controls [^>]*src="\/clip\/clip-0001\/film.mp4">/u);
    expect((await ask("/h/7K2Q/index.m3u8")).headers.location).toBe("/clip/clip-0001/index.m3u8");
  });

  test("promises no moment where nothing was on the stage, and no film where nothing was recorded", async () => {
    const { ask, put } = feedHouse({ feedParts: { images } });
    put("7K2Q", 71);
    put("7K2R", 71, { content: aQuote({ moment: null }) });
    expect(attributesOf("efir-moment", (await ask("/h/7K2Q")).text)).not.toContain("list=");
    expect((await ask("/h/7K2R")).text).not.toContain("<efir-moment");
  });

  test("shows each correction with what stood there before", async () => {
    const { ask, put } = feedHouse();
    const was = aQuote({ kind: "figure", text: "человек", big: "3 074" });
    put("7K2Q", 12, {
      rev: 2,
      updatedAt: minutesOn(22),
      content: { ...was, big: "3 047" },
      corrections: [{ at: minutesOn(22), note: "опечатка", was }],
    });
    const { text } = await ask("/h/7K2Q");
    expect(text).toContain('<details class="hl__fix" open>');
    expect(wordsIn(text)).toContain("Исправлено 10:52: опечатка Было: 3 074 человек");
    expect(dataIn(text)).toMatchObject([
      {
        dateModified: "2026-01-30T05:52:00.000Z",
        correction: [{ "@type": "CorrectionComment", datePublished: "2026-01-30T05:52:00.000Z" }],
      },
    ]);
  });

  test("of a digest leads to what it lists", async () => {
    const { ask, put, feeds, withdraw } = feedHouse();
    feeds.rows.highlights.add(aHighlight({ id: "highlight-1", code: "7K2Q" }));
    feeds.rows.highlights.add(aHighlight({ id: "highlight-2", code: "7K2R" }));
    put("7K2Q", 12);
    put("7K2R", 13);
    withdraw("7K2R", 14);
    put("7K2S", 60, { content: aQuote({ kind: "digest", text: "Решения", members: ["highlight-1", "highlight-2"] }) });
    const { text } = await ask("/h/7K2S");
    expect([...text.matchAll(/<li><a href="(\/h\/\w+)">/g)].map(([, href]) => href)).toEqual(["/h/7K2Q"]);
  });
});

describe("[FD110] where its link is sent", () => {
  test("it shows what was said, by whom, with its image", async () => {
    const { ask, put } = feedHouse({ feedParts: { images } });
    put("7K2Q", 71, { rev: 2, updatedAt: minutesOn(80), content: aQuote({ tags: ["Уход"] }) });
    const { text } = await ask("/h/7K2Q", host);
    expect(tagsIn(text)).toMatchObject({
      "og:type": "article",
      "og:title": "Андрей Лебедев: «Сиделка теперь приходит утром и вечером. Для семьи это возможность работать»",
      "og:url": "http://efir.example/h/7K2Q",
      "og:image": "http://efir.example/h/7K2Q/r2-1200x630.png",
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": "Андрей Лебедев: «Сиделка теперь приходит утром и вечером»",
      "twitter:card": "summary_large_image",
      "article:published_time": "2026-01-30T06:41:00.000Z",
      "article:modified_time": "2026-01-30T06:50:00.000Z",
      "article:tag": "Уход",
    });
    expect(text).toContain('<link rel="canonical" href="http://efir.example/h/7K2Q">');
    expect(text).toContain(
      'href="http://efir.example/oembed?url=http%3A%2F%2Fefir.example%2Fh%2F7K2Q&amp;format=json"',
    );
  });

  test("a long one is cut at a word", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 71, { content: aQuote({ text: "Долговременный уход ".repeat(60) }) });
    const title = tagsIn((await ask("/h/7K2Q")).text)["og:title"] ?? "";
    expect(title.length).toBeLessThanOrEqual(110);
    expect(title).toMatch(/(?:Долговременный|уход)…$/u);
  });
});

describe("[FD111] what was taken back", () => {
  test("is said on its page, without a word of it, and has no image, moment, code or form for other pages", async () => {
    const { ask, put, withdraw } = feedHouse({ feedParts: { images, moments: recorded } });
    put("7K2Q", 12);
    withdraw("7K2Q", 33);
    const { status, text } = await ask("/h/7K2Q", host);
    expect(status).toBe(410);
    expect(wordsIn(text)).toContain("Запись отозвана Её отозвали 30 января 2026 года в 11:03.");
    expect(text).not.toContain("Сиделка");
    expect(text).toContain('<meta name="robots" content="noindex">');
    const others = [
      "/h/7K2Q/r1-1200x630.png",
      "/h/7K2Q/index.m3u8",
      "/h/7K2Q/qr.svg",
      "/oembed?url=http://efir.example/h/7K2Q",
    ];
    for (const path of others) {
      const { status, headers } = await ask(path, host);
      expect([path, status, headers["cache-control"]]).toEqual([path, 410, "no-store"]);
    }
    // Who shows its image elsewhere shows that it was taken back.
    const card = await ask("/h/7K2Q/r1-1600x900.png", host);
    expect([card.status, card.headers["content-type"], card.text.endsWith("PNG: withdrawn")]).toEqual([
      410,
      "image/png",
      true,
    ]);
  });

  test("with its whole meeting is gone too; what was never public is not there", async () => {
    const { ask, feeds } = feedHouse();
    feeds.rows.highlights.add(aHighlight({ code: "7K2Q" }));
    expect((await ask("/h/7K2Q")).status).toBe(404);
    feeds.rows.highlights.dropAllOf("itogi");
    const { status, text } = await ask("/h/7K2Q");
    expect([status, wordsIn(text).includes("Записи больше нет")]).toEqual([410, true]);
    expect((await ask("/h/9999")).status).toBe(404);
  });
});

test.each([
  ["in small letters", "7k2q"],
  ["read aloud", "7K2-Q"],
  ["with an O and an I for figures", "7OI2"],
  ["with Cyrillic letters", "7К2Q"],
])("[FD112] a code %s leads to the right one", async (_how, typed) => {
  const { ask, put } = feedHouse();
  put("7K2Q", 12);
  put("7012", 12);
  const { status, headers } = await ask(`/h/${encodeURIComponent(typed)}`);
  expect([status, headers.location]).toEqual([301, typed === "7OI2" ? "/h/7012" : "/h/7K2Q"]);
});

test.each(["7K2", "7K2Q7K2Q7K2", "%00%00%00%00", "..%2f..%2fetc", "АБВГ", `${"9".repeat(2_000)}`])(
  "[FD112] «%s» is no code",
  async (typed) => {
    const { ask } = feedHouse();
    expect((await ask(`/h/${encodeURIComponent(typed)}`)).status).toBe(404);
  },
);

describe("[FD113] the files of a highlight", () => {
  test("its images are kept for ten minutes, of released revisions and known shapes only", async () => {
    const { ask, put } = feedHouse({ feedParts: { images } });
    put("7K2Q", 12, { rev: 2 });
    const { status, headers } = await ask("/h/7K2Q/r1-1080x1350.png");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=600",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
    const again = await ask("/h/7K2Q/r1-1080x1350.png", { headers: { "if-none-match": headers.etag ?? "" } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    for (const path of ["r3-1200x630.png", "r1-1200x631.png", "rx-1200x630.png", "r-1-1200x630.png"]) {
      expect([path, (await ask(`/h/7K2Q/${path}`)).status]).toEqual([path, 404]);
    }
  });

  test("its QR code is an SVG of its short address", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12);
    const [here, elsewhere] = await Promise.all([ask("/h/7K2Q/qr.svg", host), ask("/h/7K2Q/qr.svg")]);
    expect([here.headers["content-type"], here.text.slice(0, 4)]).toEqual(["image/svg+xml", "<svg"]);
    expect(here.text).not.toBe(elsewhere.text);
  });

  test("[FD118] its moment is a playlist, where anything was recorded", async () => {
    const { ask, put } = feedHouse({ feedParts: { moments: recorded } });
    put("7K2Q", 12);
    const { status, headers, text } = await ask("/h/7K2Q/index.m3u8");
    expect([status, text]).toEqual([200, "#EXTM3U\n"]);
    expect(headers).toMatchObject({
      "content-type": "application/vnd.apple.mpegurl",
      "cache-control": "public, max-age=60",
    });
    const without = feedHouse();
    without.put("7K2Q", 12);
    expect((await without.ask("/h/7K2Q/index.m3u8")).status).toBe(404);
  });
});

test.each(["3", "№ 3", "Решение № 3"])(
  "[FD120] a decision with the number «%s» is named with it, once",
  async (big) => {
    const { ask, put } = feedHouse();
    const content = { ...aQuote({ kind: "decision", text: "Открыть бригаду", big }), who: undefined };
    put("7K2Q", 12, { content });
    const { text } = await ask("/h/7K2Q");
    expect(wordsIn(text)).toMatch(/Решение № 3 30 января .*Решение № 3 Открыть бригаду/u);
    expect(tagsIn(text)["og:title"]).toBe("Решение №\u00a03: Открыть бригаду");
  },
);
