import { expect, test } from "vitest";
import { pastedItems } from "../../../../../client/pages/meeting-plan/pasted-items.ts";
import { newIds } from "./a-draft.ts";

const read = (text: string) =>
  pastedItems(text, newIds()).map(({ title, detail, minutes, start }) => [title, detail, minutes, start?.time ?? null]);

test("[MT33] an item is as long as it is until the next one starts, and then that one follows it", () => {
  expect(read("10:30 Открытие — Министр\n10:45 Долговременный уход\n12:00 Награждение")).toEqual([
    ["Открытие", "Министр", "15", "10:30"],
    ["Долговременный уход", "", "75", null],
    ["Награждение", "", "", null],
  ]);
});

test("[MT33] an end that is written says how long; after a pause the next start is written", () => {
  expect(read("10:00–10:20 Открытие\n11:00-11:30 Доклад")).toEqual([
    ["Открытие", "", "20", "10:00"],
    ["Доклад", "", "30", "11:00"],
  ]);
});

test("[MT33] numbers, bullets and a table's tabs are not part of a title", () => {
  expect(
    read("1. Открытие\n2)\tДоклад\n• Награждение\n10:00\tПерерыв\n\n2026 год: планы").map(([title]) => title),
  ).toEqual(["Открытие", "Доклад", "Награждение", "Перерыв", "2026 год: планы"]);
});
