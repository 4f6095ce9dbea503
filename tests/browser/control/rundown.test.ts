import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { EditEvent, PrepareEvent } from "../../../client/control/events.ts";
import { MarkCueEvent, MoveCueEvent, TakeCueEvent } from "../../../client/control/rundown/events.ts";
import { themes } from "../../../client/ui/view-settings.ts";
import { viewStore } from "../../../client/ui/view-store.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { cueOf, mockCues, mockRecord, type OpenRundown, openRundown, slideOf } from "./a-rundown.ts";

let desk: OpenRundown;
beforeEach(async () => {
  document.documentElement.dataset["density"] = "compact";
  viewStore.reset();
  await page.viewport(1600, 1000);
});
afterEach(() => desk.close());

const open = async (given: Parameters<typeof openRundown>[0] = {}) => {
  desk = await openRundown(given);
  desk.rundown.style.height = "900px";
};
const words = (element: HTMLElement | undefined) => element?.textContent?.replace(/\s+/g, " ").trim();
const [afterDeck] = mockCues.filter(({ id }) => id === "cue-figure-1");

describe("items", () => {
  test("[RD20] each says what was, what is on and what is to be expected", async () => {
    await open();

    expect(words(desk.row("cue-chapter-1"))).toMatch(/14:20 из 15:00.*−0:40/);
    expect(words(desk.row("cue-chapter-2"))).toMatch(/39:00 из 35:00.*\+4:00/);
    expect(words(desk.row("cue-chapter-3"))).toMatch(/А\. П\. Лебедев.*22:(0[7-9]|[1-5]\d) из 30:00.*В эфире/);
    expect(words(desk.row("cue-chapter-4"))).toMatch(/план \d\d:\d\d · прогноз \d\d:\d\d · 10:00.*Следующий/);
  });

  test("[RD21] a number is said once", async () => {
    await open();

    expect(words(desk.row("cue-chapter-3"))).toMatch(/^Пункт 3 ?Долговременный уход/);
  });

  test("[RD24] the foot tells the planned and the expected end", async () => {
    await open();

    expect(words(desk.find(".end")[0])).toMatch(/^Окончание: план \d\d:\d\d прогноз \d\d:\d\d$/);
  });

  test("[RD24] an item that was begun just now is on, though its frame is still on the way", async () => {
    const now = programTime(Date.now());
    const record = mockRecord(now);
    const soon = programTime(now + 60_000);
    const [chapter] = mockCues.filter(({ id }) => id === "cue-chapter-4");
    const ended = record.showings.map((one) =>
      one.layer === "chapter" && one.until === null ? { ...one, until: soon } : one,
    );
    if (chapter === undefined) throw new Error("no fourth item");
    const begun = { seq: 20, card: chapter.card, layer: "chapter" as const, from: soon, until: null };
    await open({ record: { ...record, showings: [...ended, begun] } });

    expect(words(desk.row("cue-chapter-4"))).toMatch(/0:00 из 10:00.*В эфире/);
    expect(words(desk.row("cue-chapter-3"))).not.toContain("В эфире");
  });

  test("[RD22] the item that is on and the next one are open, the others open by a press", async () => {
    await open();
    expect(desk.items().map((item) => item.open)).toEqual([false, false, true, true, false, false, false]);

    desk.button(/^1 карточка/)?.click();
    await desk.settle();
    expect(desk.row("cue-speaker-1")).toBeDefined();
  });

  test("[RD22] slides of one deck are one row that opens", async () => {
    await open();
    expect(desk.find("[data-cue^=cue-deck]")).toHaveLength(0);
    expect(words(desk.row("cue-deck-0001-slide-1"))).toMatch(/Слайды, 42.*в эфире 7.*В эфире/);

    desk.row("cue-deck-0001-slide-1").click();
    await desk.settle();
    expect(desk.find("[data-cue^=cue-deck]")).toHaveLength(42);
  });

  test("[CR1] a press on an item or a cue prepares it", async () => {
    await open();
    desk.row("cue-chapter-4").click();
    desk.row("cue-speaker-2").click();

    expect(desk.asked.map((event) => event instanceof PrepareEvent && event.cueId)).toEqual([
      "cue-chapter-4",
      "cue-speaker-2",
    ]);
  });
});

describe("acts of the course", () => {
  test("[RD25] «Начать пункт 4» takes that item", async () => {
    await open();
    desk.button("Начать пункт 4")?.click();

    expect(desk.asked).toEqual([expect.any(TakeCueEvent)]);
    expect(desk.asked[0]).toMatchObject({ cueId: "cue-chapter-4" });
  });

  test("[RD26] «Технический перерыв» takes its card", async () => {
    await open();
    desk.button("Технический перерыв")?.click();

    expect(desk.asked[0]).toMatchObject({ type: TakeCueEvent.type, cueId: "cue-break-001" });
  });

  test("[RD26] where there is no such card, its form opens: the lunch break is another thing to tell", async () => {
    const lunch = cueOf({ kind: "break", id: "break-002", reason: "Обед" });
    await open({ cues: [...mockCues.filter(({ card }) => card.kind !== "break"), lunch] });
    desk.button("Технический перерыв")?.click();

    expect(desk.asked).toEqual([expect.any(EditEvent)]);
    expect(desk.asked[0]).toMatchObject({ kind: "break", cue: null });
  });

  test("[RD25] before the meeting is open nothing can be begun", async () => {
    const planned = { ...mockRecord(programTime(Date.now())), phase: "planned" as const, showings: [], openedAt: null };
    await open({ record: planned });

    expect(desk.button(/^Начать/)).toBeUndefined();
    expect(desk.button("Технический перерыв")).toBeUndefined();
  });
});

describe("moving by keys", () => {
  test("[RD34] Alt+↓ moves a cue past the row under it, a closed run of slides as one", async () => {
    await open({ editing: true });
    desk.row("cue-speaker-2").focus();
    await userEvent.keyboard("{Alt>}[ArrowDown]{/Alt}");

    expect(desk.asked).toEqual([expect.any(MoveCueEvent)]);
    expect(desk.asked[0]).toMatchObject({ cueId: "cue-speaker-2", before: afterDeck?.id, isWhole: false });
  });

  test("[RD34] a closed run of slides moves as one", async () => {
    await open({ editing: true });
    desk.row("cue-deck-0001-slide-1").focus();
    await userEvent.keyboard("{Alt>}[ArrowUp]{/Alt}");

    expect(desk.asked[0]).toMatchObject({ cueId: "cue-deck-0001-slide-1", before: "cue-speaker-2", isWhole: true });
  });

  test("[RD34] Alt+Shift+↑ moves the whole item", async () => {
    await open({ editing: true });
    desk.row("cue-speaker-2").focus();
    await userEvent.keyboard("{Alt>}{Shift>}[ArrowUp]{/Shift}{/Alt}");

    expect(desk.asked[0]).toMatchObject({ cueId: "cue-chapter-3", before: "cue-chapter-2", isWhole: true });
  });

  test("[RD34] the focus goes with what was moved", async () => {
    await open({ editing: true });
    desk.row("cue-speaker-2").focus();
    await userEvent.keyboard("{Alt>}[ArrowUp]{/Alt}");
    const moved = mockCues.filter(({ id }) => id !== "cue-speaker-2");
    const [speaker] = mockCues.filter(({ id }) => id === "cue-speaker-2");
    const place = moved.findIndex(({ id }) => id === "cue-chapter-4");
    if (speaker !== undefined) desk.rundown.cues = moved.toSpliced(place + 1, 0, speaker);

    await expect.poll(() => desk.row("cue-speaker-2").matches(":focus"), patience).toBe(true);
  });

  test("[RD34] what could not be moved takes the focus from nobody later", async () => {
    await open({ editing: true });
    desk.row("cue-chapter-1").focus();
    await userEvent.keyboard("{Alt>}[ArrowUp]{/Alt}");
    expect(desk.asked).toEqual([]);
    const field = document.createElement("textarea");
    desk.rundown.after(field);
    field.focus();
    desk.rundown.cues = mockCues.slice(0, -1);
    await desk.settle();

    expect(document.activeElement).toBe(field);
  });

  test("[CR16] ↓ and Home walk from row to row, across items", async () => {
    await open();
    desk.row("cue-chapter-2").focus();
    await userEvent.keyboard("[ArrowDown][ArrowDown]");
    expect(desk.row("cue-speaker-2").matches(":focus")).toBe(true);

    await userEvent.keyboard("[Home]");
    expect(desk.row("cue-chapter-1").matches(":focus")).toBe(true);
  });
});

describe("moving by hand", () => {
  const middle = (element: HTMLElement) => {
    const { left, top, height } = element.getBoundingClientRect();
    return { clientX: left + 40, clientY: top + height / 2 };
  };
  const send = (target: EventTarget, type: string, at: { clientX: number; clientY: number }, more: object = {}) =>
    target.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerId: 1,
        pointerType: "mouse",
        ...at,
        ...more,
      }),
    );
  /** Takes the row up and holds it over another one. */
  const lift = async (from: HTMLElement, to: { clientX: number; clientY: number }) => {
    const start = middle(from);
    send(from, "pointerdown", start);
    send(from, "pointermove", { ...start, clientY: start.clientY + 10 });
    await desk.settle();
    send(from, "pointermove", to);
  };
  const above = (element: HTMLElement) => {
    const { left, top } = element.getBoundingClientRect();
    return { clientX: left + 40, clientY: top + 2 };
  };

  test("[RD30] a row let go between two others goes there", async () => {
    await open({ editing: true });
    const row = desk.row("cue-speaker-2");
    const to = above(desk.row("cue-figure-1"));
    await lift(row, to);
    expect(desk.find(".line")).toHaveLength(1);

    send(row, "pointerup", to);
    await desk.settle();
    expect(desk.asked).toEqual([expect.any(MoveCueEvent)]);
    expect(desk.asked[0]).toMatchObject({ cueId: "cue-speaker-2", before: "cue-figure-1", isWhole: false });
    expect(desk.find(".line")).toHaveLength(0);
  });

  test("[RD31] an item goes between items only, with all that is under it", async () => {
    await open({ editing: true });
    const row = desk.row("cue-chapter-3");
    const to = above(desk.row("cue-chapter-2"));
    await lift(row, to);
    send(row, "pointerup", to);

    expect(desk.asked[0]).toMatchObject({ cueId: "cue-chapter-3", before: "cue-chapter-2", isWhole: true });
  });

  test("[RD32] Esc leaves it where it was, and the press that ends it prepares nothing", async () => {
    await open({ editing: true });
    const row = desk.row("cue-speaker-2");
    const to = above(desk.row("cue-figure-1"));
    await lift(row, to);
    await userEvent.keyboard("[Escape]");
    send(row, "pointerup", to);
    row.click();
    await desk.settle();

    expect(desk.asked).toEqual([]);
    expect(desk.find(".line")).toHaveLength(0);
  });

  test("[RD30] a press that hardly moves is a press", async () => {
    await open({ editing: true });
    const row = desk.row("cue-speaker-2");
    const at = middle(row);
    send(row, "pointerdown", at);
    send(row, "pointermove", { ...at, clientY: at.clientY + 3 });
    send(row, "pointerup", at);
    row.click();

    expect(desk.asked).toEqual([expect.any(PrepareEvent)]);
  });

  test("[RD33] a finger that moves at once scrolls, one that rests takes the row up", async () => {
    await open({ editing: true });
    const row = desk.row("cue-speaker-2");
    const at = middle(row);
    const touch = { pointerType: "touch" };
    send(row, "pointerdown", at, touch);
    send(row, "pointermove", { ...at, clientY: at.clientY + 30 }, touch);
    await desk.settle();
    expect(desk.find(".line")).toHaveLength(0);

    send(row, "pointerdown", at, touch);
    await expect.poll(() => desk.find(".line").length, patience).toBe(1);
    send(row, "pointercancel", at, touch);
    await desk.settle();
    expect([desk.find(".line").length, desk.asked]).toEqual([0, []]);
  });
});

describe("the lock", () => {
  test("[RD40] without «Правка» there are no tools, and neither hand nor key moves anything", async () => {
    await open();
    expect(desk.button(/^(?:Изменить|Действия)/)).toBeUndefined();

    const row = desk.row("cue-speaker-2");
    const { left, top } = row.getBoundingClientRect();
    const send = (type: string, y: number) =>
      row.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          composed: true,
          pointerId: 1,
          pointerType: "mouse",
          clientX: left + 9,
          clientY: y,
        }),
      );
    send("pointerdown", top + 5);
    send("pointermove", top + 90);
    await desk.settle();
    expect(desk.find(".line")).toHaveLength(0);
    send("pointerup", top + 90);

    row.focus();
    await userEvent.keyboard("{Alt>}[ArrowDown]{/Alt}");
    expect(desk.asked).toEqual([]);
  });

  test("[RD40] «Правка» asks the room to unlock", async () => {
    await open();
    desk.button("Правка")?.click();

    expect(desk.asked[0]).toMatchObject({ type: "efir-edit-mode", detail: true });
  });
});

describe("marks", () => {
  const toolsOf = async (title: RegExp) => {
    await open({ editing: true });
    desk.button(title)?.click();
    await desk.settle();
  };

  test("[RD41] a cue is marked as important and skipped by its tools", async () => {
    await toolsOf(/^Действия: 3 047/);
    desk.button(/^Важно: 3 047/)?.click();
    desk.button(/^Пропустить: 3 047/)?.click();

    expect(desk.asked.map((event) => event instanceof MarkCueEvent && event.marks)).toEqual([
      { isFlagged: true },
      { isSkipped: true },
    ]);
  });

  test("[RD41] a skipped cue is struck through, and says so", async () => {
    await open();
    const row = desk.row("cue-quote-001");

    expect(words(row)).toContain("пропускаем");
    expect(getComputedStyle(row.querySelector("b") ?? row).textDecorationLine).toBe("line-through");
  });

  test("[RD42] the note and the clock's moment stand under the cue, and are written there", async () => {
    await toolsOf(/^Действия: 3 047/);
    expect(words(desk.find(".private")[0])).toContain("через 2:30 от начала пункта");
    desk.button(/^Заметка и время: 3 047/)?.click();
    await desk.settle();
    const form = desk.find("efir-cue-marks")[0]?.shadowRoot;
    const [note, moment] = [form?.querySelector("textarea"), form?.querySelector("input")];
    expect([note?.value, moment?.value]).toEqual(["Ждать, пока назовёт число вслух", "2:30"]);

    if (note) note.value = "После аплодисментов";
    if (moment) moment.value = "три минуты";
    form?.querySelector<HTMLElement>("[type=submit]")?.click();
    await desk.settle();
    expect(moment?.getAttribute("aria-invalid")).toBe("true");
    expect(desk.asked).toEqual([]);

    if (moment) moment.value = "3:00";
    form?.querySelector<HTMLElement>("[type=submit]")?.click();
    await desk.settle();
    expect(desk.asked[0]).toMatchObject({
      cueId: "cue-figure-1",
      marks: { note: "После аплодисментов", afterMs: 180_000 },
    });
    expect(desk.find("efir-cue-marks")).toHaveLength(0);
  });
});

test("[RD42] what somebody else marks meanwhile stays, and so does what is being written here", async () => {
  await open({ editing: true });
  desk.button(/^Действия: 3 047/)?.click();
  await desk.settle();
  desk.button(/^Заметка и время: 3 047/)?.click();
  await desk.settle();
  const form = desk.find("efir-cue-marks")[0]?.shadowRoot;
  const [note, moment] = [form?.querySelector("textarea"), form?.querySelector("input")];
  if (note) note.value = "После аплодисментов";
  desk.rundown.cues = mockCues.map((cue) =>
    cue.id === "cue-figure-1" ? { ...cue, note: "Не спешить", afterMs: 240_000 } : cue,
  );
  await desk.settle();

  expect([note?.value, moment?.value]).toEqual(["После аплодисментов", "2:30"]);
  form?.querySelector<HTMLElement>("[type=submit]")?.click();
  await desk.settle();
  expect(desk.asked).toEqual([expect.objectContaining({ marks: { note: "После аплодисментов" } })]);
});

test.each(themes)("[CR20] axe finds nothing in theme %s, with tools and a form open", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  await open({ editing: true, preparedId: "cue-chapter-4" });
  desk.button(/^Действия: 3 047/)?.click();
  await desk.settle();
  desk.button(/^Заметка и время/)?.click();
  await desk.settle();
  const { violations } = await axe.run(desk.rundown);
  delete document.documentElement.dataset["theme"];

  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test("[RD45] a second gone by draws nothing anew of what did not change", async () => {
  const many = Array.from({ length: 300 }, (_, index) => cueOf(slideOf(`deck-${index % 2}`, index + 1)));
  await open({ cues: [...mockCues, ...many] });
  const [, , , , fifth] = desk.items();
  let draws = 0;
  const draw = fifth?.render.bind(fifth);
  if (fifth !== undefined && draw !== undefined)
    fifth.render = () => {
      draws += 1;
      return draw();
    };
  desk.rundown.requestUpdate();
  await desk.settle();

  expect(draws).toBe(0);
});
