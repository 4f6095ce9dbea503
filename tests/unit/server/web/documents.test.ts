import { describe, expect, test } from "vitest";
import type { Meeting } from "../../../../server/web/ports.ts";
import { programTime } from "../../../../shared/time.ts";
import type { MeetingAbout } from "../../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { everyCard } from "../../../support/every-card.ts";
import { aRecord, aSlide, taken } from "../../../support/ledger-builders.ts";
import { aMeeting, webApp } from "../../../support/web-app.ts";

/** The test's clock shows 07:30 UTC, 12:30 in Yekaterinburg. */
const start = Date.UTC(2026, 0, 30, 5, 30);
const about: MeetingAbout = {
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  place: "Каменск, зал заседаний",
  hashtag: "Коллегия2026",
  days: [{ date: "2026-01-30", from: "10:30", to: "13:00" }],
};
const programme: MeetingRecord["programme"] = [
  {
    id: "item-0001",
    title: "Открытие",
    startsAt: programTime(start),
    minutes: 15,
    speakers: [{ name: "Елена Воронцова", post: "министр" }],
  },
  { id: "item-0002", title: "Долговременный уход", startsAt: programTime(start + 900_000), detail: "Каменск" },
];
const shown = (...cards: readonly Parameters<typeof taken>[0][]): MeetingRecord["showings"] =>
  aRecord(...cards.map((card, index) => [start + index, taken(card)] as const)).showings;
const meeting = (more: Partial<MeetingRecord> = {}, slug = "kollegiya"): Meeting =>
  aMeeting({
    slug,
    record: {
      ...aRecord(),
      title: "Итоги 2025 года",
      about,
      programme,
      openedAt: programTime(start),
      showings: shown(...Object.values(everyCard)),
      ...more,
    },
  });

const ask = async (path: string, ...meetings: readonly Meeting[]) => {
  const app = webApp();
  for (const one of meetings.length === 0 ? [meeting()] : meetings) app.meetings.set(one.slug, one);
  return app.ask(path);
};
const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");

describe("[WB60] parts of a meeting as pages of their own", () => {
  test.each([
    ["programma", ["10:30", "Открытие", "Елена Воронцова", "министр", "15 минут", "10:45 Долговременный уход Каменск"]],
    [
      "cifry",
      [
        "3 047 домов",
        "2024 год: 2 146, рост на 42 %",
        "Источник: Росстат",
        "Исправлено",
        "было 3 000 домов",
        "нет данных",
      ],
    ],
    [
      "nagrady",
      [
        "Лучшие работники отрасли",
        "Алия Маратовна Гареева",
        "Лучший социальный работник, I место",
        "Гончарная мастерская",
      ],
    ],
    [
      "resheniya",
      ["1.2", "Принято", "Открыть три межрайонных центра", "Поручено: Управление", "Срок: до 1 декабря 2026 года"],
    ],
    [
      "materialy",
      [
        "Доклад министра",
        "PDF, 1,2 МБ, 24 страницы",
        "3. Итоги года",
        "Таблица: план и факт по кварталам",
        "Экскурсии Гончарная мастерская",
      ],
    ],
  ])("/%s says all of it", async (path, expected) => {
    const { text, status } = await ask(`/m/kollegiya/${path}`);
    expect(status).toBe(200);
    for (const one of expected) expect(words(text)).toContain(one);
    expect(text).toMatch(/<title>[^<]+: Итоги 2025 года — Эфир коллегии<\/title>/);
    expect(text).toContain(`<link rel="canonical" href="http://efir.test/m/kollegiya/${path}">`);
  });

  test("[WB61] [RL1] an item of which only the length is planned begins when the one before it ends", async () => {
    const planned = [
      { title: "Открытие", minutes: 15 },
      { title: "Доклад", minutes: 40 },
      { title: "Прения" },
      { title: "Подведение итогов", time: "после обеда" },
    ];
    const { text } = await ask("/m/kollegiya/programma", meeting({ programme: planned }));
    expect(words(text)).toContain(
      "10:30 Открытие 15 минут 10:45 Доклад 40 минут 11:25 Прения после обеда Подведение итогов",
    );
    expect(text).toContain('<time datetime="2026-01-30T05:45:00.000Z">10:45</time>');
  });

  test("[WB61] [RL2] a programme of two days by its clock stands under its days", async () => {
    const days = [...about.days, { date: "2026-01-31", from: "10:00" }];
    const planned = [
      { title: "Открытие", time: "10:30" },
      { title: "Доклад", time: "12:00", minutes: 30 },
      { title: "Секции", time: "10:00", minutes: 60 },
      { title: "Итоги" },
    ];
    const { text } = await ask("/m/kollegiya/programma", meeting({ about: { ...about, days }, programme: planned }));
    expect(words(text)).toMatch(
      /30 января 2026 года, пятница 10:30 Открытие 12:00 Доклад 30 минут 31 января 2026 года, суббота 10:00 Секции 60 минут 11:00 Итоги/,
    );
  });

  test.each(["programma", "cifry", "nagrady", "resheniya", "materialy"])(
    "/%s says so where there is nothing",
    async (path) => {
      const { text } = await ask(`/m/kollegiya/${path}`, meeting({ showings: [], programme: [] }));
      expect(words(text)).toMatch(/появ[ия]тся/);
    },
  );

  test("a deck that was handed out too is listed once, as the handout calls it", async () => {
    const { text } = await ask(
      "/m/kollegiya/materialy",
      meeting({ showings: shown(everyCard.slide, everyCard.handout) }),
    );
    expect(words(text)).toContain("Доклад министра");
    expect(words(text)).not.toContain("Доклад министра.pdf");
  });

  test("text of any kind is text", async () => {
    const evil = "<img src=x onerror=alert(1)>&\"'😀\u200b";
    const { text } = await ask(
      "/m/kollegiya/materialy",
      meeting({ title: evil, showings: shown(aSlide({ title: evil, alt: evil })) }),
    );
    expect(text).not.toContain("<img src=x");
    expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;😀");
  });

  test("[WB61] what lies ahead is not told", async () => {
    const ahead = aRecord([Date.UTC(2026, 0, 30, 7, 30, 1), taken(everyCard.award)]).showings;
    expect((await ask("/m/kollegiya/nagrady", meeting({ showings: ahead }))).text).not.toContain("Гареева");
  });

  test("a part of no meeting is not found", async () => {
    expect((await ask("/m/drugoe/cifry")).status).toBe(404);
  });
});

describe("[WB62] the archive", () => {
  const past = meeting({ phase: "closed", closedAt: programTime(start + 9) }, "proshloe");
  const coming = meeting(
    {
      phase: "planned",
      title: "Ёлочки и итоги",
      openedAt: null,
      showings: [],
      about: { ...about, days: [{ date: "2026-03-01", from: "09:00" }] },
    },
    "budushchee",
  );
  const away = meeting(
    { phase: "planned", openedAt: null, archivedAt: programTime(start), title: "Отменено" },
    "otmeneno",
  );
  const sample = { ...meeting({ title: "Пробная" }, "primer"), sample: true };
  const search = (q: string) => ask(`/arhiv?q=${encodeURIComponent(q)}`, past, coming, away, sample);

  test("lists what was and what comes, newest first", async () => {
    const { text } = await ask("/arhiv", past, coming, away, sample);
    expect([...text.matchAll(/href="\/m\/([a-z]+)"/g)].map(([, slug]) => slug)).toEqual(["budushchee", "proshloe"]);
  });

  test.each([
    ["елочки", ["budushchee"]],
    ["ИТОГИ каменск", ["budushchee", "proshloe"]],
    ["гареева", ["proshloe"]],
    ["#коллегия2026", ["budushchee", "proshloe"]],
    ["нет такого", []],
    ["<script>", []],
  ])("finds by «%s»", async (q, slugs) => {
    const { text } = await search(q);
    expect([...text.matchAll(/href="\/m\/([a-z]+)"/g)].map(([, slug]) => slug)).toEqual(slugs);
    expect(text).not.toContain("<script>");
  });

  test("shows the line that was found", async () => {
    expect((await search("лучший социальный")).text).toContain("Алия Маратовна Гареева: Лучший социальный работник");
  });

  test("turns pages", async () => {
    const many = Array.from({ length: 70 }, (_, index) => meeting({}, `m-${index}`));
    const pageOf = async (page: string) => words((await ask(`/arhiv?str=${page}`, ...many)).text);
    expect(await pageOf("2")).toContain("Новее 2 из 3 Раньше");
    expect(await pageOf("99")).toContain("Новее 3 из 3");
    expect(await pageOf("x")).toContain("1 из 3 Раньше");
  });
});

describe("files of a meeting", () => {
  test("[WB63] the calendar has an event a day, in UTC", async () => {
    const { text, headers } = await ask("/m/kollegiya/kalendar.ics");
    expect(headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(text.split("\r\n")).toEqual(
      expect.arrayContaining([
        "BEGIN:VCALENDAR",
        "UID:kollegiya-1@efir.test",
        "DTSTART:20260130T053000Z",
        "DTEND:20260130T080000Z",
        "LOCATION:Каменск\\, зал заседаний",
        "TRIGGER:-PT15M",
      ]),
    );
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("[WB63] there is no calendar while no day is known", async () => {
    const vague = meeting({ about: { ...about, days: [] }, programme: [{ title: "Открытие", time: "10:30" }] });
    expect((await ask("/m/kollegiya/kalendar.ics", vague)).status).toBe(404);
  });

  test("[WB64] decisions as a table that runs nothing", async () => {
    const bold = { ...everyCard.decision, id: "decision-2", text: "=cmd()", charged: '"А"; Б', due: undefined };
    const { bytes } = await ask("/m/kollegiya/resheniya.csv", meeting({ showings: shown(everyCard.decision, bold) }));
    expect(bytes.toString()).toBe(
      '\ufeff№;Решение;Состояние;Поручено;Срок;Зачитано\r\n1.2;"Открыть три межрайонных центра\nдолговременного ухода";Принято;Управление социального обслуживания;01.12.2026;30.01.2026 10:30\r\n1.2;\'=cmd();Принято;"""А""; Б";;30.01.2026 10:30\r\n',
    );
  });

  test("[WB64] decisions as a document, named in Russian", async () => {
    const { bytes, headers } = await ask("/m/kollegiya/resheniya.docx");
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
    expect(decodeURIComponent(String(headers["content-disposition"]))).toContain(
      "filename*=UTF-8''Решения kollegiya.docx",
    );
  });
});
