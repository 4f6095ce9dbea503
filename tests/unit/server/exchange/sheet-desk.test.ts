import { expect, test } from "vitest";
import type { Meetings } from "../../../../server/exchange/ports.ts";
import { SheetDesk } from "../../../../server/exchange/sheet/sheet-desk.ts";
import { templateXlsx } from "../../../../server/exchange/sheet/template.ts";
import type { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { anActor } from "../../../support/ledger-builders.ts";
import { ledgersAtHand, timeline } from "../../../support/ledgers-at-hand.ts";

const programme = [{ id: "item-0001", title: "Открытие", time: "10:00" }];
const about = {
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:30" }],
} as const;
const table = Buffer.from("Начало;Название;Минут\n10:30;Открытие;15\n10:45;Итоги;30\n");
const cards = Buffer.from("Вид;Значение;Что это за число\nЦифра;7;центров\nЦифра;9;школ\n");
const workbook = await templateXlsx();
const all = { programme: "replace", cards: true } as const;

/** A planned meeting of one item, and its desk. */
async function aDesk(between: (ledgers: Ledgers) => Meetings = (ledgers) => ledgers) {
  const atHand = ledgersAtHand();
  const { ledgers } = atHand;
  await ledgers.createMeeting(
    { slug: "meeting", title: "Итоги", programme, about },
    anActor("producer"),
    "command-0001",
  );
  const desk = new SheetDesk(between(ledgers));
  return {
    ...atHand,
    apply: (bytes: Uint8Array, order: Parameters<SheetDesk["apply"]>[2] = all) =>
      desk.apply("meeting", bytes, order, anActor()),
    preview: (bytes: Uint8Array) => desk.preview("meeting", bytes),
    standing: () => ({
      titles: ledgers.recordOf("meeting")?.programme.map(({ title }) => title),
      cards: ledgers.planOf("meeting")?.cues.length,
    }),
  };
}

test("[EX5] a preview says what would come in, beside what stands", async () => {
  const { preview } = await aDesk();
  expect(await preview(workbook)).toMatchObject({
    ok: true,
    value: {
      programme: [
        { date: "2026-01-30", time: "10:30", title: "Открытие заседания", minutes: 15 },
        { time: "10:45", speakers: ["Елена Сергеевна Воронцова"] },
        { speakers: ["Андрей Павлович Лебедев", "Ольга Викторовна Миронова"] },
      ],
      cards: [{ kind: "speaker" }, { kind: "figure" }, { kind: "award" }, { kind: "decision" }],
      problems: [],
      standing: { items: 1, cards: 0, plannedBy: 1 },
    },
  });
});

test("[EX6] programme and cards come in, the title and the days stay", async () => {
  const { apply, standing, ledgers, log } = await aDesk();
  const commits = log.commits.length;
  expect(await apply(workbook, { programme: "append", cards: true, basedOn: 1 })).toEqual({
    ok: true,
    value: { items: 3, cards: 4 },
  });
  expect(standing()).toEqual({
    titles: ["Открытие", "Открытие заседания", "Итоги года и задачи", "Долговременный уход"],
    cards: 4,
  });
  expect(ledgers.recordOf("meeting")).toMatchObject({ title: "Итоги", about });
  expect(log.commits.slice(commits)).toEqual([2]);
});

test("[EX7] an item that replaces one of the same title keeps its id", async () => {
  const { apply, ledgers } = await aDesk();
  await apply(table);
  const items = ledgers.recordOf("meeting")?.programme ?? [];
  expect(items.map(({ title, time }) => [title, time])).toEqual([
    ["Открытие", "10:30"],
    ["Итоги", "10:45"],
  ]);
  expect(items[0]?.id).toBe("item-0001");
});

test("[EX6] a programme alone, cards alone", async () => {
  const { apply, standing } = await aDesk();
  expect(await apply(workbook, { programme: "skip", cards: true })).toEqual({
    ok: true,
    value: { items: 0, cards: 4 },
  });
  expect(await apply(workbook, { programme: "replace", cards: false })).toMatchObject({
    value: { items: 3, cards: 0 },
  });
  expect(standing()).toMatchObject({ cards: 4 });
});

test.each<[string, Buffer, Parameters<SheetDesk["apply"]>[2], object]>([
  [
    "a bad row",
    Buffer.from("Вид;Значение;Что это за число\nЦифра;7;центров\nЦифра;;школ\n"),
    all,
    { code: "BAD_ROWS" },
  ],
  ["a stale plan", table, { ...all, basedOn: 7 }, { code: "STALE" }],
  ["nothing that is wanted", cards, { programme: "replace", cards: false }, { code: "EMPTY" }],
  ["no table", Buffer.from("%PDF-1.7"), all, { code: "NOT_A_SHEET" }],
  [
    "too many items",
    Buffer.from(`Начало;Название\n${"10:30;Ещё\n".repeat(100)}`),
    { ...all, programme: "append" },
    { code: "TOO_MANY" },
  ],
  ["too many cards", Buffer.from(`Вид;Текст\n${"Объявление;Обед\n".repeat(1_501)}`), all, { code: "TOO_MANY" }],
])("[EX6] %s leaves all as it was", async (_name, bytes, order, problem) => {
  const { apply, standing, ledgers } = await aDesk();
  expect(await apply(bytes, order)).toMatchObject({ ok: false, problem });
  expect([standing(), ledgers.headOf(timeline)]).toEqual([{ titles: ["Открытие"], cards: 0 }, 1]);
});

test("[EX6] a closed meeting's programme is nobody's to change; cards may still be prepared", async () => {
  const { apply, send, standing } = await aDesk();
  await send(timeline, { type: "open" });
  await send(timeline, { type: "close" });
  expect(await apply(workbook)).toEqual({ ok: false, problem: { code: "MEETING_CLOSED" } });
  expect(standing().cards).toBe(0);
  expect((await apply(workbook, { programme: "skip", cards: true })).ok).toBe(true);
});

test("[EX6] a store that is full takes neither", async () => {
  const { apply, standing, log } = await aDesk();
  log.nextProblem = "full";
  expect(await apply(workbook)).toEqual({ ok: false, problem: { code: "STORE_FULL" } });
  expect(standing()).toEqual({ titles: ["Открытие"], cards: 0 });
});

test("[EX6] cards that are refused after the plan was accepted: the plan is put back", async () => {
  const { apply, standing } = await aDesk(refusing("add-all"));
  expect(await apply(workbook)).toEqual({ ok: false, problem: { code: "TOO_MANY" } });
  expect(standing()).toEqual({ titles: ["Открытие"], cards: 0 });
});

test("[EX6] a plan that is refused after the cards were accepted: the cards go again", async () => {
  const { apply, standing } = await aDesk(refusing("plan"));
  expect(await apply(workbook)).toEqual({ ok: false, problem: { code: "TOO_MANY" } });
  expect(standing()).toEqual({ titles: ["Открытие"], cards: 0 });
});

/** Somebody came in between: the first command of this type is refused. */
const refusing = (type: string) => (ledgers: Ledgers) => {
  let isFirst = true;
  const submit: Meetings["submit"] = (submission, by) => {
    if (submission.command.type !== type || !isFirst) return ledgers.submit(submission, by);
    isFirst = false;
    return Promise.resolve({ ok: false, refusal: { code: "TOO_MANY" } });
  };
  return Object.assign(Object.create(ledgers) as Ledgers, {
    submit,
    recordOf: (slug: string) => ledgers.recordOf(slug),
    planOf: (slug: string) => ledgers.planOf(slug),
  });
};
