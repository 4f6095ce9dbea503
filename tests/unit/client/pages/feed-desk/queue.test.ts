import { describe, expect, test } from "vitest";
import {
  draftsWaiting,
  inHold,
  keptBy,
  secondsLeft,
  stageOf,
} from "../../../../../client/control/highlights/stage-of.ts";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import { feedNews } from "../../../../../client/pages/feed-desk/feed-news.ts";
import { queueOf } from "../../../../../client/pages/feed-desk/queue-groups.ts";
import { later, millis, programTime } from "../../../../../shared/time.ts";
import { aDraft, aReleased, aRow, feedSettings, toldFeed } from "../../../../support/told-feed.ts";

setLanguage("ru");
const now = programTime(1_000_000);
const held = aDraft({ id: "held", state: "approved", releaseAt: later(now, millis(1_400)) });

describe("[FD137] the queue", () => {
  const all = [
    aDraft({ id: "old", madeAt: programTime(1) }),
    aDraft({ id: "new", madeAt: programTime(2) }),
    aDraft({ id: "late", state: "approved", releaseAt: programTime(9) }),
    aDraft({ id: "soon", state: "approved", releaseAt: programTime(5) }),
    aReleased({ id: "out" }),
    aDraft({ id: "dropped", state: "dropped" }),
  ];
  const ids = (words: string) =>
    queueOf(all, words).map(({ group, highlights }) => [group, highlights.map(({ id }) => id)]);

  test("has drafts newest first, and first what leaves next", () => {
    expect(ids("")).toEqual([
      ["drafts", ["new", "old"]],
      ["waiting", ["soon", "late"]],
      ["released", ["out"]],
      ["withdrawn", []],
    ]);
  });

  test("is searched by every word, in text, names, tags and codes", () => {
    expect(ids("ЛЕБЕДЕВ утром").flatMap(([, found]) => found)).toHaveLength(5);
    expect(ids("лебедев вечность").flatMap(([, found]) => found)).toEqual([]);
  });
});

describe("[FD145] what is approved", () => {
  test("counts down whole seconds, and is not over a moment too soon", () => {
    expect([stageOf(held, now), secondsLeft(held, now)]).toEqual(["hold", 2]);
    expect(stageOf(held, later(now, millis(1_400)))).toBe("waiting");
  });

  test("says what keeps it afterwards", () => {
    expect(keptBy(toldFeed({ settings: feedSettings({ isKilled: true }) }), held)).toBe("killed");
    expect(keptBy(toldFeed(), { ...held, waitsForViewers: true })).toBe("viewers");
    expect(keptBy(toldFeed(), held)).toBe("turn");
  });

  test("stands in the room with the soonest first; drafts are counted", () => {
    const sooner = { ...held, id: "sooner", releaseAt: now };
    expect(inHold([held, aDraft(), sooner]).map(({ id }) => id)).toEqual(["sooner", "held"]);
    expect(draftsWaiting([held, aDraft(), aReleased()])).toBe(1);
  });

  test("of a draft one approval is half, and a released one is corrected", () => {
    const by = { id: "ivan", name: "Иван" };
    expect(stageOf(aDraft({ approvals: [{ by, at: now, hash: "h" }] }), now)).toBe("second-person");
    expect(stageOf({ ...aReleased(), state: "draft", rev: 2 }, now)).toBe("correcting");
  });
});

describe("[FD158] news for those who do not see the page", () => {
  test("are releases, withdrawals and what a person has to look at; each once", () => {
    const before = toldFeed({ highlights: [aDraft({ state: "approved" })], rows: [aRow({ state: "queued" })] });
    const after = toldFeed({ highlights: [aReleased()], rows: [aRow({ state: "held", isDoubtful: true })] });
    expect(feedNews(before, after)).toEqual([
      expect.stringMatching(/^В ленте: Сиделка/),
      expect.stringMatching(/^X ведомства: ответ потерян, посмотрите сами\. Сиделка/),
    ]);
    expect(feedNews(after, after)).toEqual([]);
  });
});
