import { describe, expect, test } from "vitest";
import { publicEntry } from "../../../../shared/feeds/public-entry.ts";
import type { HighlightContent } from "../../../../shared/feeds.ts";
import { later, millis } from "../../../../shared/time.ts";
import { aHighlight, zone } from "../../../support/public-highlights.ts";

const entry = (content: Partial<HighlightContent>, more: Partial<Parameters<typeof aHighlight>[0]> = {}) =>
  publicEntry(aHighlight({ content, ...more }), zone);
const person = { name: "Алия Гареева", post: "Мастер", place: "Усть-Ярск" };

describe("[FD120] what an entry says", () => {
  test("a quote stands in its marks, with who said it", () => {
    expect(entry({ text: "Контракт — это «план»." })).toMatchObject({
      letter: "q",
      quote: "«Контракт — это „план“».",
      text: null,
      who: { name: "Андрей Лебедев", post: "Межрайонный центр, Каменск" },
    });
  });

  test("a figure is its value with what it counts, and a sentence", () => {
    expect(entry({ kind: "figure", big: "3 047", unit: "человек", text: "получают уход" })).toMatchObject({
      letter: "n",
      big: { value: "3 047", unit: "человек" },
      text: "получают уход",
    });
  });

  test("an award is named by who has it, and says which it is", () => {
    expect(entry({ kind: "award", big: "Почётная грамота", text: "За мастерство", who: person })).toMatchObject({
      tag: { words: "Награда", look: "gold" },
      heading: "Алия Гареева",
      text: "Почётная грамота. За мастерство",
    });
  });

  test("a film has its length, and what was said in it for a name", () => {
    const image = { file: "a.jpg", widthPx: 4, heightPx: 3 };
    const clip = { id: "clip-1", durationMs: millis(64_800), poster: image };
    expect(entry({ kind: "clip", text: "Меня ждут", who: person }, { clip })).toMatchObject({
      heading: "«Меня ждут»",
      picture: { image, length: "1:05" },
      watch: "Смотреть",
    });
  });
});

describe("[FD132] times are the meeting's", () => {
  test("of the release, of the moment and of corrections, whatever the reader's clock", () => {
    const { releasedAt, content } = aHighlight();
    const corrected = entry(
      { kind: "figure", big: "3 047", text: "получают уход" },
      {
        corrections: [
          { at: later(releasedAt, millis(60_000)), note: "", was: content },
          {
            at: later(releasedAt, millis(660_000)),
            note: "число уточнено",
            was: { ...content, kind: "figure", big: "3 000", unit: "человек", text: "получают уход" },
          },
        ],
      },
    );
    expect([corrected.time, corrected.date, corrected.watch]).toEqual(["11:41", "2026-01-30", "Смотреть с\u00a011:41"]);
    expect(corrected.corrections.map(({ summary }) => summary)).toEqual([
      "Исправлено 11:52: число уточнено",
      "Исправлено 11:42",
    ]);
    expect(corrected.corrections[0]?.was).toContain("3 000 человек получают уход");
  });

  test("where nothing plays, it is opened", () => {
    expect(entry({ moment: null })).toMatchObject({ plays: false, watch: "Открыть", address: "/h/7K2Q" });
  });
});
