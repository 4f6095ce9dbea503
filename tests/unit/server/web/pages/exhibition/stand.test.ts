import { describe, expect, test } from "vitest";
import type { ClipReader } from "../../../../../../server/web/clip-ports.ts";
import type { PublicClip } from "../../../../../../shared/clips.ts";
import type { PublicStand } from "../../../../../../shared/exhibition.ts";
import { millis, programTime } from "../../../../../../shared/time.ts";
import { anExhibitionOf, aPhoto, aStand } from "../../../../../support/stands.ts";
import { aMeeting, webApp } from "../../../../../support/web-app.ts";

const others = [aStand({ number: 3, slug: "tretii" }), aStand({ number: 5, slug: "pyatyi" })];

async function read(stand: PublicStand, clipReader?: ClipReader): Promise<string> {
  const stands = [...others, stand].sort((one, other) => one.number - other.number);
  const app = webApp({ exhibitionReader: anExhibitionOf(stands), ...(clipReader ? { clipReader } : {}) });
  app.meetings.set("kollegiya", aMeeting());
  const { text, status } = await app.ask(`/m/kollegiya/vystavka/${stand.number}-${stand.slug}`);
  expect(status).toBe(200);
  return text;
}
const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");

const film: PublicClip = {
  id: "clip-0001",
  sort: "film",
  title: "Файл из камеры",
  quotation: "",
  subject: null,
  durationMs: millis(220_000),
  widthPx: 1280,
  heightPx: 720,
  poster: { file: `${"b2".repeat(16)}.jpg`, widthPx: 1280, heightPx: 720 },
  hasCaptions: true,
  at: programTime(0),
};
const clipsWith = (...clips: readonly PublicClip[]): ClipReader => ({
  approved: () => clips,
  approvedClip: (_meeting, id) => clips.find((clip) => clip.id === id) ?? null,
  clip: () => null,
});

describe("[EB63] a stand has a page of its own that needs no script", () => {
  test("says what it is, where it stands, and what stands beside it", async () => {
    const text = await read(aStand());
    const said = words(text);
    for (const one of ["Стенд 4. Усть-Ярск", "Ремесло возвращает к делу", "Комплексный центр «Забота»"])
      expect(said).toContain(one);
    expect(text).toContain('<a href="/m/kollegiya/vystavka/3-tretii" rel="prev">');
    expect(text).toContain('<a href="/m/kollegiya/vystavka/5-pyatyi" rel="next">');
    expect(text).toContain(
      '<li class="is-here" data-stand="stand-4"><a href="/m/kollegiya/vystavka/4-centr-zabota" aria-current="page">',
    );
  });

  test("counts the stands, unless some of the numbers are not shown", async () => {
    expect(words(await read(aStand()))).not.toContain("Стенд 4 из");
    const app = webApp({ exhibitionReader: anExhibitionOf([aStand({ number: 1 }), aStand({ number: 2 })]) });
    app.meetings.set("kollegiya", aMeeting());
    expect(words((await app.ask("/m/kollegiya/vystavka/2-centr-zabota")).text)).toContain("Стенд 2 из 2");
  });

  test("shows every picture with its words, its caption and who took it", async () => {
    const cover = aPhoto("Здание центра зимой", { caption: "После ремонта", credit: "А. Петров" });
    const text = await read(aStand({ content: { cover, gallery: [aPhoto("Гончарная"), aPhoto("Хор")] } }));
    expect([...text.matchAll(/<img [^>]*alt="([^"]+)"/g)].map(([, alt]) => alt)).toEqual([
      "Здание центра зимой",
      "Гончарная",
      "Хор",
    ]);
    expect(words(text)).toContain("Фото 1 из 3 После ремонта. Фото: А. Петров");
  });

  test("three figures stand in sight, the others below", async () => {
    const figures = ["214", "46", "11", "5"].map((value) => ({
      content: { value, label: `строка ${value}`, unit: "чел." },
    }));
    const said = words(await read(aStand({ content: { figures } })));
    expect(said.indexOf("строка 11")).toBeLessThan(said.indexOf("Ещё цифры"));
    expect(said).toMatch(/Ещё цифры строка 5 5 чел\./);
  });

  test("text comes in paragraphs, and nothing in it is markup", async () => {
    const text = await read(aStand({ content: { text: "Первый\nв две строки\n\n \n<script>alert(1)</script>" } }));
    expect(text).toContain('<p class="pre-line">Первый\nв две строки</p>');
    expect(text).toContain('<p class="pre-line">&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });

  test("documents are told apart from links, each with what it is", async () => {
    const file = { file: `${"c3".repeat(16)}.pdf`, name: "Описание.pdf", bytes: 620_000, pages: 12 };
    const text = await read(
      aStand({
        content: {
          documents: [{ title: "Описание практики", file }],
          links: [
            { title: "Сайт центра", url: "https://zabota.example/o-nas" },
            { title: "Уловка", url: "javascript:alert(1)" },
          ],
        },
      }),
    );
    expect(words(text)).toContain("Документы Описание практики PDF, 620 КБ, 12 страниц");
    expect(words(text)).toContain("Ссылки Сайт центра zabota.example");
    expect(text).not.toContain("javascript:");
  });

  test("people can be called and written to", async () => {
    const people = [
      { name: "Алия Гареева", post: "мастер", phone: "+7 (351) 200-10-20, доб. 4", email: "g@zabota.example" },
    ];
    const text = await read(aStand({ content: { people } }));
    expect(text).toContain('href="tel:+73512001020"');
    expect(text).toContain('href="mailto:g@zabota.example"');
  });

  test.each([
    ["тел. +7 (351) 200-10-20", "+73512001020"],
    ["Приёмная: 8 351 200-10-20 (доб. 4)", "83512001020"],
    ["112", "112"],
  ])("the telephone dials the number in «%s»", async (phone, number) => {
    const text = await read(aStand({ content: { people: [{ name: "Алия Гареева", phone }] } }));
    expect(text).toContain(`<a href="tel:${number}">${phone}</a>`);
  });

  test("[EB67] what was answered for all stands there, and who asks is told how", async () => {
    const answers = [{ question: "Кого вы берёте?", name: "Ольга", answer: "Всех старше 55.", at: programTime(0) }];
    const text = await read(aStand({ answers }));
    expect(words(text)).toContain("Вопросы и ответы Кого вы берёте? Ольга Всех старше 55.");
    expect(text).toContain('<efir-stand-ask meeting="kollegiya" stand="stand-4">');
    expect(await read(aStand({ takesQuestions: false }))).not.toContain("efir-stand-ask");
  });

  test("[EB66] counts of visits are told where they are given", async () => {
    expect(words(await read(aStand({ visits: { now: 3, all: 120 } })))).toContain(
      "Сейчас у стенда 3 посетителя, всего было 120",
    );
    expect(words(await read(aStand({ visits: { now: 0, all: 1 } })))).toContain("Всего было 1");
    expect(await read(aStand())).not.toContain("visits");
  });

  test("can be shared and found", async () => {
    const text = await read(aStand({ content: { cover: aPhoto("Здание центра"), title: "Забота</script>" } }));
    expect(text).toContain('<link rel="canonical" href="http://efir.test/m/kollegiya/vystavka/4-centr-zabota">');
    expect(text).toContain('<meta property="og:image:alt" content="Здание центра">');
    expect(text).not.toContain("Забота</script>");
    expect(text).not.toContain("noindex");
  });
});

describe("[EB63] a stand's film", () => {
  const content = { film: { clipId: film.id, title: "Фильм о центре" } };

  test("is offered with its length, poster and captions, and costs nothing before it is played", async () => {
    const text = await read(aStand({ content }), clipsWith(film));
    expect(words(text)).toContain("Смотреть фильм, 3:40");
    const [video] = text.match(/<video[^>]*>.*<\/video>/s) ?? [];
    expect(video).toContain('preload="none"');
    expect(video).toContain(`poster="/i/${film.poster?.file}"`);
    expect(video).toContain('src="/clip/clip-0001/film.mp4"');
    expect(video).toContain('<track kind="captions" src="/clip/clip-0001/captions.vtt"');
  });

  test("that is not approved, or was withdrawn, is not there", async () => {
    for (const reader of [clipsWith(), undefined])
      expect(await read(aStand({ content }), reader)).not.toContain("<video");
  });
});

describe("[EB65] without script the bar of the broadcast says where it stands", () => {
  test.each([
    ["planned", "Скоро начнём", "К заседанию"],
    ["open", "В эфире", "К эфиру"],
    ["closed", "Завершено", "К записи"],
  ] as const)("%s", async (phase, tag, way) => {
    const meeting = aMeeting();
    const app = webApp({
      exhibitionReader: anExhibitionOf([aStand()]),
      client: { page: () => "<!--efir:bar-->", asset: () => null },
    });
    app.meetings.set("kollegiya", { ...meeting, record: { ...meeting.record, phase } });
    expect(words((await app.ask("/m/kollegiya/vystavka")).text).trim()).toBe(`${tag} Итоги 2025 года ${way}`);
  });
});
