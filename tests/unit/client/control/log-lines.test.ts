import { expect, test } from "vitest";
import { logLines } from "../../../../client/control/log-lines.ts";
import { programTime } from "../../../../shared/time.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";
import type { ToldAct } from "../../../../shared/timeline/told-act.ts";

const irina = { id: "account-irina", name: "Ирина С." };
let seq = 0;
const told = (type: ToldAct["type"], more: Partial<ToldAct> = {}): ToldAct => {
  seq = more.seq ?? seq + 1;
  return { at: programTime(seq * 1000), by: irina, type, ...more, seq };
};
const taken = (title: string, layer: ToldAct["layer"], more: Partial<ToldAct> = {}) =>
  told("card.taken", { title, ...(layer && { layer }), ...more });
const now = programTime(600_000);
/** Oldest first. */
const words = (acts: readonly ToldAct[], record = emptyRecord) => {
  seq = 0;
  return logLines(acts, record, now)
    .toReversed()
    .map((line) => line.words);
};

test("[CR76] a clear is told with the card that stood there", () => {
  const acts = [taken("Слайд 6", "stage", { seq: 1 }), told("card.cleared", { seq: 2, layer: "stage" })];

  expect(words(acts)).toEqual(["Показано: Слайд 6", "Снято: Слайд 6"]);
});

test("[CR76] a blackout is one act, and so is its undo", () => {
  const acts = [
    taken("Слайд 6", "stage", { seq: 1 }),
    taken("Лебедев", "lower-third", { seq: 2 }),
    told("card.cleared", { seq: 3, layer: "stage", as: "blackout" }),
    told("card.cleared", { seq: 4, layer: "lower-third", as: "blackout", joins: true }),
    taken("Слайд 6", "stage", { seq: 5, undoes: 3 }),
    taken("Лебедев", "lower-third", { seq: 6, undoes: 3 }),
  ];

  expect(words(acts).slice(2)).toEqual(["Убрано всё: Слайд 6, Лебедев", "Возвращено: Слайд 6, Лебедев"]);
});

test("[CR76] what was recalled is told as an act that nobody saw, and what stood before it goes on", () => {
  const acts = [
    taken("Слайд 6", "stage", { seq: 1 }),
    taken("Слайд 7", "stage", { seq: 2 }),
    told("act.recalled", { seq: 3, act: 2 }),
    told("card.cleared", { seq: 4, layer: "stage" }),
  ];

  expect(words(acts)).toEqual([
    "Показано: Слайд 6",
    "Показано: Слайд 7 (отозвано)",
    "Отозвано, никто не увидел: Слайд 7",
    "Снято: Слайд 6",
  ]);
});

test("[CR76] a clear that was undone before anyone could see it left the card on air", () => {
  const acts = [
    taken("Слайд 6", "stage", { seq: 1 }),
    told("card.cleared", { seq: 2, layer: "stage", as: "blackout" }),
    told("act.recalled", { seq: 3, act: 2 }),
  ];

  expect(words(acts).slice(1)).toEqual([
    "Убрано всё: Слайд 6 (отозвано)",
    "Осталось в эфире, никто не заметил: Слайд 6",
  ]);
});

test("[CR76] what is older than the server tells of is found in the record", () => {
  const record = {
    ...emptyRecord,
    showings: [
      {
        seq: 1,
        card: { kind: "figure", id: "figure-1", value: "3 047", label: "уход" } as const,
        layer: "side" as const,
        from: programTime(100),
        until: programTime(900_000),
      },
    ],
  };

  expect(words([told("card.cleared", { seq: 900, layer: "side" })], record)).toEqual(["Снято: 3 047: уход"]);
});

test("[CR76] who did it stands beside; what was only made ready is no line", () => {
  const [line, ...rest] = logLines(
    [told("meeting.planned", { seq: 1 }), told("meeting.opened", { seq: 2 })],
    emptyRecord,
    now,
  );

  expect([line, rest]).toEqual([{ seq: 2, at: 2000, words: "Заседание открыто", by: irina }, []]);
});
