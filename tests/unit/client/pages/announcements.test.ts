import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { announcements, type Heard, onAirNews } from "../../../../client/pages/viewer/announcements.ts";
import { documentTitle } from "../../../../client/pages/viewer/document-title.ts";
import { OnAirVoice } from "../../../../client/pages/viewer/on-air-voice.ts";
import { seekMarks } from "../../../../client/pages/viewer/seek-marks.ts";
import { anOpenRecord, aShowing, aSlide, aSpeaker, second } from "./a-record.ts";

const lebedev = aShowing(aSpeaker("speaker-a"), 10);
const quiet: Heard = {
  phase: "live",
  isWatching: false,
  seesCards: false,
  speaking: null,
  chapter: null,
  pause: null,
  isSlate: false,
};
const watching: Heard = { ...quiet, isWatching: true, seesCards: true, speaking: lebedev };

describe("[VW16] announced", () => {
  test("the start of the broadcast", () => {
    const before: Heard = { ...quiet, phase: "planned" };
    expect(announcements(before, { ...before, phase: "live" })).toEqual(["Трансляция началась"]);
  });
});

describe("[VW16] [VW55] new on air", () => {
  const said: string[] = [];
  const voice = new OnAirVoice((text) => said.push(text));
  const hear = (before: Heard, now: Heard) => voice.hear(onAirNews(before, now));
  const item = aShowing({ kind: "agenda", id: "item-4", number: 4, title: "Блиц-интервью с площадок" }, 30);
  const mironova = aShowing(aSpeaker("speaker-b", "Ольга Миронова"), 31);

  beforeEach(() => {
    said.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    voice.silence();
    vi.useRealTimers();
  });

  test("an item and its speaker within two seconds are one piece of news", () => {
    hear(watching, { ...watching, chapter: item });
    vi.advanceTimersByTime(1500);
    hear({ ...watching, chapter: item }, { ...watching, chapter: item, speaking: mironova });
    expect(said).toEqual(["Пункт\u00a04. Блиц-интервью с площадок. Выступает Ольга Миронова"]);
    vi.advanceTimersByTime(5000);
    expect(said).toHaveLength(1);
  });

  test("so are they when the speaker was put on air first", () => {
    hear(watching, { ...watching, speaking: mironova });
    hear({ ...watching, speaking: mironova }, { ...watching, speaking: mironova, chapter: item });
    expect(said).toEqual(["Пункт\u00a04. Блиц-интервью с площадок. Выступает Ольга Миронова"]);
  });

  test("either alone is said when the other does not come", () => {
    hear(watching, { ...watching, speaking: mironova });
    vi.advanceTimersByTime(2000);
    hear(watching, { ...watching, chapter: item });
    vi.advanceTimersByTime(2000);
    expect(said).toEqual(["Выступает Ольга Миронова", "Пункт\u00a04. Блиц-интервью с площадок"]);
  });

  test("the first speaker of a meeting that is being watched", () => {
    expect(onAirNews({ ...watching, speaking: null }, watching).speaker).toBe("Андрей Павлович Лебедев");
  });
});

describe("[VW48] a break", () => {
  const pause = { kind: "break", id: "break-1", reason: "Технический перерыв", until: second(600) } as const;
  const resting: Heard = { ...watching, phase: "break", pause };

  test("is announced with the time of return, once, and so is its end", () => {
    expect(announcements(watching, resting).map(withoutTime)).toEqual(["Технический перерыв. Продолжим в\u00a0…"]);
    expect(announcements(resting, resting)).toEqual([]);
    expect(announcements(resting, watching)).toEqual(["Трансляция продолжается"]);
  });

  test("that the reader finds is no news", () => {
    expect(announcements({ ...quiet, phase: "connecting" }, resting)).toEqual([]);
  });

  test("leads the document's title with the time of return", () => {
    expect(withoutTime(documentTitle("break", "Итоги", pause))).toBe("Перерыв до\u00a0…: Итоги — Эфир коллегии");
  });
});

/** The reader's own clocks, whatever zone the tests run in. */
const withoutTime = (text: string): string => text.replace(/\d\d:\d\d/, "…");

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
  const waiting: Heard = { ...quiet, phase: "waiting" };

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
    expect(onAirNews({ ...quiet, phase: "connecting" }, watching).speaker).toBeNull();
  });

  test("a correction of the card on air, or its second showing", () => {
    const corrected = aShowing(aSpeaker("speaker-a", "Андрей Лебедев"), 30);
    expect(onAirNews(watching, { ...watching, speaking: corrected }).speaker).toBeNull();
  });

  test("that nobody speaks any more", () => {
    expect(onAirNews(watching, { ...watching, speaking: null }).speaker).toBeNull();
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
