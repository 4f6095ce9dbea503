import { describe, expect, test } from "vitest";
import { costOf, totalOf } from "../../../../../client/control/highlights/cost.ts";
import { moneyWords } from "../../../../../client/control/highlights/money-words.ts";
import { previewChanges } from "../../../../../client/control/highlights/preview-changes.ts";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import { aPreview, feedSettings, rendered, toldFeed } from "../../../../support/told-feed.ts";

describe("[FD144] before it is approved it says what it costs", () => {
  test("and what is left of the meeting's budget", () => {
    expect(costOf(rendered("Текст"), toldFeed())).toEqual({
      ...{ posts: 1, micros: 200_000, postsLeft: 37, microsLeft: 4_955_000, isOver: false },
    });
  });

  test("and that the budget does not bear it", () => {
    const settings = feedSettings({
      targets: { x1: { mode: "each", budget: { posts: 3, micros: null }, correction: "reply" } },
    });
    expect(costOf(rendered("Текст"), toldFeed({ settings })).isOver).toBe(true);
  });

  test("our own feed is no post, nor is what a target refuses or a digest will say", () => {
    const refused = rendered("", { target: "vk1", posts: [], refusal: "TOO_LONG", micros: 0 });
    const gathered = rendered("Текст", { target: "vk2", warnings: ["IN_DIGEST"], micros: 0 });
    expect(totalOf([...aPreview("Текст").rendered, refused, gathered])).toEqual({ posts: 1, micros: 200_000 });
  });

  test("in the money's own words", () => {
    setLanguage("ru");
    expect(moneyWords(15_000)).toBe("0,015\u00a0$");
    setLanguage("en");
    expect(moneyWords(200_000)).toBe("$0.20");
    setLanguage("ru");
  });
});

describe("[FD146] what would leave otherwise than it was shown", () => {
  const shown = aPreview("Текст");

  test("is named, target by target", () => {
    const [own = rendered("")] = shown.rendered;
    const now = {
      ...shown,
      rendered: [own, rendered("Другой", { micros: 15_000 }), rendered("Текст", { target: "tg1" })],
    };
    expect(previewChanges(shown, now)).toEqual([
      { target: "x1", what: "text" },
      { target: "x1", what: "cost" },
      { target: "tg1", what: "added" },
    ]);
  });

  test("a picture is no text, and a target that is gone is told", () => {
    const media = [{ file: "a.png", type: "image/png", alt: "", widthPx: 1200, heightPx: 630 }] as const;
    const other = rendered("Текст", { posts: [{ text: "Текст", link: "https://efir.example/h/7K2Q", media }] });
    expect(previewChanges(shown, { ...shown, rendered: [other] })).toEqual([
      { target: "x1", what: "picture" },
      { target: "own", what: "gone" },
    ]);
  });
});
