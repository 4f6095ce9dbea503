import { describe, expect, test } from "vitest";
import { laidOn, lostFor } from "../../../../client/pages/overlay/laid.ts";
import { shortName } from "../../../../client/pages/overlay/short-name.ts";
import { type Card, type CardOf, cardKindNames } from "../../../../shared/cards/index.ts";
import { type OverlayLayer, overlayLayers } from "../../../../shared/overlay-layers.ts";
import { millis } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";
import { everyCard } from "../../../support/every-card.ts";
import { aFigure, anOpenRecord, aShowing, aSpeaker, second } from "./a-record.ts";

const agenda: CardOf<"agenda"> = { kind: "agenda", id: "agenda-1", number: 3, title: "Долговременный уход" };
const pause: CardOf<"break"> = { kind: "break", id: "break-01", reason: "Технический перерыв", until: second(900) };

/** Each layer's thing at a second of the hall's clock; a layer with nothing is left out. */
function laid(record: MeetingRecord, at = 100, lost: number | null = null) {
  const things = overlayLayers.map(
    (layer) => [layer, laidOn(layer, record, second(at), lost === null ? null : millis(lost))] as const,
  );
  return Object.fromEntries(things.filter(([, thing]) => thing !== null).map(([layer, thing]) => [layer, thing?.type]));
}

describe("[OU5] each layer shows what stands by the record's last word", () => {
  const showings = [aShowing(agenda, 1), aShowing(aSpeaker("speaker-1"), 2), aShowing(aFigure("figure-1"), 3)];

  test("the speaker, the item, the figure and the mark of an open meeting", () => {
    expect(laid(anOpenRecord({ showings }))).toEqual({ lt: "speaker", strip: "item", figure: "side", bug: "mark" });
  });

  test("a take shows at once, though its frame is still on its way; what was cleared has gone at once", () => {
    expect(laid(anOpenRecord({ showings }), 0)).toMatchObject({ lt: "speaker" });
    expect(laid(anOpenRecord({ showings: [aShowing(aSpeaker("speaker-1"), 2, 5)] }), 3)).toEqual({ bug: "mark" });
  });

  test("what ends by itself is there until its end", () => {
    const notice: Card = { kind: "notice", id: "notice-1", text: "Вопросы до 12:00", minutes: 1 };
    const record = anOpenRecord({ showings: [{ ...aShowing(notice, 10, 70), isTimed: true }] });
    expect([laid(record, 69), laid(record, 70)]).toEqual([{ bug: "mark", question: "side" }, { bug: "mark" }]);
  });

  test("before the meeting and after it nothing lies over the picture", () => {
    for (const phase of ["planned", "closed"] as const)
      expect(Object.keys(laid(anOpenRecord({ phase, showings })))).toEqual(["full"]);
    expect(laid(emptyRecord)).toEqual({});
  });
});

test("[OU6] a card of any kind is laid by one layer at most, and by one that its place in the plan promises", () => {
  const promised: Partial<Record<Card["kind"], OverlayLayer>> = {
    speaker: "lt",
    agenda: "strip",
    figure: "figure",
    decision: "figure",
    quote: "question",
    notice: "question",
    break: "full",
  };
  for (const kind of cardKindNames) {
    const record = anOpenRecord({ showings: [aShowing(everyCard[kind], 1)] });
    const layers = overlayLayers.filter((layer) => layer !== "bug" && laidOn(layer, record, second(2), null) !== null);
    expect([kind, layers]).toEqual([kind, [promised[kind]].filter((layer) => layer !== undefined)]);
  }
});

describe("[OU8] a lost line", () => {
  const showings = [aShowing(agenda, 1), aShowing(aSpeaker("speaker-1"), 2), aShowing(everyCard.quote, 3)];

  test("changes nothing for 30 s; then what may no longer be true goes, and the mark stays", () => {
    const record = anOpenRecord({ showings });
    expect(laid(record, 100, 30_000)).toEqual({ lt: "speaker", strip: "item", question: "side", bug: "mark" });
    expect(laid(record, 100, 30_001)).toEqual({ bug: "mark" });
  });

  test("does not open the hall in a break", () => {
    expect(laid(anOpenRecord({ showings: [aShowing(pause, 1)] }), 100, 3_600_000)).toEqual({
      bug: "mark",
      full: "break",
    });
  });

  test("is as old as the moment it was lost at", () => {
    expect(lostFor({ phase: "lost", since: 1_000, nextTryAt: null }, 4_500)).toBe(3_500);
    expect(lostFor({ phase: "live" }, 4_500)).toBeNull();
  });
});

describe("[OU9] the slate", () => {
  test("stands before, in a break and after, and else lets the picture through", () => {
    expect(laid(anOpenRecord({ phase: "planned" }))).toEqual({ full: "before" });
    expect(laid(anOpenRecord())).toEqual({ bug: "mark" });
    expect(laid(anOpenRecord({ showings: [aShowing(pause, 1)] }))).toMatchObject({ full: "break" });
    expect(laid(anOpenRecord({ phase: "closed" }))).toEqual({ full: "ended" });
  });
});

test("[OU5] the same showing keeps its key, so a correction does not come in anew; the next one has another", () => {
  const keyOf = (card: Card, seq: number) =>
    laidOn("lt", anOpenRecord({ showings: [aShowing(card, seq)] }), second(100), null)?.key;
  expect(keyOf(aSpeaker("speaker-1", "Анна Петровна"), 5)).toBe(keyOf(aSpeaker("speaker-1", "Анна Павлова"), 5));
  expect(keyOf(aSpeaker("speaker-1"), 5)).not.toBe(keyOf(aSpeaker("speaker-1"), 6));
});

test.each([
  ["Андрей Павлович Лебедев", "Андрей Лебедев"],
  ["Лебедев Андрей Павлович", "Андрей Лебедев"],
  ["Роман Аркадьевич Абрамович", "Роман Абрамович"],
  ["Любовь Кузьминична Ильина", "Любовь Ильина"],
  ["Артём Ильич Семёнов", "Артём Семёнов"],
  ["Анна Никитична Гареева", "Анна Гареева"],
  ["Ольга Петрова", "Ольга Петрова"],
  ["Гейдар Алиев Рза оглы", "Гейдар Алиев Рза оглы"],
  ["Мария Анна Шмидт", "Мария Анна Шмидт"],
  ["Ян Пётр Шостакович", "Ян Пётр Шостакович"],
])("[OU7] a lower third says %s as %s", (name, said) => {
  expect(shortName(name)).toBe(said);
});
