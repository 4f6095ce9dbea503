import { describe, expect, test } from "vitest";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import { draftOf, settingsOf, wrongNumbers } from "../../../../../client/pages/feed-desk/settings-draft.ts";
import { healthOf } from "../../../../../client/pages/feed-desk/target-health.ts";
import { feedSettings as schema } from "../../../../../shared/feeds/commands.ts";
import { later, millis, programTime } from "../../../../../shared/time.ts";
import { aTarget, feedSettings, toldFeed } from "../../../../support/told-feed.ts";

setLanguage("ru");

describe("[FD152] settings in a form", () => {
  test("come back as they were, and as the server takes them", () => {
    const told = toldFeed();
    const back = settingsOf(draftOf(told), told.settings);
    expect(back).toEqual(told.settings);
    expect(schema.safeParse(back).error).toBeUndefined();
  });

  test("a target that is not used has no rule, an empty budget no bound", () => {
    const told = toldFeed();
    const draft = draftOf(told);
    const x1 = draft["target:x1"];
    if (x1 === null || x1 === undefined) throw new Error("no rule");
    const back = settingsOf(
      { ...draft, "target:tg1": null, "target:x1": { ...x1, money: "", posts: "1 200" } },
      told.settings,
    );
    expect(back.targets).toEqual({
      x1: { mode: "each", budget: { posts: 1_200, micros: null }, correction: "reply" },
    });
  });

  test("the switches, which have buttons of their own, stay as they are", () => {
    const told = toldFeed({ settings: feedSettings({ isKilled: true, isRehearsal: true }) });
    expect(settingsOf(draftOf(told), told.settings)).toMatchObject({ isKilled: true, isRehearsal: true });
  });
});

test.each([
  ["20", []],
  ["0", []],
  ["2,5", []],
  ["", ["hold"]],
  ["много", ["hold"]],
  ["-1", ["hold"]],
  ["601", ["hold"]],
])("[FD153] %j seconds to take back: wrong are %j", (hold, wrong) => {
  expect(wrongNumbers({ ...draftOf(toldFeed()), hold })).toEqual(wrong);
});

test("[FD153] half a post is no budget", () => {
  const rule = { mode: "each", posts: "1,5", money: "", correction: "reply" } as const;
  expect(wrongNumbers({ ...draftOf(toldFeed()), "target:x1": rule })).toEqual(["target:x1.posts"]);
});

describe("[FD154] how a target does", () => {
  const now = programTime(Date.UTC(2026, 0, 30, 8, 0));
  const words = (target: Parameters<typeof aTarget>[0], told = toldFeed()) => healthOf(aTarget(target), told, now);

  test.each([
    [{ paused: { at: now, why: "AUTH" } } as const, "bad", "Ключи не подходят"],
    [{ isKilled: true }, "bad", "Остановлена"],
    [{ gateUntil: later(now, millis(1)) }, "wait", /^Ждёт до \d\d:\d\d: так просит площадка$/],
    [{ gateUntil: now }, "ok", "В порядке"],
    [{ id: "vk1" }, "off", "В этом заседании не используется"],
  ] as const)("%j", (target, tone, said) => {
    expect(words(target)).toMatchObject({ tone, words: said instanceof RegExp ? expect.stringMatching(said) : said });
  });

  test("whose budget is spent, gets nothing any more", () => {
    expect(words({}, toldFeed({ spent: { x1: { posts: 40, micros: 0 } } })).words).toBe("Бюджет исчерпан");
  });
});
