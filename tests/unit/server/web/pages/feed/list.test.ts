import { describe, expect, test } from "vitest";
import { aQuote } from "../../../../../support/feed-builders.ts";
import { dataIn, feedHouse, minutesOn, tagsIn, wordsIn } from "../../../../../support/feed-house.ts";

describe("[FD109] the feed of a meeting", () => {
  test("is read without script, newest first", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12);
    put("7K2R", 66, { content: aQuote({ kind: "figure", text: "человек получают уход", big: "3 047" }) });
    const { status, text, headers } = await ask("/m/itogi/lenta");
    expect([status, headers["cache-control"]]).toEqual([200, "public, no-cache"]);
    expect(wordsIn(text)).toMatch(/#коллегия2026 .*11:36 3 047 .*Смотреть с 11:36 .*10:42 «Сиделка теперь приходит/u);
    expect(
      [...text.matchAll(/<li class="hl hl--(\w)" id="h-(\w+)"/g)].map(([, letter, code]) => [letter, code]),
    ).toEqual([
      ["n", "7K2R"],
      ["q", "7K2Q"],
    ]);
    expect(text).toContain('<a class="btn btn--quiet hl__share" href="/h/7K2Q#podelitsya" aria-label="Поделиться">');
  });

  test("tells a script where it stands", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12);
    const seq = put("7K2R", 66);
    const { text } = await ask("/m/itogi/lenta");
    expect(text).toContain(
      `<div class="feed" id="lenta" data-feed="itogi" data-zone="Asia/Yekaterinburg" data-seq="${seq}">`,
    );
    expect(text).toContain('data-meeting="itogi" data-stage="main"');
  });

  test("goes on by plain links, page after page, and back", async () => {
    const { ask, put } = feedHouse();
    const codes = Array.from({ length: 65 }, (_, index) => `${1000 + index}`);
    for (const [index, code] of codes.entries()) put(code, index);
    const seen: string[] = [];
    let address: string | undefined = "/m/itogi/lenta";
    for (let pages = 0; address !== undefined && pages < 9; pages += 1) {
      const { text } = await ask(address);
      seen.push(...[...text.matchAll(/id="h-(\w+)"/g)].map(([, code = ""]) => code));
      const more: string | undefined = /<a class="btn" href="(\?before=[^"]+)">Показать раньше/.exec(text)?.[1];
      expect(text.includes("К новым записям")).toBe(pages > 0);
      address = more && `/m/itogi/lenta${more}`;
    }
    expect(seen).toEqual(codes.toReversed());
  });

  test("says so while nothing is in it, and with what is no place begins with the newest", async () => {
    const { ask, put } = feedHouse();
    expect(wordsIn((await ask("/m/itogi/lenta")).text)).toContain("Записей пока нет.");
    put("7K2Q", 12);
    for (const before of ["x", "1-2-3", "%00", "99999999999999999-7K2Q"]) {
      expect((await ask(`/m/itogi/lenta?before=${before}`)).text).toContain('id="h-7K2Q"');
    }
  });

  test("shows corrections openly, and nothing of what was taken back", async () => {
    const { ask, put, withdraw } = feedHouse();
    const was = aQuote({ text: "Сиделка приходит раз в день" });
    put("7K2Q", 12, { rev: 2, corrections: [{ at: minutesOn(22), note: "уточнено", was }] });
    put("7K2R", 13, { content: aQuote({ text: "Чего не говорили" }) });
    withdraw("7K2R", 20);
    const words = wordsIn((await ask("/m/itogi/lenta")).text);
    expect(words).toContain("Исправлено 10:52: уточнено Было: «Сиделка приходит раз в день»");
    expect(words).not.toContain("Чего не говорили");
  });

  test("is asked for again with its tag, and answered 304 while nothing changed", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12);
    const { headers } = await ask("/m/itogi/lenta");
    const again = () => ask("/m/itogi/lenta", { headers: { "if-none-match": headers.etag ?? "" } });
    expect((await again()).status).toBe(304);
    put("7K2R", 13);
    expect((await again()).status).toBe(200);
  });
});

describe("[FD109] the channel", () => {
  test("has the entries of all meetings, each with its own, by its day", async () => {
    const { ask, put, addMeeting } = feedHouse();
    addMeeting("prezhnee", "Прежнее заседание");
    put("7K2Q", 12);
    put("7K2R", -3 * 24 * 60, { meeting: "prezhnee", meetingTitle: "Прежнее заседание" });
    const { text } = await ask("/lenta");
    expect(wordsIn(text)).toMatch(
      /30 января 2026 года 10:42 .*Итоги года .*27 января 2026 года 10:30 .*Прежнее заседание/u,
    );
    expect(text).toContain('<p class="hl__of"><a href="/m/prezhnee/lenta">Прежнее заседание</a></p>');
    expect(text).toContain('data-feed="" data-zone=""');
  });
});

describe("[FD110] what machines read of a list", () => {
  const hostile = `</script><script>alert(1)</script>]]>\u0008\uD800`;

  test("is a live blog, valid whatever somebody wrote", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 12, { content: aQuote({ text: hostile }) });
    const { text } = await ask("/m/itogi/lenta", { headers: { host: "efir.example" } });
    expect(dataIn(text)).toMatchObject([
      {
        "@type": "LiveBlogPosting",
        headline: "Итоги года",
        url: "http://efir.example/m/itogi/lenta",
        datePublished: "2026-01-30T05:42:00.000Z",
        liveBlogUpdate: [{ "@type": "BlogPosting", url: "http://efir.example/h/7K2Q" }],
      },
    ]);
    expect(text).not.toContain("<script>alert");
  });

  test("announces the three feeds, on the list, on the channel's and on the meeting's own page", async () => {
    const { ask } = feedHouse();
    for (const [page, list] of [
      ["/m/itogi/lenta", "/m/itogi/lenta"],
      ["/m/itogi", "/m/itogi/lenta"],
      ["/lenta", "/lenta"],
    ]) {
      const { text } = await ask(page ?? "", { headers: { host: "efir.example" } });
      const links = [...text.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g)];
      expect(links.map(([, type, href]) => [type, href])).toEqual([
        ["application/atom+xml", `http://efir.example${list}.atom`],
        ["application/rss+xml", `http://efir.example${list}.rss`],
        ["application/feed+json", `http://efir.example${list}.json`],
      ]);
    }
  });

  test("names itself and says what it is", async () => {
    const { ask } = feedHouse();
    const { text } = await ask("/m/itogi/lenta", { headers: { host: "efir.example" } });
    expect(text).toContain('<link rel="canonical" href="http://efir.example/m/itogi/lenta">');
    expect(tagsIn(text)).toMatchObject({ "og:title": "#коллегия2026: Итоги года", "og:type": "website" });
  });
});

test("[FD109] of a meeting that is none there is no feed", async () => {
  const { ask } = feedHouse();
  expect((await ask("/m/no-such/lenta")).status).toBe(404);
  expect((await ask("/m/no-such/lenta.atom")).status).toBe(404);
});
