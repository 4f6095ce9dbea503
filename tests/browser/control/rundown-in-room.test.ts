import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { viewStore } from "../../../client/ui/view-store.ts";
import { programTime } from "../../../shared/time.ts";
import { openRoom, type Room, settled } from "./a-room.ts";
import { cueOf, mockCues, mockRecord } from "./a-rundown.ts";

let desk: Room;
beforeEach(async () => {
  document.documentElement.dataset["density"] = "compact";
  viewStore.reset();
  await page.viewport(1600, 1000);
  desk = await openRoom({ record: mockRecord(programTime(Date.now())), plan: { cues: mockCues } });
});
afterEach(() => desk.close());

const press = async (name: RegExp) => {
  desk.button(name)?.click();
  await settled(desk.room);
};
const row = (cueId: string) => desk.find(`[data-cue="${cueId}"]`)[0];
/** Under the third item, in order; slides of a closed run are not seen. */
const order = () => desk.find("[data-cue]").map(({ dataset }) => dataset["cue"]);
const said = () => desk.find("[role=status].said")[0]?.textContent?.trim();

const moveDown = async () => {
  await press(/^Правка/);
  row("cue-speaker-2")?.focus();
  await userEvent.keyboard("{Alt>}[ArrowDown]{/Alt}");
  await settled(desk.room);
};

test("[RD36] what is moved stands there at once, and the foot says where", async () => {
  await moveDown();

  expect(desk.sent()).toEqual([{ type: "move", id: "cue-speaker-2", before: "cue-figure-1" }]);
  expect(order().indexOf("cue-speaker-2")).toBe(order().indexOf("cue-figure-1") - 1);
  expect(row("cue-speaker-2")?.matches(":focus")).toBe(true);

  await desk.answer({ ok: true, seq: 9 });
  expect(said()).toContain("Андрей Лебедев: пункт 3, место 43 из 44");
});

test("[RD36] where the server refuses, it falls back, and the reason is said", async () => {
  const before = order();
  await moveDown();
  await desk.answer({ ok: false, refusal: { code: "NOT_ALLOWED" } });

  expect(order()).toEqual(before);
  expect(desk.find(".said--refused")).toHaveLength(1);
});

test("[RD36] what somebody else did meanwhile stands beside one's own move", async () => {
  await moveDown();
  const added = cueOf({ kind: "notice", id: "notice-01", text: "Вопросы в чате" });
  const place = mockCues.findIndex(({ id }) => id === "cue-speaker-2");
  await desk.tell({ cues: mockCues.toSpliced(place, 0, added) });

  const seen = order().filter((id) => id === "cue-notice-01" || id === "cue-speaker-2" || id === "cue-figure-1");
  expect(seen).toEqual(["cue-notice-01", "cue-speaker-2", "cue-figure-1"]);
});

test("[RD41] a mark is sent alone, and the foot says it", async () => {
  await press(/^Правка/);
  await press(/^Действия: 3 047/);
  await press(/^Пропустить: 3 047/);
  await desk.answer({ ok: true, seq: 9 });

  expect(desk.sent()).toEqual([{ type: "mark-cue", id: "cue-figure-1", isSkipped: true }]);
  expect(said()).toContain("Пропускаем: 3 047");
});

test("[RD25] «Начать пункт 4» takes it with one press, and prepares nothing", async () => {
  await press(/^Начать пункт 4/);

  expect(desk.sent()).toEqual([{ type: "take", cueId: "cue-chapter-4" }]);
});

test("[RD23] the bar says how much is left of the item and how late the meeting is", () => {
  const words = desk.find("efir-meeting-timing")[0]?.shadowRoot?.textContent?.replace(/\s+/g, " ").trim();

  expect(words).toMatch(/^До конца пункта ?7:[0-5]\d Отставание ?\+3:00$/);
});

test("[RD40] [CR8] without a line nothing can be moved", async () => {
  await press(/^Правка/);
  await desk.lose();
  row("cue-speaker-2")?.focus();
  await userEvent.keyboard("{Alt>}[ArrowDown]{/Alt}");

  expect(desk.transport.lines.flatMap(({ commands }) => commands)).toEqual([]);
  expect(desk.button(/^Начать пункт/)).toMatchObject({ disabled: true });
});
