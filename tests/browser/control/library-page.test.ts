import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { LibraryPageElement } from "../../../client/pages/library/library-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import { titleOf } from "../../../shared/library/words.ts";
import type { LibraryBrief } from "../../../shared/library.ts";
import type { Role } from "../../../shared/roles.ts";
import { programTime } from "../../../shared/time.ts";
import { aDeckItem, aFigureItem, aPage, aSpeakerItem } from "../../support/library-builders.ts";
import { patience } from "../../support/patience.ts";

const kept = { version: 1, updatedAt: programTime(1_000) };
const items = [
  { ...aSpeakerItem(), ...kept },
  { ...aFigureItem(), ...kept },
  { ...aDeckItem(), ...kept },
] as const;
const briefs: readonly LibraryBrief[] = items.map((item) => {
  const { image: _image, ...words } = titleOf(item);
  const { id, sort } = item;
  return { id, sort, ...kept, ...words, ...(sort === "deck" ? { pages: 2, silentPages: 1 } : {}) };
});

type Answer = readonly [status: number, body: unknown];
const ownFetch = window.fetch;
let asked: string[] = [];
let answers: Record<string, Answer | readonly Answer[]> = {};
let role: Role = "moderator";

beforeEach(() => {
  asked = [];
  role = "moderator";
  answers = {
    "GET /api/library?q=": [200, briefs],
    "GET /api/library/speaker-1": [200, items[0]],
    "GET /api/library/figure-1": [200, items[1]],
    "GET /api/library/deck-0001": [200, items[2]],
    "GET /api/library/figure-1/versions": [200, [{ ...kept, by: "Анна", content: items[1].content }]],
    "GET /api/library/figure-1/uses": [200, [{ slug: "itogi", title: "Итоги", planned: 1, shown: 2 }]],
    "GET /api/library/speaker-1/uses": [200, []],
  };
  // The server of this page, as docs/spec/library.md has it. Several answers are given in turn.
  window.fetch = async (input, init) => {
    const call = `${init?.method ?? "GET"} ${String(input)}`;
    asked.push(init?.body === undefined ? call : `${call} ${String(init.body)}`);
    if (call === "GET /api/session")
      return Response.json({ actor: { id: "a", name: "Ирина", role }, hasPassword: true });
    const given = answers[call];
    if (given === undefined) throw new TypeError("no connection");
    const [first, ...rest] = Array.isArray(given[0]) ? (given as readonly Answer[]) : [given as Answer];
    if (rest.length > 0) answers[call] = rest;
    const [status, body] = first ?? [500, {}];
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  };
});

afterEach(() => {
  window.fetch = ownFetch;
  document.querySelector("efir-library-page")?.remove();
  document.documentElement.removeAttribute("data-theme");
  history.replaceState(null, "", location.pathname);
});

async function shown(hash = "") {
  history.replaceState(null, "", `${location.pathname}${hash}`);
  const page = new LibraryPageElement();
  document.body.append(page);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1), patience);
  await settled(page);
  return page;
}

async function settled(page: LibraryPageElement): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await page.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** All that is shown, through the shadow roots. */
function deep(root: ParentNode, selector: string): HTMLElement[] {
  const inside = [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot ? deep(shadowRoot, selector) : [],
  );
  return [...root.querySelectorAll<HTMLElement>(selector), ...inside];
}
const within = (page: LibraryPageElement, selector: string) => deep(page.renderRoot, selector);
const button = (page: LibraryPageElement, words: string) =>
  within(page, "button, a").find((one) => (one.getAttribute("aria-label") ?? one.textContent.trim()) === words) ??
  expect.fail(words);
const bodyOf = (method: string) =>
  JSON.parse(asked.find((call) => call.startsWith(method))?.replace(/^\S+ \S+ /, "") ?? "null");

test.each([
  ["?pult=itogi", ["/pult/itogi", "/pult"]],
  ["?pult=/elsewhere", ["/pult"]],
  ["", ["/pult"]],
])("[CR36] whoever came from a room finds the way back to it, and to nothing else: %j", async (search, expected) => {
  const page = await shown(search);
  expect(within(page, "header a").map((link) => link.getAttribute("href"))).toEqual(expected);
});

describe("[LB43] the list", () => {
  test("shows each item with its facts, and how far a deck is described", async () => {
    const page = await shown();
    await vi.waitFor(() => expect(within(page, "li.item")).toHaveLength(3), patience);
    const rows = within(page, "li.item").map((row) => row.textContent.replace(/\s+/g, " ").trim());
    expect(rows[0]).toContain("Анна Ёлкина");
    expect(rows[2]).toContain("описано 1 из 2");
  });

  test("asks for a sort, and for words a little after they are written", async () => {
    answers["GET /api/library?sort=figure&q="] = [200, []];
    answers["GET /api/library?sort=figure&q=%D0%B4%D0%BE%D0%BC"] = [200, []];
    const page = await shown();
    await userEvent.click(button(page, "Цифры"));
    await vi.waitFor(() => expect(page.renderRoot.textContent).toContain("Здесь пока пусто"), patience);
    const [field] = within(page, "input[type=search]");
    await userEvent.type(field ?? expect.fail(), "дом");
    await vi.waitFor(() => expect(page.renderRoot.textContent).toContain("Ничего не нашлось"), patience);
  });

  test("that does not load says so, and loads at a press", async () => {
    const { "GET /api/library?q=": whole = [200, []] as Answer } = answers;
    delete answers["GET /api/library?q="];
    const page = await shown();
    await vi.waitFor(() => expect(page.renderRoot.textContent).toContain("Список не загрузился"), patience);
    answers["GET /api/library?q="] = whole;
    await userEvent.click(button(page, "Загрузить ещё раз"));
    await vi.waitFor(() => expect(within(page, "li.item")).toHaveLength(3), patience);
  });

  test("offers an editor no deletion", async () => {
    role = "editor";
    const page = await shown();
    await vi.waitFor(() => button(page, "Новый докладчик"), patience);
    expect(within(page, ".btn--danger")).toEqual([]);
  });
});

describe("[LB44] an item's form", () => {
  test("saves what is written, made from the version it was opened on", async () => {
    answers["PUT /api/library/speaker-1"] = [200, { ...items[0], version: 2 }];
    const page = await shown();
    await userEvent.click(button(page, "Изменить: Анна Ёлкина"));
    await vi.waitFor(() => expect(within(page, "#post")).toHaveLength(1), patience);
    await userEvent.fill(within(page, "#post")[0] ?? expect.fail(), "министр");
    await userEvent.click(button(page, "Сохранить"));
    await vi.waitFor(
      () => expect(bodyOf("PUT")).toEqual({ version: 1, content: { name: "Анна Ёлкина", post: "министр" } }),
      patience,
    );
    await vi.waitFor(() => expect(page.renderRoot.textContent).toContain("Сохранено: Анна Ёлкина"), patience);
  });

  test("[LB4] shows both versions when somebody was faster, and saves what is chosen", async () => {
    const theirs = { ...items[0], version: 2, content: { ...items[0].content, organisation: "г. Орёл" } };
    answers["GET /api/library/speaker-1"] = [
      [200, items[0]],
      [200, theirs],
    ];
    answers["PUT /api/library/speaker-1"] = [
      [409, { error: { code: "STALE" }, current: theirs }],
      [200, { ...theirs, version: 3 }],
    ];
    const page = await shown();
    await userEvent.click(button(page, "Изменить: Анна Ёлкина"));
    await vi.waitFor(() => expect(within(page, "#post")).toHaveLength(1), patience);
    await userEvent.fill(within(page, "#post")[0] ?? expect.fail(), "министр");
    await userEvent.click(button(page, "Сохранить"));
    await vi.waitFor(() => expect(within(page, "efir-stale-versions")).toHaveLength(1), patience);
    await vi.waitFor(
      () =>
        expect(
          within(page, ".side")
            .map((one) => one.textContent)
            .join(),
        ).toMatch(/министр.*г\. Орёл/s),
      patience,
    );
    asked = [];
    await userEvent.click(
      within(page, "efir-stale-versions .btn--primary, .end .btn--primary").at(-1) ?? expect.fail(),
    );
    await vi.waitFor(
      () =>
        expect(bodyOf("PUT")).toEqual({
          version: 2,
          content: { name: "Анна Ёлкина", post: "министр", organisation: "г. Орёл" },
        }),
      patience,
    );
  });

  test("of a figure says where it will change", async () => {
    const page = await shown();
    await userEvent.click(button(page, "Изменить: 78 737 человек: получили помощь"));
    await vi.waitFor(
      () => expect(within(page, ".uses")[0]?.textContent).toContain("Итоги: в плане 1, в эфире 2"),
      patience,
    );
    expect(button(page, "Исправить везде")).toBeDefined();
  });
});

test("[LB8] deletion says first where it is used, and is asked for knowing it", async () => {
  answers["DELETE /api/library/figure-1?anyway=yes"] = [204, null];
  const page = await shown();
  await userEvent.click(button(page, "Удалить: 78 737 человек: получили помощь"));
  await vi.waitFor(() => expect(within(page, ".uses")[0]?.textContent).toContain("Итоги"), patience);
  await userEvent.click(within(page, "efir-item-removal .btn--danger, .choices .btn--danger").at(-1) ?? expect.fail());
  await vi.waitFor(() => expect(asked).toContain("DELETE /api/library/figure-1?anyway=yes"), patience);
});

describe("a deck", () => {
  test("[LB40] begins at the first page without words, with the slide's own text to be checked", async () => {
    const page = await shown("#deck-0001");
    await vi.waitFor(() => expect(within(page, "#alt")).toHaveLength(1), patience);
    expect(within(page, "#alt")[0]).toHaveProperty("value", "Текст слайда 2");
    expect(within(page, "[aria-current=true]")[0]?.textContent).toContain("Слайд 2");
  });

  test("[LB41] Ctrl+Enter saves the page and goes to the next without words", async () => {
    const three = { ...items[2], content: { ...items[2].content, pages: [aPage(1), aPage(2), aPage(3)] } };
    const saved = {
      ...three,
      version: 2,
      content: { ...three.content, pages: [aPage(1, { alt: "Итоги" }), aPage(2), aPage(3)] },
    };
    answers["GET /api/library/deck-0001"] = [200, three];
    answers["PUT /api/library/deck-0001"] = [200, saved];
    const page = await shown("#deck-0001");
    await vi.waitFor(() => expect(within(page, "#alt")).toHaveLength(1), patience);
    await userEvent.fill(within(page, "#alt")[0] ?? expect.fail(), "Итоги");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await vi.waitFor(() => expect(within(page, "#alt")[0]).toHaveProperty("value", "Текст слайда 2"), patience);
    expect(bodyOf("PUT").content.pages[0]).toEqual({ number: 1, title: "Слайд 1", alt: "Итоги" });
    expect(page.renderRoot.querySelector("efir-deck-desk")?.shadowRoot?.textContent).toContain("описано 1 из 3");
  });

  test("[LB40] a page without words is not saved: words are asked for", async () => {
    const page = await shown("#deck-0001");
    await vi.waitFor(() => expect(within(page, "#alt")).toHaveLength(1), patience);
    await userEvent.fill(within(page, "#alt")[0] ?? expect.fail(), "");
    await userEvent.click(button(page, "Сохранить и дальше"));
    await vi.waitFor(
      () => expect(within(page, "#alt-mistake")[0]?.textContent).toContain("Напишите, что на слайде"),
      patience,
    );
    expect(asked.filter((call) => call.startsWith("PUT"))).toEqual([]);
  });

  test("[LB42] what somebody else wrote of this page meanwhile is shown, not written over", async () => {
    const theirs = {
      ...items[2],
      version: 2,
      content: { ...items[2].content, pages: [aPage(1, { alt: "Итоги года" }), aPage(2, { alt: "Раньше вас" })] },
    };
    answers["GET /api/library/deck-0001"] = [
      [200, items[2]],
      [200, theirs],
    ];
    answers["PUT /api/library/deck-0001"] = [
      [409, { error: { code: "STALE" } }],
      [200, { ...theirs, version: 3 }],
    ];
    const page = await shown("#deck-0001");
    await vi.waitFor(() => expect(within(page, "#alt")).toHaveLength(1), patience);
    await userEvent.fill(within(page, "#alt")[0] ?? expect.fail(), "Моё описание");
    await userEvent.click(button(page, "Сохранить и дальше"));
    await vi.waitFor(() => expect(within(page, ".theirs blockquote")[0]?.textContent).toBe("Раньше вас"), patience);
    expect(within(page, "#alt")[0]).toHaveProperty("value", "Моё описание");
    asked = [];
    await userEvent.click(button(page, "Оставить моё"));
    await vi.waitFor(
      () => expect(bodyOf("PUT")).toMatchObject({ version: 2, content: { pages: [{}, { alt: "Моё описание" }] } }),
      patience,
    );
  });
});

test.each(themes)("[LB45] axe finds nothing in %s: list, form, deck", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const page = await shown();
  const list = await axe.run(page);
  await userEvent.click(button(page, "Изменить: 78 737 человек: получили помощь"));
  await vi.waitFor(() => expect(within(page, ".uses")).toHaveLength(1), patience);
  const form = await axe.run(page);
  page.remove();
  const deckPage = await shown("#deck-0001");
  await vi.waitFor(() => expect(within(deckPage, "#alt")).toHaveLength(1), patience);
  const deck = await axe.run(deckPage);
  expect(
    [list, form, deck].flatMap(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]),
    ),
  ).toEqual([]);
});
