import { describe, expect, test } from "vitest";
import type { PublicClip } from "../../../../../shared/clips.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { aRecord, taken } from "../../../../support/ledger-builders.ts";
import { aMeeting, webApp } from "../../../../support/web-app.ts";

/** The test's clock shows 07:30 UTC, 12:30 in Yekaterinburg. */
const start = Date.UTC(2026, 0, 30, 5, 30);

const aPublicClip = (more: Partial<PublicClip> = {}): PublicClip => ({
  id: "clip-0001",
  sort: "blitz",
  title: "Гончарная мастерская",
  quotation: "Гончарная мастерская вернула человеку ремесло",
  subject: { name: "Алия Маратовна Гареева", post: "мастер трудовой терапии", place: "Усть-Ярск" },
  durationMs: millis(48_300),
  widthPx: 1080,
  heightPx: 1920,
  poster: { file: `${"a".repeat(32)}.jpg`, widthPx: 720, heightPx: 1280 },
  hasCaptions: true,
  at: programTime(start),
  ...more,
});

function house({ clips = [aPublicClip()] as readonly PublicClip[], phase = "open" as "open" | "closed" } = {}) {
  const app = webApp({
    clipReader: {
      approved: () => clips,
      approvedClip: (_, id) => clips.find((one) => one.id === id) ?? null,
      clip: () => null,
    },
  });
  const card = {
    kind: "blitz",
    id: "card-0001",
    clipId: "clip-0001",
    title: "x",
    where: "instead",
    durationMs: 1,
  } as const;
  const { showings } = aRecord([start + 22 * 60_000, taken(card)]);
  const about = { language: "ru", timeZone: "Asia/Yekaterinburg", days: [] } as const;
  const record = { ...aRecord(), phase, title: "Итоги 2025 года", about, showings } as const;
  app.meetings.set("kollegiya", aMeeting({ record }));
  return app;
}

const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/[\s ]+/g, " ");

describe("[BZ172] a clip has a page of its own", () => {
  test("which plays and says it all without script", async () => {
    const { status, text } = await house().ask("/m/kollegiya/blic/clip-0001");
    expect(status).toBe(200);
    expect(text).toMatch(/<video controls playsinline [^>]*poster="\/i\/a{32}\.jpg"/);
    expect(text).toContain('<source src="/clip/clip-0001/film.mp4" type="video/mp4">');
    expect(text).toMatch(/<track kind="captions" [^>]*src="\/clip\/clip-0001\/captions.vtt"/);
    expect(words(text)).toContain("«Гончарная мастерская вернула человеку ремесло»");
    expect(words(text)).toContain("Алия Маратовна Гареева, мастер трудовой терапии, Усть-Ярск");
    expect(words(text)).toContain("Длина 0:48. Показано на заседании в 10:52");
    expect(text).toContain('href="/m/kollegiya"');
  });

  test("and shows itself where its link is sent", async () => {
    const { text } = await house().ask("/m/kollegiya/blic/clip-0001", { headers: { host: "efir.example" } });
    const tags = Object.fromEntries(
      [...text.matchAll(/<meta property="og:([^"]+)" content="([^"]*)">/g)].map(([, name, value]) => [name, value]),
    );
    expect(tags).toMatchObject({
      type: "video.other",
      url: "http://efir.example/m/kollegiya/blic/clip-0001",
      video: "http://efir.example/clip/clip-0001/film.mp4",
      "video:type": "video/mp4",
      "video:width": "1080",
      "video:height": "1920",
      image: `http://efir.example/i/${"a".repeat(32)}.jpg`,
    });
  });

  test("one without a quotation is called by its title; what has no poster and no captions has none", async () => {
    const clip = aPublicClip({ quotation: "", poster: null, hasCaptions: false, subject: null });
    const { text } = await house({ clips: [clip] }).ask("/m/kollegiya/blic/clip-0001");
    expect(text).toContain("<h1>Гончарная мастерская</h1>");
    expect(text).not.toMatch(/<track|poster=|og:image/);
  });

  test("what is not approved, a stand's film and another meeting have none", async () => {
    const app = house({ clips: [aPublicClip({ sort: "film" })] });
    for (const path of ["clip-0001", "clip-0002", "..%2F"])
      expect((await app.ask(`/m/kollegiya/blic/${path}`)).status).toBe(404);
    expect((await app.ask("/m/drugaya/blic/clip-0001")).status).toBe(404);
  });

  test("what people wrote is text", async () => {
    const clip = aPublicClip({ quotation: '<script>alert("x")</script>' });
    const { text } = await house({ clips: [clip] }).ask("/m/kollegiya/blic/clip-0001");
    expect(text).not.toContain("<script>alert");
  });
});

describe("[BZ171] a meeting's clips are one list", () => {
  test("newest first, with length, words and who says them; films of stands are the stands'", async () => {
    const clips = [
      aPublicClip(),
      aPublicClip({ id: "clip-0002", quotation: "", title: "Хор" }),
      aPublicClip({ id: "clip-0003", sort: "film" }),
    ];
    const { text } = await house({ clips }).ask("/m/kollegiya/blic");
    const rows = [...text.matchAll(/<li><a href="(\/m\/kollegiya\/blic\/[^"]+)">/g)].map(([, href]) => href);
    expect(rows).toEqual(["/m/kollegiya/blic/clip-0001", "/m/kollegiya/blic/clip-0002"]);
    expect(words(text)).toContain("0:48 «Гончарная мастерская вернула человеку ремесло» Алия Маратовна");
  });

  test.each([
    ["open", "Интервью ещё снимают. Они появятся здесь."],
    ["closed", "На этом заседании интервью не снимали."],
  ] as const)("an empty one of a meeting that is %s says so", async (phase, said) => {
    expect(words((await house({ clips: [], phase }).ask("/m/kollegiya/blic")).text)).toContain(said);
  });

  test("is one press from the meeting without script", async () => {
    expect((await house().ask("/m/kollegiya")).text).toContain('href="/m/kollegiya/blic"');
  });
});
