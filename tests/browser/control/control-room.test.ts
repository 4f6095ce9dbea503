import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { themes } from "../../../client/ui/view-settings.ts";
import { viewStore } from "../../../client/ui/view-store.ts";
import { cues, openRecord, openRoom, press, type Room, settled } from "./a-room.ts";

let desk: Room;
beforeEach(async () => {
  document.documentElement.dataset["density"] = "compact";
  localStorage.removeItem("efir.control.keys");
  viewStore.reset();
  await page.viewport(1600, 1000);
  desk = await openRoom();
});
afterEach(() => desk.close());

const cue = (place: number) => desk.find(".cue")[place];
const prepare = async (place: number) => {
  cue(place)?.click();
  await settled(desk.room);
};
const turnEditing = async () => {
  press("KeyE");
  await settled(desk.room);
};

test("[CR36] the bar leads to the meeting's form and to the library", () => {
  const links = desk.find("nav a").map((link) => link.getAttribute("href"));
  expect(links).toEqual(["/pult/primer/zasedanie", "/pult/biblioteka?pult=primer"]);
});

describe("preparing and taking", () => {
  test("[CR1] one press on a cue prepares it and takes nothing", async () => {
    await prepare(1);

    expect(desk.find("efir-preview-monitor efir-speaker-card, efir-speaker-card")).toHaveLength(1);
    expect(cue(1)?.getAttribute("aria-pressed")).toBe("true");
    expect(desk.sent()).toEqual([{ type: "arm", id: "cue-00002" }]);
  });

  test("[CR2] the red button takes what is prepared, and then nothing is prepared", async () => {
    await prepare(1);
    desk.button(/^В эфир/)?.click();
    await desk.answer({ ok: true, seq: 9 });

    expect(desk.acted()).toEqual([{ type: "take", cueId: "cue-00002" }]);
    expect(desk.button(/^В эфир/)).toMatchObject({ disabled: true });
  });

  test("[CR10] Ctrl+Enter takes, also on a Russian layout", async () => {
    press("Digit2");
    press("Enter", { ctrlKey: true });

    expect(desk.acted()).toEqual([{ type: "take", cueId: "cue-00002" }]);
  });

  test("[CR2] pressed twice while the server answers, it takes once", async () => {
    await prepare(1);
    press("Enter", { ctrlKey: true });
    press("Enter", { ctrlKey: true });
    desk.button(/^В эфир/)?.click();

    expect(desk.acted()).toHaveLength(1);
  });

  test.each(["Enter", " "])("[CR11] %j alone takes nothing, even with the focus on the red button", async (key) => {
    await prepare(1);
    desk.button(/^В эфир/)?.focus();
    await userEvent.keyboard(key === " " ? "[Space]" : "[Enter]");

    expect(desk.acted()).toEqual([]);
  });

  test("[CR11] Ctrl+Enter with the focus on another button presses only the take", async () => {
    await prepare(1);
    desk.button(/^Правка/)?.focus();
    await userEvent.keyboard("{Control>}[Enter]{/Control}");

    expect(desk.acted()).toEqual([{ type: "take", cueId: "cue-00002" }]);
    expect(desk.button(/^Готово/)).toBeUndefined();
  });

  test("[CR12] Ctrl+Enter in a field takes nothing", async () => {
    await prepare(1);
    const [field] = desk.find("textarea");
    if (field) press("Enter", { ctrlKey: true }, field);

    expect(desk.acted()).toEqual([]);
  });

  test("[CR14] with the keys switched off only buttons work, and then as buttons do", async () => {
    await prepare(1);
    desk.find("footer input[type=checkbox]")[0]?.click();
    await settled(desk.room);
    press("Enter", { ctrlKey: true });
    const before = desk.acted().length;
    desk.button(/^В эфир/)?.focus();
    await userEvent.keyboard("[Enter]");

    expect([before, desk.acted().length]).toEqual([0, 1]);
  });

  test("[CR13] Esc clears the preparation", async () => {
    await prepare(1);
    press("Escape");
    await settled(desk.room);

    expect(cue(1)?.getAttribute("aria-pressed")).toBe("false");
  });

  test("[CR5] a cue that somebody dropped is no longer prepared", async () => {
    await prepare(1);
    await desk.tell({ cues: cues.filter(({ id }) => id !== "cue-00002") });
    press("Enter", { ctrlKey: true });

    expect(desk.acted()).toEqual([]);
  });

  test("[CR6] before the meeting is open the room says so instead of taking", async () => {
    await desk.tell({ record: { ...openRecord, phase: "planned", showings: [] } });
    await prepare(1);

    expect(desk.button(/^В эфир/)).toMatchObject({ disabled: true });
    expect(desk.room.shadowRoot?.textContent).toContain("Заседание ещё не открыто");
  });
});

describe("what is on air", () => {
  test("[CR3] each layer says what stands on it and can be cleared", async () => {
    desk.button(/^Снять с экрана/)?.click();

    expect(desk.acted()).toEqual([{ type: "clear", layer: "stage" }]);
  });

  test("[CR7] the foot says what was done", async () => {
    await prepare(2);
    press("Enter", { ctrlKey: true });
    await desk.answer({ ok: true, seq: 9 });

    expect(desk.find("[role=status].said")[0]?.textContent).toContain("3 047 человек: Получают уход: в эфире");
  });

  test("[CR9] a refusal is said in words", async () => {
    await prepare(1);
    press("Enter", { ctrlKey: true });
    await desk.answer({ ok: false, refusal: { code: "MEETING_CLOSED" } });

    expect(desk.find("[role=status].said")[0]?.textContent).toContain("Заседание завершено");
  });

  test("[CR6] closing asks first", async () => {
    desk.button(/^Завершить заседание/)?.click();
    await settled(desk.room);
    expect(desk.acted()).toEqual([]);

    desk.button(/^Завершить$/)?.click();
    expect(desk.acted()).toEqual([{ type: "close" }]);
  });
});

describe("without a line", () => {
  test("[CR8] the room says that viewers see the last state, and takes nothing", async () => {
    await prepare(1);
    await desk.lose();
    press("Enter", { ctrlKey: true });

    expect(desk.find("[role=alert]")[0]?.textContent).toContain("Зрители видят последнее состояние");
    expect(desk.button(/^В эфир/)).toMatchObject({ disabled: true });
    expect(desk.find(".cue").every((one) => one.matches(":disabled"))).toBe(true);
    expect(desk.acted()).toEqual([]);
  });
});

describe("the rundown", () => {
  test("[CR16] Alt+↓ moves the focused cue down, ↓ walks", async () => {
    cue(0)?.focus();
    await turnEditing();
    await userEvent.keyboard("[ArrowDown]");
    await userEvent.keyboard("{Alt>}[ArrowDown]{/Alt}");

    expect(desk.acted()).toEqual([{ type: "move", id: "cue-00002", before: null }]);
  });

  test("[CR16] a cue removed by mistake can be put back where it was", async () => {
    desk.button(/^Правка/)?.click();
    await settled(desk.room);
    desk.button(/^Действия: Андрей/)?.click();
    await settled(desk.room);
    desk.button(/^Убрать: Андрей/)?.click();
    await desk.answer({ ok: true, seq: 9 });
    desk.button(/^Вернуть$/)?.click();

    expect(desk.acted()).toEqual([
      { type: "drop", id: "cue-00002" },
      { type: "add", cue: cues[1], before: "cue-00003" },
    ]);
  });
});

describe("the form", () => {
  const open = async () => {
    await turnEditing();
    desk.button(/^Добавить$/)?.click();
    desk
      .find("[role=menuitem]")
      .find((item) => item.textContent === "Докладчик")
      ?.click();
    await settled(desk.room);
  };
  const write = async (name: string, text: string) => {
    const field = desk.find(`[data-field=${name}]`)[0];
    if (field instanceof HTMLInputElement) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await settled(desk.room);
  };

  test("[CR15] says what is missing and puts the focus there", async () => {
    await open();
    await write("name", "Андрей Лебедев");
    desk.button(/^Добавить в ход/)?.click();
    await settled(desk.room);

    const post = desk.find("[data-field=post]")[0];
    expect(post?.getAttribute("aria-invalid")).toBe("true");
    expect(post?.matches(":focus")).toBe(true);
    expect(desk.acted()).toEqual([]);
  });

  test("[CR15] adds the card and closes once the server has it", async () => {
    await open();
    await write("name", "Елена Воронцова");
    await write("post", "министр");
    desk.button(/^Добавить в ход/)?.click();
    await settled(desk.room);
    await desk.answer({ ok: true, seq: 9 });

    expect(desk.acted()[0]).toMatchObject({
      type: "add",
      cue: { card: { kind: "speaker", name: "Елена Воронцова", post: "министр" } },
    });
    expect(desk.find("efir-card-form")).toEqual([]);
  });

  test("[CR12] while it is open Ctrl+Enter takes nothing", async () => {
    await prepare(1);
    await open();
    press("Enter", { ctrlKey: true });

    expect(desk.acted()).toEqual([]);
  });
});

test("[CR21] whatever a card says is text here too", async () => {
  const evil = '<img src=x onerror="document.title=`taken`">';
  await desk.tell({ cues: [{ id: "cue-00009", card: { kind: "speaker", id: "speaker-9", name: evil, post: evil } }] });
  await prepare(0);

  expect(document.title).not.toBe("taken");
  expect(cue(0)?.textContent).toContain(evil);
});

describe("for everyone", () => {
  const widths = [
    ["a desk", 1600, 1000],
    ["a small desk", 1280, 800],
    ["a phone", 390, 844],
    ["a narrow phone", 320, 640],
  ] as const;

  test.each(widths)("[CR20] nothing is cut off sideways on %s", async (_name, width, height) => {
    await page.viewport(width, height);
    await settled(desk.room);

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const wide = desk.find(".btn").filter((button) => button.getBoundingClientRect().right > width + 1);
    expect(wide.map(({ textContent }) => textContent)).toEqual([]);
  });

  test.each(themes)("[CR20] axe finds nothing in the theme %s", async (theme) => {
    viewStore.change({ theme });
    await prepare(1);
    desk.button(/^Правка/)?.click();
    await settled(desk.room);

    const { violations } = await axe.run(desk.room, { rules: { "page-has-heading-one": { enabled: false } } });

    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  });

  test("[CR20] the desk is dark for those who chose light elsewhere, high contrast for those who need it", () => {
    viewStore.change({ theme: "light" });
    const forLight = document.documentElement.dataset["theme"];
    viewStore.change({ theme: "hc-black" });

    expect([forLight, document.documentElement.dataset["theme"]]).toEqual(["dark", "hc-black"]);
  });
});
