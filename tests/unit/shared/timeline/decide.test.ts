import { expect, test } from "vitest";
import { millis } from "../../../../shared/time.ts";
import { decide, MAX_SHOWINGS } from "../../../../shared/timeline/decide.ts";
import type { TimelineOrder } from "../../../../shared/timeline/orders.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord, fold } from "../../../../shared/timeline/reduce.ts";
import {
  accepted,
  aFigure,
  anOccasion,
  aRecord,
  aSlide,
  aSpeaker,
  planned,
  recorded,
  refusalOf,
  taken,
} from "../../../support/ledger-builders.ts";

const plan: TimelineOrder = { type: "plan", title: "Заседание", programme: [] };
const take: TimelineOrder = { type: "take", cueId: "cue-00001", card: aSpeaker(), layer: "lower-third" };

const eventsOf = (record: MeetingRecord, order: TimelineOrder, role: "moderator" | "system" = "moderator") =>
  accepted(decide(record, order, anOccasion(role))).map(({ event }) => event);
const refused = (record: MeetingRecord, order: TimelineOrder) => refusalOf(decide(record, order, anOccasion()));

const plannedOnly = fold(emptyRecord, recorded([[0, planned]]));
const closed = aRecord([900, { type: "meeting.closed" }]);

test("[TL8] a take puts the card on its layer", () => {
  expect(eventsOf(aRecord(), take)).toEqual([
    { type: "card.taken", card: aSpeaker(), layer: "lower-third", cueId: "cue-00001" },
  ]);
});

test.each<[string, MeetingRecord, TimelineOrder, string]>([
  ["opening what was never planned", emptyRecord, { type: "open" }, "UNKNOWN_MEETING"],
  ["opening twice", aRecord(), { type: "open" }, "MEETING_ALREADY_OPEN"],
  ["opening after the close", closed, { type: "open" }, "MEETING_CLOSED"],
  ["planning after the close", closed, plan, "MEETING_CLOSED"],
  ["a take before the opening", plannedOnly, take, "MEETING_NOT_OPEN"],
  ["a take after the close", closed, take, "MEETING_CLOSED"],
  ["a take in an unknown meeting", emptyRecord, take, "UNKNOWN_MEETING"],
  ["closing twice", closed, { type: "close" }, "MEETING_CLOSED"],
  ["a mark before the opening", plannedOnly, { type: "mark", highlightId: "highlight", text: "!" }, "MEETING_NOT_OPEN"],
])("[TL5] %s is refused", (_what, record, order, code) => {
  expect(refused(record, order)).toBe(code);
});

test("a clear of an empty layer is refused", () => {
  expect(refused(aRecord([1, taken(aSpeaker())]), { type: "clear", layer: "stage" })).toBe("NOTHING_ON_LAYER");
});

test("[TL9] a change of a card that is not on program is refused", () => {
  const cleared = aRecord([1, taken(aSpeaker())], [2, { type: "card.cleared", layer: "lower-third" }]);
  expect(refused(cleared, { type: "change", card: aSpeaker() })).toBe("UNKNOWN_CARD");
});

test("[TL9] a change cannot make another kind of a card", () => {
  const change: TimelineOrder = { type: "change", card: aFigure({ id: "speaker-1" }) };
  expect(refused(aRecord([1, taken(aSpeaker())]), change)).toBe("BAD_SHAPE");
});

test("[TL10] a highlight's id is used once, and only a known one is withdrawn", () => {
  const record = aRecord([1, { type: "highlight.marked", id: "highlight-1", text: "Главное" }]);
  expect(refused(record, { type: "mark", highlightId: "highlight-1", text: "Снова" })).toBe("DUPLICATE");
  expect(refused(record, { type: "withdraw", highlightId: "highlight-2" })).toBe("UNKNOWN_CARD");
});

test("[TL10] a highlight may be withdrawn after the close", () => {
  const record = aRecord(
    [1, { type: "highlight.marked", id: "highlight-1", text: "Главное" }],
    [2, { type: "meeting.closed" }],
  );
  expect(eventsOf(record, { type: "withdraw", highlightId: "highlight-1" })).toEqual([
    { type: "highlight.withdrawn", id: "highlight-1" },
  ]);
});

test("[TL11] the close clears every layer that holds a card", () => {
  expect(eventsOf(aRecord([1, taken(aFigure())], [2, taken(aSlide())]), { type: "close" })).toEqual([
    { type: "card.cleared", layer: "side" },
    { type: "card.cleared", layer: "stage" },
    { type: "meeting.closed" },
  ]);
});

test("[TL12] the signal is lost once and restored once", () => {
  const lost = aRecord([1, { type: "signal.lost" }]);
  const say = (record: MeetingRecord, type: "lose-signal" | "restore-signal") =>
    refusalOf(decide(record, { type }, anOccasion("system")));
  expect([say(aRecord(), "lose-signal"), say(lost, "lose-signal")]).toEqual(["accepted", "DUPLICATE"]);
  expect([say(lost, "restore-signal"), say(aRecord(), "restore-signal")]).toEqual(["accepted", "DUPLICATE"]);
});

test("[TL14] a person who plans the sample anew does not change how long it remembers", () => {
  const sample = aRecord([0, { ...planned, keepFor: millis(60_000) }]);
  expect(eventsOf(sample, plan)).toEqual([{ ...planned, keepFor: 60_000 }]);
});

test("[TL15] a record takes a bounded number of showings, a sample's is bounded by keepFor", () => {
  const showing = {
    seq: 1,
    card: aSpeaker(),
    layer: "lower-third",
    from: 0,
    until: 0,
  } as MeetingRecord["showings"][number];
  const full = { ...aRecord(), showings: new Array(MAX_SHOWINGS).fill(showing) };
  expect(refused(full, take)).toBe("TOO_MANY");
  expect(eventsOf({ ...full, keepFor: millis(1) }, take)).toHaveLength(1);
});

test("[TL37] a plan made from one that is not the last any more is refused", () => {
  const again = fold(plannedOnly, recorded([[1, planned]], 2));
  expect([refused(again, { ...plan, basedOn: 2 }), refused(again, { ...plan, basedOn: 1 })]).toEqual([
    "accepted",
    "STALE",
  ]);
});

test("[TL39] a notice with a time to stand ends by itself; until then it can be changed and cleared, after it neither", () => {
  const notice = { kind: "notice", id: "notice-001", text: "Обед в 13:00", minutes: 2 } as const;
  const order: TimelineOrder = { type: "take", cueId: "cue-00001", card: notice, layer: "side" };
  const [taken] = accepted(decide(aRecord(), order, anOccasion("moderator", 1_000)));
  const record = aRecord([1_000, taken?.event ?? planned]);
  expect(record.showings).toMatchObject([{ from: 1_000, until: 121_000 }]);
  const later = (now: number) => [
    refusalOf(
      decide(record, { type: "change", card: { ...notice, text: "Обед в 13:10" } }, anOccasion("moderator", now)),
    ),
    refusalOf(decide(record, { type: "clear", layer: "side" }, anOccasion("moderator", now))),
  ];
  expect([later(60_000), later(121_000)]).toEqual([
    ["accepted", "accepted"],
    ["UNKNOWN_CARD", "NOTHING_ON_LAYER"],
  ]);
});

test("[TL40] a figure is corrected where it was shown, after the close too", () => {
  const shown = [1, taken(aFigure({ figureId: "library-figure" }))] as const;
  const order: TimelineOrder = {
    type: "correct-figure",
    figureId: "library-figure",
    figure: { value: "3 074", label: "домов построено" },
  };
  expect(refused(aRecord(shown), order)).toBe("accepted");
  expect(refused(aRecord(shown, [2, { type: "meeting.closed" }]), order)).toBe("accepted");
  expect(refused(aRecord(), order)).toBe("UNKNOWN_CARD");
});

test("[TL42] a meeting is put away and taken back, but never while it is on", () => {
  const away = fold(plannedOnly, recorded([[5, { type: "meeting.archived" }]], 9));
  const say = (record: MeetingRecord, type: "archive" | "unarchive") =>
    refusalOf(decide(record, { type }, anOccasion("producer")));
  expect([
    say(plannedOnly, "archive"),
    say(away, "archive"),
    say(away, "unarchive"),
    say(aRecord(), "archive"),
  ]).toEqual(["accepted", "DUPLICATE", "accepted", "MEETING_ALREADY_OPEN"]);
});

test("[TL43] a slide without words for those who do not see it does not go on air, unless it says nothing", () => {
  const { alt: _alt, ...mute } = aSlide();
  const takeOf = (card: typeof mute): TimelineOrder => ({ type: "take", cueId: "cue-00001", card, layer: "stage" });
  expect([refused(aRecord(), takeOf(mute)), refused(aRecord(), takeOf({ ...mute, decorative: true }))]).toEqual([
    "NO_ALTERNATIVE",
    "accepted",
  ]);
});
