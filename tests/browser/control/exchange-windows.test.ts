import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FileEvent } from "../../../client/pages/exchange/file-drop.ts";
import { MeetingImportElement } from "../../../client/pages/exchange/meeting-import.ts";
import { SheetImportElement } from "../../../client/pages/exchange/sheet-import.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import type { ImportedMeeting } from "../../../shared/meeting-archive.ts";
import type { SheetPreview } from "../../../shared/sheet.ts";
import { patience } from "../../support/patience.ts";

const ownRequest = window.XMLHttpRequest;
let asked: string[] = [];
let answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {};

/** The server of these windows, as docs/spec/exchange.md has it: uploads go by the older interface. */
class StandIn extends EventTarget {
  readonly upload = new EventTarget();
  status = 0;
  response: unknown = null;
  responseType = "";
  #call = "";
  open(method: string, path: string): void {
    this.#call = `${method} ${path}`;
  }
  setRequestHeader(): void {}
  abort(): void {
    this.dispatchEvent(new Event("abort"));
  }
  send(): void {
    asked.push(this.#call);
    const answer = answers[this.#call];
    // Left out of the answers: it is on its way for ever.
    if (answer === undefined) return;
    [this.status, this.response] = answer;
    queueMicrotask(() => this.dispatchEvent(new Event("load")));
  }
}

beforeEach(() => {
  asked = [];
  // It stands in for what upload.ts uses of it.
  window.XMLHttpRequest = StandIn as unknown as typeof XMLHttpRequest;
});
afterEach(() => {
  window.XMLHttpRequest = ownRequest;
  for (const window of document.querySelectorAll("efir-sheet-import, efir-meeting-import")) window.remove();
  document.documentElement.removeAttribute("data-theme");
});

type Window = SheetImportElement | MeetingImportElement;

async function shown<Shown extends Window>(element: Shown) {
  if (element instanceof SheetImportElement) element.slug = "itogi";
  element.open = true;
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot;
  if (root === null) throw new Error("nothing was drawn");
  const button = (words: string) =>
    [...root.querySelectorAll("button")].find((one) => one.textContent?.trim() === words) ??
    expect.fail(`no button ${words}`);
  const choose = async (name: string) => {
    root.querySelector("efir-file-drop")?.dispatchEvent(new FileEvent(new File(["x"], name)));
    await element.updateComplete;
    await vi.waitFor(() => expect(root.querySelector("progress")).toBeNull(), patience);
    await root.querySelector("efir-sheet-preview")?.updateComplete;
  };
  return { element, root, button, choose };
}

const preview = "POST /api/meetings/itogi/sheet";
const good: SheetPreview = {
  programme: [{ title: "Открытие", time: "10:30", date: "2026-01-30", minutes: 15, speakers: ["Е. С. Воронцова"] }],
  cards: [
    { kind: "figure", label: "7 центров" },
    { kind: "figure", label: "9 школ" },
  ],
  problems: [],
  standing: { items: 2, cards: 0, plannedBy: 4 },
};
const bad: SheetPreview = {
  ...good,
  problems: [
    { sheet: "Программа", row: 3, column: "Начало", code: "BAD_TIME" },
    { sheet: "Карточки", row: 5, column: "Состояние", code: "BAD_CHOICE", allowed: "Проект, Принято" },
  ],
};

describe("a spreadsheet", () => {
  test("[EX3] each bad row says where it is and what is allowed, and nothing can be taken in", async () => {
    answers = { [preview]: [200, bad] };
    const { root, button, choose } = await shown(new SheetImportElement());
    await choose("план.xlsx");

    const told = root.querySelector("efir-sheet-preview")?.shadowRoot;
    const rows = [...(told?.querySelectorAll(".wrong tbody tr") ?? [])].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim()),
    );
    expect(rows).toEqual([
      ["Программа", "3", "Начало", "Это не время. Пишите так: 10:30"],
      ["Карточки", "5", "Состояние", "Можно только: Проект, Принято"],
    ]);
    expect(button("Загрузить").getAttribute("aria-disabled")).toBe("true");
    expect(root.querySelector("#why")?.textContent).toBe("Сначала исправьте ошибки в таблице");
    button("Загрузить").click();
    expect(asked).toEqual([preview]);
  });

  test("[EX7] what was chosen is taken in, made from the plan that was shown", async () => {
    const apply = "POST /api/meetings/itogi/sheet/apply?programme=replace&cards=no&basedOn=4";
    answers = { [preview]: [200, good], [apply]: [200, { items: 1, cards: 0 }] };
    const { element, root, button, choose } = await shown(new SheetImportElement());
    const taken = vi.fn();
    element.addEventListener("efir-sheet-taken", taken);
    await choose("план.csv");
    root.querySelectorAll<HTMLInputElement>("[type=radio]")[1]?.click();
    root.querySelector<HTMLInputElement>("[type=checkbox]")?.click();

    button("Загрузить").click();
    await vi.waitFor(() => expect(root.querySelector(".good")?.textContent).toBe("Загружено: 1 пункт"), patience);
    expect(asked).toEqual([preview, apply]);
    expect(taken).toHaveBeenCalledOnce();
  });

  test("[EX6] what the server refuses is said, and the preview stays", async () => {
    const apply = "POST /api/meetings/itogi/sheet/apply?programme=append&cards=yes&basedOn=4";
    answers = { [preview]: [200, good], [apply]: [409, { error: { code: "STALE" } }] };
    const { root, button, choose } = await shown(new SheetImportElement());
    await choose("план.csv");
    button("Загрузить").click();
    await vi.waitFor(
      () => expect(root.querySelector("[role=alert]")?.textContent).toContain("изменил кто-то другой"),
      patience,
    );
    expect(root.querySelector("efir-sheet-preview")).not.toBeNull();
  });

  test("[EX4] a file that is no table is refused in words", async () => {
    answers = { [preview]: [415, { error: { code: "ENCRYPTED" } }] };
    const { root, choose } = await shown(new SheetImportElement());
    await choose("план.xlsx");
    expect(root.querySelector("[role=alert]")?.textContent).toContain("защищён паролем");
  });
});

describe("a meeting's file", () => {
  const imported: ImportedMeeting = {
    ...{ slug: "itogi-2", title: "Итоги года", cards: 33, items: 0, files: 26 },
    notes: [
      { code: "HASHTAG_TAKEN", hashtag: "Итоги" },
      { code: "ITEMS_RENAMED", count: 2 },
    ],
  };
  const plain = "POST /api/meetings/import";

  test("[EX20] a taken address is asked for anew, without choosing the file again", async () => {
    answers = {
      [plain]: [409, { error: { code: "SLUG_TAKEN", detail: "itogi" } }],
      [`${plain}?slug=itogi-2`]: [201, imported],
    };
    const { root, button, choose } = await shown(new MeetingImportElement());
    await choose("Итоги.efir.zip");
    expect(root.querySelector("[role=alert]")?.textContent).toContain("Заседание с адресом itogi уже есть");
    expect(root.querySelector<HTMLInputElement>("#slug")?.value).toBe("itogi-2");

    button("Загрузить с этим адресом").click();
    await vi.waitFor(
      () => expect(root.querySelector(".good")?.textContent).toContain("Загружено заседание «Итоги года»"),
      patience,
    );
    const words = root.querySelector(".good")?.textContent ?? "";
    expect(words).toContain("33 карточки, 26 файлов");
    expect(words).toContain("Хештег #Итоги уже у другого заседания");
    expect(words).toContain("2 записи библиотеки здесь другие");
    expect(root.querySelector<HTMLAnchorElement>("a.btn")?.getAttribute("href")).toBe("/pult/itogi-2/zasedanie");
  });

  test("[EX15] a hostile file is refused in words, with the place", async () => {
    answers = { [plain]: [422, { error: { code: "FOREIGN_ENTRY", detail: "../../efir.db" } }] };
    const { root, choose } = await shown(new MeetingImportElement());
    await choose("bomb.zip");
    expect(root.querySelector("[role=alert]")?.textContent?.trim()).toBe(
      "Ничего не загружено. В архиве есть лишнее: ../../efir.db. Такой Эфир не выгружает",
    );
  });

  test("closing the window stops the sending", async () => {
    answers = {};
    const { element, root } = await shown(new MeetingImportElement());
    root.querySelector("efir-file-drop")?.dispatchEvent(new FileEvent(new File(["x"], "a.zip")));
    await vi.waitFor(() => expect(root.querySelector("progress")).not.toBeNull(), patience);
    root.querySelector("efir-dialog")?.shadowRoot?.querySelector("button")?.click();
    await vi.waitFor(() => expect(element.open).toBe(false), patience);
    await element.updateComplete;
    expect(root.querySelector("progress")).toBeNull();
  });
});

describe("axe finds nothing", () => {
  type Answer = readonly [status: number, body: unknown];
  const states: readonly (readonly [name: string, make: () => Window, answer: Answer | null])[] = [
    ["a spreadsheet to choose", () => new SheetImportElement(), null],
    ["a bad one", () => new SheetImportElement(), [200, bad]],
    ["a good one", () => new SheetImportElement(), [200, good]],
    ["a meeting to choose", () => new MeetingImportElement(), null],
    ["a taken address", () => new MeetingImportElement(), [409, { error: { code: "SLUG_TAKEN", detail: "itogi" } }]],
    ["a refused file", () => new MeetingImportElement(), [422, { error: { code: "BROKEN" } }]],
  ];

  test.each(states)("%s, in each theme", async (_name, make, answer) => {
    if (answer !== null) answers = { [preview]: answer, "POST /api/meetings/import": answer };
    for (const theme of themes) {
      document.documentElement.dataset["theme"] = theme;
      const { element, choose } = await shown(make());
      if (answer !== null) await choose("файл.zip");
      const { violations } = await axe.run(element);
      expect(violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html])).toEqual([]);
      element.remove();
    }
  });
});
