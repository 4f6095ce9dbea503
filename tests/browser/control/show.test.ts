import { afterEach, expect, test, vi } from "vitest";
import type { EditEvent } from "../../../client/control/events.ts";
import { ReadinessPanelElement } from "../../../client/control/show/readiness-panel.ts";
import { ledgerId } from "../../../shared/ids.ts";
import type { Readiness } from "../../../shared/readiness.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { programTime } from "../../../shared/time.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { patience } from "../../support/patience.ts";
import { cues, openRecord, openRoom, press, type Room, settled } from "./a-room.ts";

let room: Room | null = null;
afterEach(() => {
  room?.close();
  room = null;
  vi.unstubAllGlobals();
});

const soon = programTime(Date.now() + 3_600_000);
const agenda: Cue = {
  id: "agenda-cue-1",
  card: { kind: "agenda", id: "agenda-card-1", title: "Награждение", itemId: "item-0001" },
};
const planned = {
  ...emptyRecord,
  phase: "planned",
  title: "Итоги 2025 года",
  programme: [{ id: "item-0001", title: "Награждение", startsAt: soon }],
} as const;

/** Answers calls of the API that the room makes by itself. */
function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const path = typeof input === "string" ? input : input instanceof URL ? input.pathname : input.url;
    const name = `${init?.method ?? "GET"} ${path}`;
    asked.push(name);
    return name in answers ? Response.json(answers[name]) : real(input, init);
  });
  return asked;
}

const text = (selector: string) => room?.find(selector)[0]?.shadowRoot?.textContent?.replaceAll(/\s+/g, " ").trim();
const rehearse = async (one: Room) => {
  one.transport.line.hearer.snapshot({
    ledger: ledgerId("rehearsal", "primer"),
    epoch: "r",
    seq: 2,
    state: { ...openRecord, title: planned.title, showings: [] },
  });
  await settled(one.room);
};

test("[SH2] before the meeting a room may begin a rehearsal, once however often it is pressed", async () => {
  room = await openRoom({ record: planned });
  const asked = answering({ "POST /api/meetings/primer/rehearsal": { since: 1 } });
  const button = room.button(/^Репетировать$/);
  button?.click();
  button?.click();
  await settled(room.room);
  expect(asked.filter((one) => one.startsWith("POST"))).toEqual(["POST /api/meetings/primer/rehearsal"]);
});

test("[SH8] in a rehearsal the room says so over its whole width, and nothing of it is red", async () => {
  room = await openRoom({ record: planned });
  expect(text("efir-rehearsal-bar")).toBe("");
  await rehearse(room);
  expect(text("efir-rehearsal-bar")).toContain("Репетиция. Зрители этого не видят");
  expect(room.find("efir-rehearsal-bar")[0]?.offsetWidth).toBe(room.room.offsetWidth);
  const of = (token: string) =>
    getComputedStyle(room?.room ?? document.body)
      .getPropertyValue(token)
      .trim();
  expect(of("--tally-program")).toBe(of("--color-rehearsal"));
  expect(room.button(/^Завершить заседание/)).toBeUndefined();
});

test("[SH9] opening for real asks once, and the answer opens the meeting itself", async () => {
  room = await openRoom({ record: planned });
  await rehearse(room);
  room.button(/^Открыть заседание$/)?.click();
  await settled(room.room);
  expect(room.sent()).toEqual([]);
  room.button(/^Закончить репетицию и открыть$/)?.click();
  await settled(room.room);
  expect(room.transport.line.commands.map(({ envelope }) => [envelope.ledger, envelope.command])).toEqual([
    [ledgerId("timeline", "primer"), { type: "open" }],
  ]);
});

test("[CR12] under the question the room's keys mean nothing: Esc is the question's own", async () => {
  room = await openRoom({ record: planned });
  await rehearse(room);
  press("Digit1");
  await settled(room.room);
  room.button(/^Открыть заседание$/)?.click();
  await settled(room.room);
  const stay = room.button(/^Продолжить репетицию$/) ?? expect.fail("no question");
  const sent = room.sent().length;
  const pressed = [press("Escape", {}, stay), press("Enter", { ctrlKey: true }, stay)];
  expect([pressed.map(({ defaultPrevented }) => defaultPrevented), room.sent().length]).toEqual([[false, false], sent]);
});

test("[SH9] an opening that is refused is said", async () => {
  room = await openRoom({ record: planned });
  await rehearse(room);
  room.button(/^Открыть заседание$/)?.click();
  await settled(room.room);
  room.button(/^Закончить репетицию и открыть$/)?.click();
  await room.answer({ ok: false, refusal: { code: "STORE_FULL" } });
  expect(text("efir-rehearsal-acts")).toContain("кончилось место");
});

test("[SH16] the clock is offered where the plan has a moment, and says what it takes next and when", async () => {
  room = await openRoom({ record: planned });
  expect(room.button(/^Вести по часам$/)).toBeUndefined();
  await room.tell({ cues: [agenda, ...cues] });
  room.button(/^Вести по часам$/)?.click();
  await settled(room.room);
  expect(room.sent()).toEqual([{ type: "run-clock", isOn: true }]);
  await room.tell({ plan: { clock: { isOn: true, since: programTime(Date.now()) } } });
  expect(text("efir-clock-bar")).toMatch(/пойдёт по часам.*Дальше \d\d:\d\d «Награждение», через (5\d:\d\d|1:00:00)/);
  await room.tell({ record: { ...planned, phase: "open", openedAt: programTime(Date.now()) } });
  expect(text("efir-clock-bar")).toContain("Заседание идёт по часам");
  room.button(/^Вести вручную$/)?.click();
  expect(room.sent().at(-1)).toEqual({ type: "run-clock", isOn: false });
});

const report = (more: Partial<Readiness> = {}): Readiness => ({
  at: programTime(Date.now()),
  lines: [
    { code: "NO_ALTERNATIVE", level: "stop", cueId: cues[0]?.id ?? "", about: "Охват уходом" },
    { code: "STREAM_WARNING", level: "warn", about: "NO_AUDIO" },
    { code: "LETTERS_UNCHECKED", level: "note", figures: { count: 3 } },
  ],
  ...more,
});

async function aPanel(told: Readiness) {
  const asked = answering({ "GET /api/meetings/primer/readiness": told });
  room = await openRoom({ record: planned });
  const panel = new ReadinessPanelElement();
  panel.slug = "primer";
  // In the room, as its window is: cards are opened where they stand.
  room.room.parentElement?.append(panel);
  await expect.poll(() => panel.shadowRoot?.querySelectorAll('[role="group"]').length, patience).toBe(4);
  const words = () => panel.shadowRoot?.textContent?.replaceAll(/\s+/g, " ") ?? "";
  return { panel, asked, words };
}

test("[SH25] the report says what is wrong by groups, and its button opens the card's form", async () => {
  const { panel, words } = await aPanel(report());
  expect(words()).toContain("Мешает эфиру: 1 · Заметят зрители: 1 · Стоит посмотреть: 1");
  expect(words()).toContain("«Охват уходом»: нет описания картинки словами, в эфир не пойдёт");
  expect(words()).toContain("Мелкий текст не проверен на 3 слайдах");
  const opened = new Promise<EditEvent>((resolve) => panel.addEventListener("efir-edit", resolve as EventListener));
  panel.shadowRoot?.querySelector<HTMLElement>("li button")?.click();
  expect((await opened).cue?.id).toBe(cues[0]?.id);
});

test("[SH25] a computer whose clock is wrong is told so, and the button has the server look again", async () => {
  const { panel, asked, words } = await aPanel(report({ at: programTime(Date.now() - 90_000) }));
  expect(words()).toMatch(/Часы этого компьютера спешат на (89|9\d|10\d) с/);
  panel.shadowRoot?.querySelector<HTMLElement>(".head button")?.click();
  await expect.poll(() => asked.filter((one) => one.endsWith("/readiness")).length, patience).toBe(2);
});
