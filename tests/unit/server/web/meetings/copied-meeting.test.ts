import { expect, test } from "vitest";
import { copiedMeeting } from "../../../../../server/web/meetings/copied-meeting.ts";
import { programTime } from "../../../../../shared/time.ts";
import type { MeetingAbout } from "../../../../../shared/timeline/meeting-plan.ts";

const about: MeetingAbout = {
  hashtag: "Итоги",
  language: "ru",
  timeZone: "Europe/Berlin",
  days: [
    { date: "2026-03-27", from: "10:00" },
    { date: "2026-03-28", from: "09:00" },
  ],
};
const programme = [
  { id: "item-0001", title: "Открытие", time: "10:00", startsAt: programTime(Date.UTC(2026, 2, 27, 9, 0)) },
  { id: "item-0002", title: "Второй день", startsAt: programTime(Date.UTC(2026, 2, 28, 8, 0)) },
];

function newIds() {
  let made = 0;
  return () => `fresh-${1000 + made++}`;
}

test("[MT13] days move together, and times of day stay what they were across a change of summer time", () => {
  const copy = copiedMeeting({ about, programme }, [], { firstDay: "2026-03-28", newId: newIds() });

  expect(copy.about.days.map(({ date }) => date)).toEqual(["2026-03-28", "2026-03-29"]);
  // Berlin puts its clocks forward in the night to the 29th: nine o'clock comes an hour earlier.
  expect(copy.programme.map(({ startsAt }) => startsAt)).toEqual([
    Date.UTC(2026, 2, 28, 9, 0),
    Date.UTC(2026, 2, 29, 7, 0),
  ]);
});

test("[MT13] without a first day the copy has times of day and no days", () => {
  const copy = copiedMeeting({ about, programme }, [], { newId: newIds() });

  expect([copy.about.days, copy.programme[0]]).toEqual([[], { id: "fresh-1000", title: "Открытие", time: "10:00" }]);
});

test("[MT12] [MT14] ids are new, cards of items follow their items, the hashtag is the one asked for", () => {
  const mark = (itemId: string, id: string) => ({
    id: `cue-${id}`,
    card: { kind: "agenda", id, title: "Пункт", itemId } as const,
  });

  const copy = copiedMeeting({ about, programme }, [mark("item-0002", "card-0001"), mark("gone-0001", "card-0002")], {
    hashtag: "Итоги2027",
    newId: newIds(),
  });

  expect(copy.about.hashtag).toBe("Итоги2027");
  expect(copy.cues.map(({ card }) => card)).toEqual([
    { kind: "agenda", id: expect.stringMatching(/^fresh/), title: "Пункт", itemId: copy.programme[1]?.id },
    { kind: "agenda", id: expect.stringMatching(/^fresh/), title: "Пункт" },
  ]);
});

test("[MT12] what is marked on a cue is copied with it, its versions are not", () => {
  const card = { kind: "notice", id: "card-0001", text: "Вопросы в чате" } as const;
  const marks = { isFlagged: true, note: "После доклада", afterMs: 90_000 };
  const copy = copiedMeeting({ about, programme }, [{ id: "cue-0001", card, revision: 7, ...marks }], {
    newId: newIds(),
  });

  expect(copy.cues).toEqual([
    { id: expect.stringMatching(/^fresh/), card: { ...card, id: expect.stringMatching(/^fresh/) }, ...marks },
  ]);
});
