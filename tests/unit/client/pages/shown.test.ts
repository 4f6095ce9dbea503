import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfTime, isSameShown, shownAt } from "../../../../client/stage/shown.ts";
import { emptyProgram } from "../../../../shared/timeline/at.ts";
import { aFigure, anOpenRecord, aShowing, aSlide, aSpeaker, second } from "./a-record.ts";

const record = anOpenRecord({
  showings: [
    aShowing(aSlide("slide-a"), 10, 20),
    aShowing(aSpeaker("speaker-a"), 12),
    aShowing(aFigure("figure-a"), 15, 18),
    aShowing(aSlide("slide-b"), 20, 30),
    aShowing(aSlide("slide-a"), 30),
  ],
  highlights: [{ id: "highlight-a", at: second(16), text: "Главное" }],
});
const idsAt = (at: number) => {
  const { program, cardsByLayer, byKind, highlights } = shownAt(record, second(at));
  return {
    stage: program.stage?.card.id ?? null,
    slides: cardsByLayer.stage.map(({ id }) => id),
    figures: byKind.figure.map(({ id }) => id),
    highlights: highlights.map(({ id }) => id),
  };
};

describe("what was shown", () => {
  test("[VW1] nothing before the first frame", () => {
    expect(shownAt(record, null).program).toEqual(emptyProgram);
  });

  test("[VW1] [VW3] nothing that is ahead of the playhead", () => {
    expect(idsAt(14)).toEqual({ stage: "slide-a", slides: ["slide-a"], figures: [], highlights: [] });
  });

  test("[VW3] a figure stays on paper after it left the stage", () => {
    expect(idsAt(19)).toMatchObject({ stage: "slide-a", figures: ["figure-a"], highlights: ["highlight-a"] });
  });

  test("[VW3] a slide shown twice is leafed through once, where it was last", () => {
    expect(idsAt(40)).toMatchObject({ stage: "slide-a", slides: ["slide-b", "slide-a"] });
  });

  test("[VW3] a card shown again stands as it was last corrected", () => {
    const corrected = { ...aSlide("slide-a"), title: "Исправлено" };
    const again = anOpenRecord({ showings: [...record.showings, aShowing(corrected, 60)] });
    expect(shownAt(again, second(61)).cardsByLayer.stage.at(-1)).toEqual(corrected);
  });

  test("[VW2] a stream without a clock shows the newest", () => {
    expect(shownAt(record, endOfTime).program.stage?.card.id).toBe("slide-a");
  });

  test("[VW1] a move that is called the same changes nothing", () => {
    const moment = fc.integer({ min: 0, max: 50_000 }).map((ms) => second(ms / 1000));
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        fc.pre(isSameShown(record, one, other));
        expect(shownAt(record, one)).toEqual(shownAt(record, other));
      }),
    );
  });
});
