import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { viewStore } from "../../../client/ui/view-store.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { everyCard } from "../../support/every-card.ts";
import { patience } from "../../support/patience.ts";
import { openRoom, press, type Room, settled, speaker } from "./a-room.ts";
import { farSide } from "./far-side.ts";

const picture = everyCard.slide.image;
const first = {
  kind: "slide",
  id: "slide-07",
  title: "Охват уходом",
  alt: "Столбики растут",
  image: picture,
  number: 7,
  deckId: "library-deck-1",
} as const;
const second = { ...first, id: "slide-08", title: "Помощь дома", number: 8 } as const;
const silent = { ...second, id: "slide-09", title: "Без слов", number: 9, alt: undefined };
const plan: readonly Cue[] = [
  { id: "cue-00001", card: first, revision: 4 },
  { id: "cue-00002", card: speaker, revision: 5 },
  { id: "cue-00003", card: second, revision: 6 },
  { id: "cue-00004", card: silent, revision: 7 },
  { id: "cue-00005", card: everyCard.quote, revision: 8 },
];

let room: Room;
let far: ReturnType<typeof farSide>;
beforeEach(async () => {
  far = farSide({ "GET /api/library?sort=deck&q=": [200, [{ id: "library-deck-1", title: "Доклад министра" }]] });
  document.documentElement.dataset["density"] = "compact";
  localStorage.removeItem("efir.control.stepping");
  viewStore.reset();
  await page.viewport(1600, 1000);
  room = await openRoom({ plan: { cues: plan } });
  // The meeting is on: the plan is changed only in «Правка».
  press("KeyE");
  await settled(room.room);
});
afterEach(() => {
  room.close();
  far.leave();
});

const words = (selector: string) => room.find(selector).map((one) => one.textContent?.replace(/\s+/g, " ").trim());
const click = async (name: RegExp) => {
  room.button(name)?.click();
  await settled(room.room);
};
const edit = async (name: RegExp) => click(name);
/** As the cross of the window does; other dialogs of the room have one too. */
const leave = async () => {
  room
    .find("button")
    .find((one) => one.textContent?.trim() === "Закрыть" && one.closest("dialog")?.open)
    ?.click();
  await settled(room.room);
};
const write = async (name: string, text: string) => {
  const [field] = room.find(`[data-field=${name}]`);
  if (field instanceof HTMLInputElement) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await settled(room.room);
};

describe("the bank of cards", () => {
  test("[CR30] slides stand under the name of their deck, other kinds under tabs with counts", async () => {
    await vi.waitFor(() => expect(words("h3")).toEqual(["Доклад министра 1 из 3"]), patience);

    expect(words("[role=tab]")).toEqual(["Все 2", "Докладчики 1", "Цитаты 1"]);
  });

  test("[CR30] ← → move between tabs, and only that kind is shown", async () => {
    room.find("[role=tab]")[0]?.focus();
    await userEvent.keyboard("[ArrowRight]");
    await settled(room.room);

    expect(words("[role=tab][aria-selected=true]")).toEqual(["Докладчики 1"]);
    expect(words("[role=tabpanel] b")).toEqual(["Андрей Лебедев"]);
  });

  test("[CR30] a search looks through whatever cards say, of all kinds", async () => {
    const field = room.find("#query")[0];
    if (field instanceof HTMLInputElement) {
      field.value = "сиделка";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await settled(room.room);

    expect(words("h3")).toEqual([]);
    expect(words("[role=tabpanel] b")).toHaveLength(1);
  });
});

describe("a slide without words", () => {
  test("[CR22] says so where it stands and why before it is taken, and leads to its form", async () => {
    await click(/^Готовить: 9/);
    press("Enter", { ctrlKey: true });

    expect(words(".st--silent")).toEqual(["нет описания"]);
    expect(room.button(/^В эфир/)).toMatchObject({ disabled: true });
    expect(room.room.shadowRoot?.textContent).toContain("У слайда нет описания");
    expect(room.acted()).toEqual([]);
    await click(/^Добавить описание/);
    expect(words("efir-room-window h2")).toEqual([]);
    expect(room.find("[data-field=alt]")).toHaveLength(1);
  });
});

describe("stepping", () => {
  const take = async () => {
    press("Enter", { ctrlKey: true });
    await room.answer({ ok: true, seq: 20 });
  };

  test("[CR24] after a slide the next of its deck is prepared, and nothing is taken by itself", async () => {
    await click(/^Готовить: 7/);
    await take();

    expect(room.find("[aria-pressed=true].cue")[0]?.dataset["cue"]).toBe("cue-00003");
    expect(room.acted()).toEqual([{ type: "take", cueId: "cue-00001" }]);
  });

  test("[CR24] switched off, nothing is prepared, and that is remembered", async () => {
    room
      .find("label")
      .find(({ textContent }) => textContent === "Готовить следующий")
      ?.click();
    await click(/^Готовить: 7/);
    await take();

    expect(room.find("[aria-pressed=true].cue")).toEqual([]);
    expect(localStorage.getItem("efir.control.stepping")).toBe("off");
  });
});

describe("«Добавить»", () => {
  test("[CR22] lists all kinds; arrows walk, Esc closes it and clears no preparation", async () => {
    await click(/^Готовить: Андрей/);
    room.button(/^Добавить$/)?.click();
    await vi.waitFor(() => expect(room.find("[role=menuitem]:focus")).toHaveLength(1), patience);
    await userEvent.keyboard("[ArrowDown][ArrowDown]");
    const focused = words("[role=menuitem]:focus");
    await userEvent.keyboard("[Escape]");
    await settled(room.room);

    expect(focused).toEqual(["Цифра"]);
    expect(room.find("[role=menuitem]:focus")).toEqual([]);
    expect(room.find("[aria-pressed=true].cue")).toHaveLength(1);
  });
});

describe("a form that is left", () => {
  test("[CR23] asks once, and goes on or closes", async () => {
    await edit(/^Изменить: Андрей/);
    await write("post", "министр");
    await leave();
    expect(room.find("[role=alertdialog]").length).toBeGreaterThan(0);
    await click(/^Продолжить правку/);
    expect(room.find("[role=alertdialog]")).toHaveLength(0);
    await leave();
    await click(/^Закрыть без сохранения/);

    expect(room.find("efir-card-form")).toEqual([]);
    expect(room.acted()).toEqual([]);
  });

  test("[CR23] unchanged, it closes at once", async () => {
    await edit(/^Изменить: Андрей/);
    await leave();
    await vi.waitFor(() => expect(room.find("efir-card-form")).toEqual([]), patience);
  });
});

describe("two editors", () => {
  const theirs = { ...speaker, post: "директор центра в Каменске", organisation: "Каменск" };
  const stale = async () => {
    await edit(/^Изменить: Андрей/);
    await write("post", "министр");
    await click(/^Сохранить$/);
    await room.tell({ cues: plan.map((cue) => (cue.card === speaker ? { ...cue, card: theirs, revision: 30 } : cue)) });
    await room.answer({ ok: false, refusal: { code: "STALE" } });
    await settled(room.room);
  };

  test("[CR28] a save names the version it was made from", async () => {
    await edit(/^Изменить: Андрей/);
    await write("post", "министр");
    await click(/^Сохранить$/);

    expect(room.acted()).toEqual([
      { type: "edit", cue: { id: "cue-00002", card: { ...speaker, post: "министр" } }, basedOn: 5 },
    ]);
  });

  test("[CR28] a stale one shows both, field by field, and saves what was chosen from the version that stands", async () => {
    await stale();
    expect(words("fieldset .st")).toHaveLength(2);
    await click(/^Сохранить выбранное/);

    expect(room.acted().at(-1)).toEqual({
      type: "edit",
      cue: { id: "cue-00002", card: { ...theirs, post: "министр" } },
      basedOn: 30,
    });
  });

  test.each([
    [/^Оставить моё/, { ...speaker, post: "министр" }],
    [/^Взять чужое/, theirs],
  ])("[CR28] %s takes one side whole", async (name, card) => {
    await stale();
    await click(name);
    await click(/^Сохранить выбранное/);

    expect(room.acted().at(-1)).toMatchObject({ cue: { card } });
  });

  test("[CR20] axe finds nothing in the two versions", async () => {
    await stale();
    const { violations } = await axe.run(room.room, { rules: { "page-has-heading-one": { enabled: false } } });

    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test("[CR29] a cue that was removed between can be added again with what was written", async () => {
    await edit(/^Изменить: Андрей/);
    await write("post", "министр");
    await click(/^Сохранить$/);
    await room.answer({ ok: false, refusal: { code: "UNKNOWN_CUE" } });
    await settled(room.room);
    await click(/^Добавить в ход/);

    expect(room.acted().at(-1)).toMatchObject({ type: "add", cue: { card: { post: "министр" } } });
  });
});

test("[CR9] what the server refuses is said in the form that is open", async () => {
  await edit(/^Изменить: Андрей/);
  await write("post", "министр");
  await click(/^Сохранить$/);
  await room.answer({ ok: false, refusal: { code: "STORE_FULL" } });
  await settled(room.room);

  expect(words("efir-card-form [role=alert], form [role=alert]").join()).toContain("На диске сервера кончилось место");
});
