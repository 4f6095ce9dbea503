import { expect, test } from "vitest";
import { itemTimeLeft } from "../../../../client/pages/viewer/item-time-left.ts";
import type { CardOf } from "../../../../shared/cards/index.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { aRecord, at, taken } from "../../../support/ledger-builders.ts";

const MINUTE = 60_000;
const chapter = (more: Partial<CardOf<"agenda">> = {}): CardOf<"agenda"> => ({
  kind: "agenda",
  id: "chapter-1",
  number: 3,
  title: "Долговременный уход",
  itemId: "item-0001",
  hasTimer: true,
  ...more,
});
const other = chapter({ id: "chapter-2", number: 4, itemId: "item-0002" });
const programme = [
  { id: "item-0001", title: "Долговременный уход", minutes: 30 },
  { id: "item-0002", title: "Блиц" },
];
const meeting = (...begun: readonly (readonly [number, CardOf<"agenda">])[]): MeetingRecord => ({
  ...aRecord(...begun.map(([minutes, card]) => [minutes * MINUTE, taken(card)] as const)),
  programme,
});
const leftAt = (record: MeetingRecord, minutes: number) => itemTimeLeft(record, at(minutes * MINUTE));

test("[RD50] a viewer is told what is left on the own frame, and what it is over by", () => {
  const record = meeting([10, chapter()]);

  expect(leftAt(record, 12)).toEqual({ number: 3, left: 28 * MINUTE });
  expect(leftAt(record, 43)).toEqual({ number: 3, left: -3 * MINUTE });
  expect(leftAt(record, 9)).toBeNull();
});

test("[RD50] only where the card says so, and where its length is known", () => {
  expect(leftAt(meeting([10, chapter({ hasTimer: undefined })]), 12)).toBeNull();
  expect(leftAt(meeting([10, other]), 12)).toBeNull();
  expect(leftAt(meeting([10, { ...other, minutes: 5 }]), 12)).toEqual({ number: 4, left: 3 * MINUTE });
});

test("[RD50] an item that the meeting came back to goes on where it was", () => {
  const record = meeting([10, chapter()], [20, other], [25, chapter()]);

  expect(leftAt(record, 30)).toEqual({ number: 3, left: 15 * MINUTE });
});
