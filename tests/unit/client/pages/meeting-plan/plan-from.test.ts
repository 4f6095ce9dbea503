import { expect, test } from "vitest";
import { draftFrom } from "../../../../../client/pages/meeting-plan/plan-draft.ts";
import { keyOf, planFrom } from "../../../../../client/pages/meeting-plan/plan-from.ts";
import { aDay, aDraft, anItem, newIds } from "./a-draft.ts";

const around = () => ({ timeZone: "Europe/Moscow", newId: newIds() });
const mistakesOf = (parts: Parameters<typeof aDraft>[0]) => {
  const outcome = planFrom(aDraft(parts));
  return outcome.ok ? {} : outcome.problem;
};

test("[MT34] what was written becomes moments in the meeting's place, and times for older readers", () => {
  const outcome = planFrom(aDraft({ hashtag: "Итоги", items: [anItem("00001"), anItem("00002", { minutes: "" })] }));

  expect(outcome).toMatchObject({
    ok: true,
    value: {
      about: { hashtag: "Итоги", timeZone: "Asia/Yekaterinburg", days: [{ date: "2026-01-30", from: "10:00" }] },
      programme: [
        { id: "item-00001", time: "10:00", startsAt: Date.UTC(2026, 0, 30, 5, 0), minutes: 15 },
        { id: "item-00002", time: "10:15", startsAt: Date.UTC(2026, 0, 30, 5, 15) },
      ],
    },
  });
});

test("[MT34] a plan shown and saved unchanged is the same plan", () => {
  const speakers = [{ key: "speaker-1", name: "Анна Павлова", post: "начальник управления" }];
  const days = [aDay(), aDay("2026-01-31", "09:00", "11:00")];
  const items = [
    anItem("00001", { speakers }),
    anItem("00002", { start: { day: "", time: "11:00" }, detail: "Доклад" }),
    anItem("00003", { start: { day: "day-2026-01-31", time: "09:30" } }),
  ];
  const first = planFrom(aDraft({ days, items, lead: "О главном", place: "Каменск" }));
  if (!first.ok) throw new Error("refused");

  expect(planFrom(draftFrom(first.value, around()))).toEqual(first);
});

test("[MT31] what starts when the item before ends is shown as following it", () => {
  const first = planFrom(
    aDraft({ items: [anItem("00001"), anItem("00002"), anItem("00003", { start: { day: "", time: "12:00" } })] }),
  );
  if (!first.ok) throw new Error("refused");

  expect(draftFrom(first.value, around()).items.map(({ start }) => start?.time ?? null)).toEqual([null, null, "12:00"]);
});

test("[MT34] an item on a day that the plan does not name keeps its day", () => {
  const programme = [{ id: "item-00001", title: "Открытие", startsAt: Date.UTC(2026, 1, 1, 7, 0) as never }];
  const draft = draftFrom(
    { title: "Итоги", about: { language: "ru", days: [], timeZone: "Europe/Moscow" }, programme },
    around(),
  );

  expect(draft.days).toMatchObject([{ date: "2026-02-01", from: "10:00" }]);
});

test("[MT34] rows in which nothing is written are left out", () => {
  const outcome = planFrom(aDraft({ items: [anItem("00001"), anItem("00002", { title: " ", minutes: "" })] }));
  expect(outcome.ok && outcome.value.programme).toHaveLength(1);
});

test("[MT35] every mistake is told at its field", () => {
  const mistakes = mistakesOf({
    title: " ",
    days: [aDay("", "25:00", ""), aDay("2026-01-30", "10:00", "09:00")],
    items: [
      anItem("00001", { title: "" }),
      anItem("00002", { minutes: "полчаса" }),
      anItem("00003", { start: { day: "", time: "десять" }, speakers: [{ key: "s", name: "", post: "министр" }] }),
    ],
  });

  expect(Object.keys(mistakes).toSorted()).toEqual([
    "day:day-2026-01-30:to",
    "day:day-:date",
    "day:day-:from",
    "item:item-00001:title",
    "item:item-00002:minutes",
    "item:item-00003:time",
    "speaker:s:name",
    "title",
  ]);
});

test.each([
  ["12345", "hashtag"],
  ["итоги-года", "hashtag"],
  ["я".repeat(61), "hashtag"],
])("[MT35] the hashtag %j is told to be wrong", (hashtag, key) => {
  expect(Object.keys(mistakesOf({ hashtag }))).toEqual([key]);
});

test("[MT35] what is too long is told with its bound", () => {
  expect(mistakesOf({ lead: "Д".repeat(401) })).toEqual({ lead: "Не длиннее 400 знаков" });
});

test("[MT35] what the server says of a place is told at its field", () => {
  const draft = aDraft({
    items: [anItem("00001"), anItem("00002", { speakers: [{ key: "s", name: "А", post: "" }] })],
  });
  const places = ["programme.1.title", "programme.1.speakers.0.post", "about.lead", "about.days.0.date", "title"];

  expect(places.map((place) => keyOf(place.split("."), draft))).toEqual([
    "item:item-00002:title",
    "speaker:s:post",
    "lead",
    "days",
    "title",
  ]);
});
