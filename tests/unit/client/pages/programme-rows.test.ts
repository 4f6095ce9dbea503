import { describe, expect, test } from "vitest";
import { programmeRows } from "../../../../client/pages/viewer/paper/programme-rows.ts";
import { speakersOf } from "../../../../client/pages/viewer/paper/speakers.ts";
import { endOfTime } from "../../../../client/stage/shown.ts";
import type { CardOf } from "../../../../shared/cards/index.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { anOpenRecord, aShowing, second } from "./a-record.ts";

const anItem = (id: string, startsAtMinute: number) => ({
  id,
  title: `Пункт ${id}`,
  startsAt: second(startsAtMinute * 60),
  minutes: 10,
});
const anAgendaCard = (itemId: string): CardOf<"agenda"> => ({
  kind: "agenda",
  id: `card-${itemId}`,
  title: `Пункт ${itemId}`,
  itemId,
});
const record: MeetingRecord = anOpenRecord({
  programme: [anItem("first", 0), anItem("second", 10), anItem("third", 20)],
  showings: [aShowing(anAgendaCard("first"), 5, 700), aShowing(anAgendaCard("second"), 700)],
});
const statesAt = (minute: number) =>
  programmeRows(record, { until: second(minute * 60), playhead: second(minute * 60) }).map(({ state }) => state);

describe("[VW51] the programme at a playhead", () => {
  test("what was on can be watched from its start, what is on says so, the next one says when", () => {
    expect(statesAt(12)).toEqual([{ sort: "past", from: second(5) }, { sort: "now" }, { sort: "next", minutes: 8 }]);
  });

  test("tells nothing of what the reader has not seen", () => {
    expect(statesAt(5)).toEqual([{ sort: "now" }, { sort: "next", minutes: 5 }, { sort: "planned" }]);
  });

  test("does not promise a time that has passed", () => {
    expect(statesAt(25)[2]).toEqual({ sort: "next", minutes: null });
  });

  test("in a recording all of it can be watched, and the reader's place is told", () => {
    const closed = { ...record, phase: "closed", closedAt: second(900) } as const;
    const rows = programmeRows(closed, { until: endOfTime, playhead: second(60) });
    expect(rows.map(({ state }) => state.sort)).toEqual(["now", "past", "planned"]);
  });

  test("before the meeting it is the plan alone", () => {
    const rows = programmeRows(record, { until: second(-60), playhead: null });
    expect(rows.map(({ state }) => state.sort)).toEqual(["planned", "planned", "planned"]);
  });
});

test("speakers are named once, with all that the programme says of them", () => {
  const post = "министр";
  const programme = [
    { title: "Открытие", speakers: [{ name: "Елена Воронцова" }] },
    { title: "Доклад", speakers: [{ name: "Елена Воронцова", post }, { name: "Андрей Лебедев" }] },
  ];
  expect(speakersOf(programme).map((speaker) => [speaker.name, speaker.post])).toEqual([
    ["Елена Воронцова", post],
    ["Андрей Лебедев", undefined],
  ]);
});
