import { expect, test } from "vitest";
import type { Plan } from "../../../../../client/pages/meeting-plan/plan-draft.ts";
import { differences, merged } from "../../../../../client/pages/meeting-plan/plan-versions.ts";

const base: Plan = {
  title: "Итоги",
  about: { language: "ru", days: [], place: "Каменск", hashtag: "Итоги" },
  programme: [{ title: "Открытие" }],
};
const mine: Plan = { ...base, title: "Итоги года", about: { ...base.about, place: "Большой зал" } };
const theirs: Plan = {
  ...base,
  about: { language: "ru", days: [{ date: "2026-01-30", from: "10:00" }], place: "Малый зал" },
};

test("[MT38] each field that differs is offered; whoever changed it is proposed, where both did, mine", () => {
  expect(differences(base, mine, theirs)).toEqual([
    { field: "title", proposed: "mine" },
    { field: "hashtag", proposed: "theirs" },
    { field: "place", proposed: "mine" },
    { field: "days", proposed: "theirs" },
  ]);
});

test("[MT38] what was chosen is what is saved, field by field", () => {
  const choice = new Map([
    ["title", "mine"],
    ["hashtag", "theirs"],
    ["place", "theirs"],
    ["days", "theirs"],
  ] as const);

  expect(merged(mine, theirs, choice)).toEqual({
    title: "Итоги года",
    about: { language: "ru", days: [{ date: "2026-01-30", from: "10:00" }], place: "Малый зал" },
    programme: base.programme,
  });
});
