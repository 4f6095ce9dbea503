import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { DeckPagesElement } from "../../../client/control/deck-pages.ts";
import { DeckUploadElement } from "../../../client/control/deck-upload.ts";
import { DeckChosenEvent, DoneEvent, PickEvent } from "../../../client/control/events.ts";
import { FigureCorrectionElement } from "../../../client/control/figure-correction.ts";
import { LibraryPickerElement } from "../../../client/control/library-picker.ts";
import "../../../client/ui/page.css";
import { everyCard } from "../../support/every-card.ts";
import { patience } from "../../support/patience.ts";
import { farSide } from "./far-side.ts";

const image = everyCard.slide.image;
const speaker = { id: "library-speaker-1", sort: "speaker", version: 1, updatedAt: 0 };
const brief = { ...speaker, title: "Андрей Лебедев", note: "министр", image };
const page = (number: number, alt?: string) => ({
  number,
  image,
  small: image,
  title: `Лист ${number}`,
  text: "",
  alt,
});
const deck = {
  id: "library-deck-1",
  sort: "deck",
  version: 1,
  updatedAt: 0,
  content: { title: "Доклад", pages: [page(1, "Столбики"), page(2), page(3, "Линия")], isDownloadable: true },
};
const figure = (version: number, value: string) => ({
  ...{ id: "library-figure-1", sort: "figure", version, updatedAt: 0 },
  content: { value, label: "получают уход" },
});
const use = { slug: "kollegiya", title: "Итоги года", planned: 1, shown: 2 };

let far: ReturnType<typeof farSide>;
let told: Event[] = [];
beforeEach(() => {
  far = farSide({
    "GET /api/library?sort=speaker&q=": [200, [brief]],
    "GET /api/library?sort=speaker&q=%D0%BB%D0%B5%D0%B1": [200, [brief]],
    "GET /api/library?sort=deck&q=": [
      200,
      [{ ...brief, id: deck.id, sort: "deck", title: "Доклад", pages: 3, silentPages: 1 }],
    ],
    "GET /api/library/library-speaker-1": [200, { ...speaker, content: { name: "Андрей Лебедев", post: "министр" } }],
    "GET /api/library/library-deck-1": [200, deck],
    "GET /api/library/library-figure-1": [200, figure(3, "3 000")],
    "GET /api/library/library-figure-1/uses": [200, [use]],
    "GET /api/decks": [200, { hasOffice: false }],
  });
  told = [];
  document.documentElement.dataset["theme"] = "dark";
});
afterEach(() => {
  far.leave();
  document.querySelector("main")?.remove();
  document.documentElement.removeAttribute("data-theme");
});

async function shown<Element extends HTMLElement & { readonly updateComplete: Promise<boolean> }>(element: Element) {
  const main = document.createElement("main");
  for (const { type } of [PickEvent, DeckChosenEvent, DoneEvent])
    main.addEventListener(type, (event) => told.push(event));
  main.append(element);
  document.body.append(main);
  await element.updateComplete;
  const root = element.shadowRoot;
  if (root === null) throw new Error("nothing was drawn");
  const press = (words: RegExp) =>
    [...root.querySelectorAll<HTMLElement>("button, label")].find((one) => words.test(one.textContent ?? ""))?.click();
  const says = (words: RegExp) =>
    vi.waitFor(() => expect(root.textContent?.replace(/[\s\u00a0]+/g, " ")).toMatch(words), patience);
  return { element, root, press, says };
}

const clean = async (element: Element) => {
  const { violations } = await axe.run(element);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe("choosing from the library", () => {
  test("[CR31] a word that is typed is one question, and ↓ leads to what was found", async () => {
    const { element, root, says, press } = await shown(new LibraryPickerElement());
    await says(/Найдена 1 запись/);
    const query = root.querySelector<HTMLInputElement>("#query");
    query?.focus();
    // Key by key, and at once: on a busy machine a real keyboard's pauses would be as long as the search's own.
    for (const typed of ["л", "ле", "леб"]) {
      if (query !== null) query.value = typed;
      query?.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
    await far.heard("GET /api/library?sort=speaker&q=%D0%BB%D0%B5%D0%B1");
    await says(/Найдена 1 запись/);
    await clean(element);
    await userEvent.keyboard("[ArrowDown]");
    const focused = root.activeElement?.textContent;
    press(/Андрей Лебедев/);
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);

    expect(far.calls().filter((call) => call.includes("q=%D0"))).toHaveLength(1);
    expect(focused).toContain("Андрей Лебедев");
    expect(told[0]).toMatchObject({ item: { content: { name: "Андрей Лебедев" } } });
  });

  test("[CR31] a line that is lost says so, and can be tried again", async () => {
    const { press, says } = await shown(Object.assign(new LibraryPickerElement(), { sort: "document" }));
    far.answer({ "GET /api/library?sort=document&q=": [503, { error: { code: "BUSY" } }] });
    await says(/Не получилось|Сервер занят/);
    far.answer({ "GET /api/library?sort=document&q=": [200, []] });
    press(/^Повторить$/);

    await says(/Здесь пока пусто/);
  });

  test("[CR31] a deck says how many slides lack words, and leads to its pages", async () => {
    const { press, says } = await shown(new LibraryPickerElement());
    press(/^Презентации$/);
    await says(/3 слайда, 1 без описания/);
    press(/3.слайда/);

    expect(told[0]).toMatchObject({ deckId: "library-deck-1" });
  });
});

describe("a deck's pages", () => {
  test("[CR35] all are chosen at first; those that are left are added, in order", async () => {
    far.answer({ "POST /api/meetings/kollegiya/cues": [201, { added: 2 }] });
    const { element, press, says } = await shown(
      Object.assign(new DeckPagesElement(), { slug: "kollegiya", deckId: "library-deck-1" }),
    );
    await says(/Добавить 3 слайда в ход/);
    await says(/нет описания/);
    await clean(element);
    press(/Слайд 1/);
    await says(/Добавить 2 слайда в ход/);
    press(/Добавить 2/);
    const { body } = await far.heard("POST /api/meetings/kollegiya/cues");
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);

    expect(body).toEqual({ deckId: "library-deck-1", pages: [2, 3] });
  });
});

describe("a deck from a file", () => {
  const choose = (root: ShadowRoot, ...names: readonly string[]) => {
    const files = new DataTransfer();
    for (const name of names) files.items.add(new File(["x"], name));
    const input = root.querySelector<HTMLInputElement>("input[type=file]");
    if (input) input.files = files.files;
    input?.dispatchEvent(new Event("change"));
  };

  test("[CR34] is told page by page until it is ready", async () => {
    far.answer({
      "POST /api/decks?": [202, { id: "job-1", phase: "waiting" }],
      "GET /api/decks/jobs/job-1": [200, { id: "job-1", phase: "converting", page: 12, of: 40 }],
    });
    const { element, root, says } = await shown(new DeckUploadElement());
    await says(/Создать PDF/);
    choose(root, "Доклад.pdf");
    await says(/Страница 12 из 40/);
    await clean(element);
    far.answer({ "GET /api/decks/jobs/job-1": [200, { id: "job-1", phase: "done", deckId: "library-deck-1" }] });
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);

    expect(told[0]).toMatchObject({ deckId: "library-deck-1" });
  });

  test("[CR34] pictures become one deck in the order of their names", async () => {
    far.answer({
      "POST /api/decks?more=yes": [202, { id: "job-2", phase: "waiting" }],
      "POST /api/decks?into=job-2": [202, { id: "job-2", phase: "done", deckId: "library-deck-2" }],
    });
    const { root } = await shown(new DeckUploadElement());
    choose(root, "слайд 10.png", "слайд 2.png");
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);

    const names = far.asked.flatMap(({ headers }) => headers["x-file-name"] ?? []).map(decodeURIComponent);
    expect(names).toEqual(["слайд 2.png", "слайд 10.png"]);
  });

  test("[CR34] stopped, the server is told, and nothing is left", async () => {
    far.answer({
      "POST /api/decks?": [202, { id: "job-3", phase: "converting", page: 1, of: 9 }],
      "DELETE /api/decks/jobs/job-3": [204, null],
    });
    const { root, press, says } = await shown(new DeckUploadElement());
    choose(root, "Доклад.pdf");
    await says(/Страница 1 из 9/);
    press(/Остановить/);
    await far.heard("DELETE /api/decks/jobs/job-3");

    await says(/Остановлено, ничего не сохранено/);
  });

  test("[CR34] a refusal is said in words, with the page", async () => {
    far.answer({ "POST /api/decks?": [202, { id: "job-4", phase: "failed", code: "BROKEN", page: 7 }] });
    const { root, says } = await shown(new DeckUploadElement());
    choose(root, "Доклад.pdf");

    await says(/Страница 7 не читается/);
  });
});

describe("correcting a figure", () => {
  const write = (root: ShadowRoot, name: string, text: string) => {
    const field = root.querySelector<HTMLInputElement>(`[data-field=${name}]`);
    if (field) field.value = text;
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const open = async () => {
    const made = await shown(Object.assign(new FigureCorrectionElement(), { figureId: "library-figure-1" }));
    await made.says(/Итоги года: в плане 1, показано 2/);
    return made;
  };

  test("[CR33] says where it is shown before it is saved", async () => {
    far.answer({ "PUT /api/library/library-figure-1": [200, figure(4, "3 047")] });
    const { element, root, press, says } = await open();
    await says(/зрители увидят пометку «исправлено»/);
    await clean(element);
    write(root, "value", "3 047");
    press(/Исправить везде/);
    const { body } = await far.heard("PUT /api/library/library-figure-1");
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);

    expect(body).toEqual({ version: 3, content: { value: "3 047", label: "получают уход" } });
  });

  test("[CR33] changed by somebody between, it says to what, and keeps what was typed", async () => {
    far.answer({ "PUT /api/library/library-figure-1": [409, { error: { code: "STALE" } }] });
    const { root, press, says } = await open();
    write(root, "value", "3 047");
    far.answer({ "GET /api/library/library-figure-1": [200, figure(4, "3 100")] });
    press(/Исправить везде/);
    await says(/сейчас «3 100: получают уход»/);
    far.answer({ "PUT /api/library/library-figure-1": [200, figure(5, "3 047")] });
    press(/Исправить везде/);
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);

    expect(far.asked.findLast(({ call }) => call.startsWith("PUT"))?.body).toMatchObject({
      version: 4,
      content: { value: "3 047" },
    });
  });
});
