import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Meeting } from "../../../../server/web/ports.ts";
import type { Layer } from "../../../../shared/cards/card-kind.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import { programTime } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";
import { everyCard } from "../../../support/every-card.ts";
import { aMeeting, webApp } from "../../../support/web-app.ts";

const start = Date.UTC(2026, 0, 30, 7, 0);
const image = { file: `${"a".repeat(32)}.png`, widthPx: 1600, heightPx: 900 };
const speaker: Card = { kind: "speaker", id: "speaker-1", name: "Андрей Петрович Лебедев", post: "директор центра" };
const slide: Card = {
  kind: "slide",
  id: "slide-07",
  title: "Охват уходом",
  alt: "Столбики растут: 3 047 человек",
  image,
};
const figure: Card = { kind: "figure", id: "figure-1", value: "3 047", unit: "человек", label: "Получают уход" };

const onAir = (...cards: readonly [Card, Layer][]): MeetingRecord["showings"] =>
  cards.map(([card, layer], index) => ({ seq: index + 3, card, layer, from: programTime(start + index), until: null }));

const anOpenMeeting = (more: Partial<MeetingRecord> = {}): Meeting =>
  aMeeting({
    record: {
      ...emptyRecord,
      phase: "open",
      title: "Итоги 2025 года",
      programme: [{ time: "10:30", title: "Открытие", detail: "Е. С. Воронцова" }, { title: "Долговременный уход" }],
      openedAt: programTime(start),
      showings: onAir([speaker, "lower-third"], [slide, "stage"], [figure, "side"]),
      highlights: [{ id: "highlight-1", at: programTime(start + 60_000), text: "За год прибавилось два района" }],
      ...more,
    },
  });

const appWith = (...meetings: readonly Meeting[]) => {
  const app = webApp();
  for (const meeting of meetings) app.meetings.set(meeting.slug, meeting);
  return app;
};

describe("the viewer's page without script", () => {
  test("[WB41] says the meeting, its state, its programme, what is on air, slides, figures and highlights in words", async () => {
    const { text } = await appWith(anOpenMeeting()).ask("/m/kollegiya");

    for (const words of [
      "<h1>Итоги 2025 года</h1>",
      "Заседание в эфире",
      "<li>Андрей Петрович Лебедев, директор центра</li>",
      "<time>10:30</time> Открытие — Е. С. Воронцова",
      "<li>Охват уходом. Столбики растут: 3 047 человек</li>",
      "<li>Получают уход: 3 047 человек</li>",
      "<li>За год прибавилось два района</li>",
    ])
      expect(text).toContain(words);
  });

  test("[WB41] a card corrected on air is told as corrected, once", async () => {
    const corrected: Card = { ...slide, alt: "Исправлено" };
    const showings = onAir([slide, "stage"], [corrected, "stage"]);
    const { text } = await appWith(anOpenMeeting({ showings })).ask("/m/kollegiya");

    expect(text.split("<h2>Слайды</h2>")[1]?.split("</section>")[0]?.match(/<li>/g)).toHaveLength(1);
    expect(text).toContain("<li>Охват уходом. Исправлено</li>");
  });

  test("[WB41] a planned meeting shows nothing as on air", async () => {
    const { text } = await appWith(anOpenMeeting({ phase: "planned" })).ask("/m/kollegiya");

    expect(text).not.toContain("Сейчас в эфире");
  });

  test("[WB41] every kind that stays on paper is there, a document with its file", async () => {
    const { award, chart, decision, handout, quote, tour } = everyCard;
    const onStage = onAir([award, "stage"], [chart, "stage"], [tour, "stage"]);
    const showings = [...onStage, ...onAir([decision, "side"], [handout, "side"], [quote, "side"])];
    const { text } = await appWith(anOpenMeeting({ showings })).ask("/m/kollegiya");

    for (const name of ["Награды", "Диаграммы", "Решения", "Материалы", "Цитаты", "Экскурсии"])
      expect(text).toContain(`<h2>${name}</h2>`);
    expect(text).toContain(`<a href="/f/${handout.file.file}?name=`);
    expect(text).toContain('<a href="/m/kollegiya/nagrady">Награды</a>');
  });

  test("[WB41] [WB42] nothing that is still ahead is told, nor shown by a shared link", async () => {
    const ahead = onAir([slide, "stage"]).map((showing) => ({ ...showing, from: programTime(Date.UTC(2099, 0, 1)) }));
    const { text } = await appWith(anOpenMeeting({ showings: ahead })).ask("/m/kollegiya");

    expect(text).not.toContain("Охват уходом");
    expect(text).not.toContain(image.file);
  });

  test("[WB42] a shared link shows the meeting's cover, and search engines read when and where it is", async () => {
    const days = [{ date: "2026-01-30", from: "10:30", to: "13:00" }];
    const about = {
      language: "ru",
      timeZone: "Asia/Yekaterinburg",
      place: "Каменск",
      cover: { ...image, file: `${"c".repeat(32)}.webp` },
      days,
    } as const;
    const { text } = await appWith(anOpenMeeting({ phase: "planned", about })).ask("/m/kollegiya");

    expect(text).toContain(`<meta property="og:image" content="http://efir.test/i/${about.cover.file}">`);
    const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text)?.[1] ?? "";
    expect(JSON.parse(data)).toMatchObject({
      "@type": "BroadcastEvent",
      startDate: "2026-01-30T05:30:00.000Z",
      endDate: "2026-01-30T08:00:00.000Z",
      url: "http://efir.test/m/kollegiya",
    });
  });

  test("[WB44] a title cannot end the block of data that it stands in", async () => {
    const about = { language: "ru", days: [{ date: "2026-01-30", from: "10:30" }] } as const;
    const { text } = await appWith(anOpenMeeting({ title: "</script><img src=x>", about })).ask("/m/kollegiya");

    expect(text.match(/<\/script>/g)?.length).toBe(text.match(/<script/g)?.length);
    expect(text).not.toContain("<img src=x>");
  });

  test("[VW43] a meeting in English is an English page whose Russian words are marked", async () => {
    const { text } = await appWith(anOpenMeeting({ about: { language: "en", days: [] } })).ask("/m/kollegiya");

    expect(text).toContain('<html lang="en" data-meeting="kollegiya"');
    expect(text).toContain('<article class="words" data-phase="open" lang="ru">\n<h1 lang="en">');
  });

  test("[WB42] has what search engines and shared links show", async () => {
    const { text } = await appWith(anOpenMeeting()).ask("/m/kollegiya");

    expect(text).toContain("<title>Итоги 2025 года — Эфир коллегии</title>");
    expect(text.match(/<title>/g)).toHaveLength(1);
    expect(text).toContain('<link rel="canonical" href="http://efir.test/m/kollegiya">');
    expect(text).toContain(`<meta property="og:image" content="http://efir.test/i/${image.file}">`);
  });

  test("[WB43] tells the script which meeting and stage it is", async () => {
    const { text } = await appWith(anOpenMeeting()).ask("/m/kollegiya");

    expect(text).toContain('<html lang="ru" data-meeting="kollegiya" data-stage="main">');
  });
});

describe("escaping", () => {
  const payloads = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "$& $` $' $1 $$",
    "<!--efir:body-->",
    'data-meeting=""',
  ];

  test.each(payloads)("[WB44] whatever a moderator writes is text on the page: %s", async (payload) => {
    const meeting = anOpenMeeting({
      title: payload,
      programme: [{ title: payload, time: payload, detail: payload }],
      showings: onAir(
        [{ ...speaker, name: payload, post: payload }, "lower-third"],
        [{ ...slide, title: payload, alt: payload }, "stage"],
        [{ ...figure, value: payload, label: payload }, "side"],
      ),
      highlights: [{ id: "highlight-1", at: programTime(start), text: payload }],
    });

    const { text } = await appWith(meeting).ask("/m/kollegiya");

    const escaped = payload.replace(
      /[&<>"']/g,
      (sign) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" }[sign]};`,
    );
    expect(text.split(escaped).length).toBeGreaterThan(10);
    expect(text).not.toMatch(/<script|<img|<svg|<!--efir/);
    expect(text.match(/data-meeting="kollegiya"/g)).toHaveLength(1);
  });
});

describe("/", () => {
  const planned = aMeeting({ slug: "planned" });
  const open = { ...anOpenMeeting(), slug: "open" };
  const sample = { ...anOpenMeeting(), slug: "primer", sample: true };
  const closed = { ...anOpenMeeting({ phase: "closed" }), slug: "closed" };

  test.each([
    ["what is on air", [planned, open, sample], "/m/open"],
    ["what comes next, before the sample", [planned, sample, closed], "/m/planned"],
    ["the sample", [sample, closed], "/m/primer"],
  ])("[WB40] leads to %s", async (_name, meetings, address) => {
    const answer = await appWith(...meetings).ask("/");

    expect([answer.status, answer.headers.location]).toEqual([302, address]);
  });

  test("[WB40] lists what was, when nothing is on and nothing is planned", async () => {
    const { status, text } = await appWith(closed).ask("/");

    expect(status).toBe(200);
    expect(text).toContain('<a href="/m/closed">Итоги 2025 года</a>');
  });
});

describe("sending", () => {
  test("[WB45] a page that did not change is not sent again", async () => {
    const app = appWith(anOpenMeeting());
    const first = await app.ask("/m/kollegiya");

    const second = await app.ask("/m/kollegiya", { headers: { "if-none-match": first.headers.etag ?? "" } });
    app.meetings.set("kollegiya", anOpenMeeting({ title: "Другое" }));
    const third = await app.ask("/m/kollegiya", { headers: { "if-none-match": first.headers.etag ?? "" } });

    expect([first.status, second.status, second.bytes.length, third.status]).toEqual([200, 304, 0, 200]);
  });

  test("[WB45] is compressed as asked", async () => {
    const app = appWith(anOpenMeeting());
    const [plain, br, gzip] = await Promise.all(
      ["identity", "gzip, br", "gzip"].map((encoding) =>
        app.ask("/m/kollegiya", { headers: { "accept-encoding": encoding } }),
      ),
    );

    expect(brotliDecompressSync(br?.bytes ?? Buffer.alloc(0)).toString()).toBe(plain?.text);
    expect(gunzipSync(gzip?.bytes ?? Buffer.alloc(0)).toString()).toBe(plain?.text);
  });
});

describe("the control room's pages", () => {
  test.each([
    ["/pult", "/pult/vhod"],
    ["/pult/kollegiya", "/pult/vhod?dalee=kollegiya"],
  ])("[WB46] %s sends a stranger to the door", async (path, address) => {
    const answer = await appWith(aMeeting()).ask(path);

    expect([answer.status, answer.headers.location, answer.headers["cache-control"]]).toEqual([
      302,
      address,
      "no-store",
    ]);
  });

  test("[WB46] open to staff, and no cache between keeps them", async () => {
    const app = appWith(aMeeting());
    const cookie = await app.signInAs();

    const room = await app.ask("/pult/kollegiya", { headers: { cookie } });

    expect([room.status, room.headers["cache-control"]]).toEqual([200, "private, no-cache"]);
    expect(room.text).toContain('data-meeting="kollegiya"');
    expect(room.text).toContain("<title>Пульт: Итоги 2025 года — Эфир коллегии</title>");
  });
});
