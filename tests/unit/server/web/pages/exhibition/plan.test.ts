import { describe, expect, test } from "vitest";
import type { ExhibitionReader } from "../../../../../../server/web/exhibition-ports.ts";
import { anExhibitionOf, aStand } from "../../../../../support/stands.ts";
import { aMeeting, webApp } from "../../../../../support/web-app.ts";

const stands = [
  aStand({
    number: 1,
    slug: "ministerstvo",
    size: "large",
    content: { institution: "Министерство", place: "Каменск", title: "Год заботы" },
  }),
  aStand({
    number: 2,
    slug: "brigada",
    content: { institution: "Мобильная бригада", place: "Усть-Ярск", title: "Одиннадцать сёл" },
  }),
  aStand({
    number: 3,
    slug: "veterany",
    size: "wide",
    content: { institution: "Дом ветеранов", place: "Каменск", title: "Счётная палата памяти" },
  }),
];

async function ask(path: string, exhibitionReader: ExhibitionReader = anExhibitionOf(stands)) {
  const app = webApp({ exhibitionReader });
  app.meetings.set("kollegiya", aMeeting());
  return app.ask(path);
}
const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");
const titlesIn = (html: string) => [...html.matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title]) => title);

describe("[EB60] the plan", () => {
  test("has a cell for each stand, in the order of numbers, with its address and size", async () => {
    const { text } = await ask("/m/kollegiya/vystavka");
    const cells = [...text.matchAll(/<li class="plan__(\w+)" data-stand="([\w-]+)"><a href="([^"]+)"/g)];
    expect(cells.map(([, size, id, href]) => [size, id, href])).toEqual([
      ["large", "stand-1", "/m/kollegiya/vystavka/1-ministerstvo"],
      ["small", "stand-2", "/m/kollegiya/vystavka/2-brigada"],
      ["wide", "stand-3", "/m/kollegiya/vystavka/3-veterany"],
    ]);
  });

  test("is found by search engines, and shared with its name", async () => {
    const { text, headers } = await ask("/m/kollegiya/vystavka?q=brigada");
    expect(text).toContain('<link rel="canonical" href="http://efir.test/m/kollegiya/vystavka">');
    expect(text).toContain('<meta property="og:title" content="Практики года: Итоги 2025 года">');
    expect(text).not.toContain("noindex");
    expect(headers["cache-control"]).toBe("public, no-cache");
  });

  test("of no stands is said in words", async () => {
    const { text, status } = await ask("/m/kollegiya/vystavka", anExhibitionOf([]));
    expect([status, words(text)]).toEqual([200, expect.stringContaining("Стендов пока нет")]);
  });
});

describe("[EB61] stands are looked for by a plain form", () => {
  test.each([
    ["?q=вете", ["Счётная палата памяти"]],
    ["?q=счетная+каменск", ["Счётная палата памяти"]],
    ["?mesto=Каменск", ["Год заботы", "Счётная палата памяти"]],
    ["?mesto=Каменск&q=год", ["Год заботы"]],
    ["?q=2", ["Одиннадцать сёл"]],
    ["", ["Год заботы", "Одиннадцать сёл", "Счётная палата памяти"]],
  ])("%s", async (query, titles) => {
    const { text } = await ask(`/m/kollegiya/vystavka${encodeURI(query)}`);
    expect(titlesIn(text)).toEqual(titles);
  });

  test("what was asked stands in the form, and the outcome is told", async () => {
    const { text } = await ask(`/m/kollegiya/vystavka?${new URLSearchParams({ q: '"><b>', mesto: "Каменск" })}`);
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(text).toContain("<option selected>Каменск</option>");
    expect(words(text)).toContain("Ничего не нашлось, по запросу «&quot;&gt;&lt;b&gt;», место: Каменск. Показать все");
  });

  test("a place is offered once, and no choice of one", async () => {
    const { text } = await ask("/m/kollegiya/vystavka");
    expect([...text.matchAll(/<option[^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual([
      "Все места",
      "Каменск",
      "Усть-Ярск",
    ]);
    const alone = await ask("/m/kollegiya/vystavka", anExhibitionOf(stands.slice(0, 1)));
    expect(alone.text).not.toContain("<select");
  });
});

describe("[EB62] what cannot be shown is said in words", () => {
  const closed: ExhibitionReader = { exhibition: () => null, stand: () => null };
  test.each([
    ["/m/kollegiya/vystavka", closed, "Выставка ещё не открыта"],
    ["/m/kollegiya/vystavka/1-ministerstvo", closed, "Выставка ещё не открыта"],
    ["/m/kollegiya/vystavka/9-nikogo", anExhibitionOf(stands), "Такого стенда нет"],
    ["/m/kollegiya/vystavka/ministerstvo", anExhibitionOf(stands), "Такого стенда нет"],
    ["/m/kollegiya/vystavka/%E2%80%AE", anExhibitionOf(stands), "Такого стенда нет"],
  ])("%s", async (path, reader, said) => {
    const { status, text } = await ask(path, reader);
    expect([status, words(text)]).toEqual([404, expect.stringContaining(said)]);
  });

  test.each(["1", "1-", "1-ministry", "001-ministerstvo"])("a stand's number finds it: %s", async (path) => {
    const { status, headers } = await ask(`/m/kollegiya/vystavka/${path}`);
    expect([status, headers.location]).toEqual([302, "/m/kollegiya/vystavka/1-ministerstvo"]);
  });

  test("an unknown meeting has no exhibition", async () => {
    expect((await ask("/m/nikakoe/vystavka")).status).toBe(404);
  });
});
