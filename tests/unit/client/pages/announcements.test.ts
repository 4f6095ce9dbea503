import { describe, expect, test } from "vitest";
import { announcements, type Heard } from "../../../../client/pages/viewer/announcements.ts";
import { documentTitle } from "../../../../client/pages/viewer/document-title.ts";
import { seekMarks } from "../../../../client/pages/viewer/seek-marks.ts";
import { anOpenRecord, aShowing, aSlide, aSpeaker, second } from "./a-record.ts";

const lebedev = aShowing(aSpeaker("speaker-a"), 10);
const watching: Heard = { phase: "live", isWatching: true, speaking: lebedev, isSlate: false };

describe("[VW16] announced", () => {
  test("the start of the broadcast", () => {
    const before: Heard = { phase: "planned", isWatching: false, speaking: null, isSlate: false };
    expect(announcements(before, { ...before, phase: "live" })).toEqual(["Трансляция началась"]);
  });

  test("a new speaker", () => {
    const speaking = aShowing(aSpeaker("speaker-b", "Ольга Миронова"), 20);
    expect(announcements(watching, { ...watching, speaking })).toEqual(["Выступает Ольга Миронова"]);
  });

  test("the first speaker of a meeting that is being watched", () => {
    expect(announcements({ ...watching, speaking: null }, watching)).toEqual(["Выступает Андрей Павлович Лебедев"]);
  });
});

describe("[VW46] a still picture between two sources", () => {
  const slate: Heard = { ...watching, phase: "waiting", isSlate: true };

  test("is announced once, and so is its end", () => {
    expect(announcements(watching, slate)).toEqual(["Перерыв в трансляции. Изображение вернётся само"]);
    expect(announcements(slate, slate)).toEqual([]);
    expect(announcements(slate, watching)).toEqual(["Трансляция продолжается"]);
  });

  test("that the reader finds is no news", () => {
    expect(announcements({ ...slate, isSlate: false, isWatching: false }, { ...slate, isWatching: false })).toEqual([]);
  });
});

test("[VW45] who has seen the end hears that there is a recording", () => {
  const ended: Heard = { ...watching, phase: "ended", speaking: null };
  expect(announcements(ended, { ...ended, phase: "replay" })).toEqual(["Готова запись заседания"]);
});

describe("[VW16] the end is announced", () => {
  const waiting: Heard = { phase: "waiting", isWatching: false, speaking: null, isSlate: false };

  test("to whoever has seen no picture; others hear the player say so", () => {
    expect(announcements(waiting, { ...waiting, phase: "ended" })).toEqual([
      "Заседание завершено. Спасибо, что были с нами",
    ]);
    expect(announcements(watching, { ...watching, phase: "ended" })).toEqual([]);
  });

  test("but is no news to whoever came later", () => {
    expect(announcements({ ...waiting, phase: "connecting" }, { ...waiting, phase: "ended" })).toEqual([]);
  });
});

describe("[VW16] not announced", () => {
  test("the speaker whom the page found on its first frame", () => {
    expect(announcements({ phase: "connecting", isWatching: false, speaking: null, isSlate: false }, watching)).toEqual(
      [],
    );
  });

  test("a correction of the card on air, or its second showing", () => {
    const corrected = aShowing(aSpeaker("speaker-a", "Андрей Лебедев"), 30);
    expect(announcements(watching, { ...watching, speaking: corrected })).toEqual([]);
  });

  test("that nobody speaks any more", () => {
    expect(announcements(watching, { ...watching, speaking: null })).toEqual([]);
  });
});

test("[VW7] the document's title leads with the state", () => {
  expect(documentTitle("live", "Итоги 2025 года")).toBe("В эфире: Итоги 2025 года — Эфир коллегии");
  expect(documentTitle("connecting", "")).toBe("Эфир коллегии");
});

test("[VW1] the seek bar has no mark of what no picture has shown yet", () => {
  const record = anOpenRecord({
    showings: [aShowing(aSlide("slide-a", 1), 10, 20), aShowing(aSlide("slide-b", 2), 20)],
    highlights: [
      { id: "highlight-a", at: second(12), text: "Главное" },
      { id: "highlight-b", at: second(22), text: "Потом" },
    ],
  });
  expect(seekMarks(record, second(15))).toEqual([
    { at: second(10), kind: "card", label: "1. Слайд slide-a" },
    { at: second(12), kind: "highlight", label: "Главное" },
  ]);
});
