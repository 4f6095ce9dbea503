import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../../client/i18n/language.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { patience } from "../../../support/patience.ts";
import { aGone, aHighlight, aPage } from "../../../support/public-highlights.ts";
import { aFeed, clear, first, plain, type Stand, second } from "./a-feed.ts";

const third = aHighlight({ code: "DDDD", minute: 30, seq: 3, content: { text: "Третья" } });
const fourth = aHighlight({ code: "FFFF", minute: 40, seq: 4, content: { text: "Четвёртая" } });
/** Somebody is in the list with the keyboard. */
const read = ({ feed }: Stand, code = "CCCC") =>
  feed.querySelector<HTMLAnchorElement>(`[data-code="${code}"] .hl__share`)?.focus();

beforeEach(() => setLanguage("ru"));
afterEach(clear);

describe("[FD124] new entries", () => {
  test("wait behind a button while somebody reads, and are told of once", async () => {
    const stand = await aFeed();
    read(stand);
    await stand.hear(aPage({ items: [third] }));
    await stand.hear(aPage({ items: [fourth] }));
    expect(stand.entries()).toEqual(["CCCC", "BBBB"]);
    expect(stand.button("Показать 2 новые")).toBeDefined();
    expect(stand.said).toEqual(["Есть 1 новая запись"]);
    expect(document.activeElement?.closest("li")?.id).toBe("h-CCCC");
  });

  test("are shown by the press, and the newest is read on from", async () => {
    const stand = await aFeed();
    read(stand);
    await stand.hear(aPage({ items: [third, fourth] }));
    stand.button("Показать 2 новые")?.click();
    await vi.waitFor(() => expect(stand.button("Показать 2 новые")).toBeUndefined(), patience);
    expect(stand.entries()).toEqual(["FFFF", "DDDD", "CCCC", "BBBB"]);
    expect(document.activeElement?.id).toBe("h-FFFF");
    expect(plain(stand.feed.querySelector("#h-FFFF")?.textContent)).toContain("«Четвёртая» Андрей Лебедев");
  });

  test("come by themselves at the very top, where nobody reads yet", async () => {
    const stand = await aFeed({ items: [] });
    await stand.hear(aPage({ items: [third] }));
    expect([stand.entries(), stand.said]).toEqual([["DDDD"], ["Показана 1 новая запись"]]);
    expect(stand.feed.querySelector(".feed__empty")).toBe(null);
  });

  test("belong to no page of older ones", async () => {
    const stand = await aFeed({ before: "1769755260000-DDDD" });
    await stand.hear(aPage({ items: [third] }));
    expect([stand.entries(), stand.said, stand.live.since()]).toEqual([["CCCC", "BBBB"], [], 3]);
  });

  test("of another day stand under its name", async () => {
    const stand = await aFeed();
    await stand.hear(aPage({ items: [aHighlight({ code: "GGGG", minute: 24 * 60, seq: 5 })] }));
    const said = [...stand.feed.querySelectorAll(".line > li")].map((one) => one.id || plain(one.textContent));
    expect(said).toEqual(["31 января 2026 года", "h-GGGG", "30 января 2026 года", "h-CCCC", "h-BBBB"]);
  });
});

describe("[FD127] «Не обновлять»", () => {
  test("keeps the page still, says nothing, and is remembered", async () => {
    const stand = await aFeed();
    stand.button("Не обновлять")?.click();
    await stand.hear(aPage({ items: [third] }));
    expect([stand.entries(), stand.said]).toEqual([["CCCC", "BBBB"], []]);
    expect(stand.button("Показать 1 новую")).toBeDefined();
    clear();
    localStorage.setItem("efir.feed.still", "1");
    const again = await aFeed();
    expect(again.button("Не обновлять")?.getAttribute("aria-pressed")).toBe("true");
  });

  test("does not hold a withdrawal", async () => {
    const stand = await aFeed();
    stand.button("Не обновлять")?.click();
    await stand.hear(aPage({ gone: [aGone("CCCC", 3)] }));
    expect(stand.entries()).toEqual(["Запись отозвана", "BBBB"]);
  });
});

describe("[FD125] what changed is changed at once", () => {
  const corrected = {
    ...first,
    seq: 3,
    rev: 2,
    content: { ...first.content, text: "Сиделка приходит трижды в день" },
    corrections: [{ at: programTime(first.releasedAt + 660_000), note: "число уточнено", was: first.content }],
  };

  test("a correction, openly and in its place; who was in it still is", async () => {
    const stand = await aFeed();
    read(stand, "BBBB");
    await stand.hear(aPage({ items: [corrected] }));
    const entry = stand.feed.querySelector("#h-BBBB");
    expect(plain(entry?.querySelector("blockquote")?.textContent)).toBe("«Сиделка приходит трижды в день»");
    expect(plain(entry?.querySelector("details")?.textContent)).toBe(
      "Исправлено 12:02: число уточнено Было: «Сиделка теперь приходит утром и вечером» Андрей Лебедев",
    );
    expect(stand.said).toEqual(["Запись за 11:51 исправлена"]);
    expect(document.activeElement?.classList.contains("hl__share")).toBe(true);
    expect(document.activeElement?.closest("li")?.id).toBe("h-BBBB");
  });

  test("twice, and an open note stays open", async () => {
    const stand = await aFeed();
    await stand.hear(aPage({ items: [corrected] }));
    stand.feed.querySelector("details")?.setAttribute("open", "");
    await stand.hear(
      aPage({ items: [{ ...corrected, seq: 4, rev: 3, content: { ...first.content, text: "Трижды" } }] }),
    );
    expect(plain(stand.feed.querySelector("#h-BBBB blockquote")?.textContent)).toBe("«Трижды»");
    expect(stand.feed.querySelector("details")?.open).toBe(true);
  });

  test("a withdrawal leaves a calm line, and the keyboard where it was", async () => {
    const stand = await aFeed();
    read(stand, "CCCC");
    await stand.hear(aPage({ gone: [aGone("CCCC", 3)] }));
    expect(stand.entries()).toEqual(["Запись отозвана", "BBBB"]);
    expect([stand.said, document.activeElement?.id]).toEqual([["Запись за 12:01 отозвана"], "h-CCCC"]);
    expect(plain(stand.feed.textContent)).not.toContain("Вторая");
  });

  test("what comes after a withdrawal stands above it, and no time goes by where it stood", async () => {
    const stand = await aFeed();
    await stand.hear(aPage({ gone: [aGone("CCCC", 3)] }));
    await stand.hear(aPage({ items: [fourth] }));
    expect(stand.entries()).toEqual(["FFFF", "Запись отозвана", "BBBB"]);
    expect(plain(stand.feed.querySelector(".hl--gone")?.textContent)).toMatch(/^\d\d:\d\dЗапись отозвана$/);
  });

  test("what is read does not move", async () => {
    const long = Array.from({ length: 40 }, (_, index) =>
      aHighlight({ code: `K${String(index).padStart(3, "0")}`, minute: -index, seq: 1 }),
    );
    const stand = await aFeed({ items: [second, first, ...long] });
    const seen = stand.feed.querySelector("#h-K020");
    seen?.scrollIntoView({ block: "start", behavior: "instant" });
    const top = () => Math.round(seen?.getBoundingClientRect().top ?? Number.NaN);
    const before = top();
    const longer = { ...corrected, content: { ...first.content, text: "Сиделка приходит трижды. ".repeat(40) } };
    await stand.hear(aPage({ items: [longer], gone: [aGone("CCCC", 4)] }));
    expect(plain(stand.feed.querySelector("#h-BBBB")?.textContent)).toContain("трижды");
    await vi.waitFor(() => expect(Math.abs(top() - before)).toBeLessThanOrEqual(1), patience);
    expect(scrollY).toBeGreaterThan(500);
  });
});

describe("[FD126] older entries", () => {
  const older = aHighlight({ code: "ZZZZ", minute: -5, seq: 1 });
  const press = ({ feed }: Stand) => feed.querySelector<HTMLAnchorElement>(".feed__more a")?.click();

  test("come below at a press, and are read on from", async () => {
    const stand = await aFeed({ hasMore: true, answer: () => aPage({ items: [older] }) });
    press(stand);
    await vi.waitFor(() => expect(stand.entries()).toEqual(["CCCC", "BBBB", "ZZZZ"]), patience);
    expect(stand.asked).toMatchObject([{ meeting: "primer", before: { code: "BBBB", releasedAt: first.releasedAt } }]);
    expect([stand.feed.querySelector(".feed__more"), document.activeElement?.id]).toEqual([null, "h-ZZZZ"]);
  });

  test("lead on while there are more", async () => {
    const stand = await aFeed({ hasMore: true, answer: () => aPage({ items: [older], hasMore: true }) });
    press(stand);
    await vi.waitFor(() => expect(stand.entries()).toContain("ZZZZ"), patience);
    const link = stand.feed.querySelector<HTMLAnchorElement>(".feed__more a");
    expect(link?.search).toBe(`?before=${older.releasedAt}-ZZZZ`);
    expect(plain(link?.textContent)).toBe("Показать раньше");
  });

  test("that cannot be had are said to be so, and can be asked for again", async () => {
    const stand = await aFeed({ hasMore: true });
    press(stand);
    const status = () => plain(stand.feed.querySelector(".feed__more [role=status]")?.textContent);
    await vi.waitFor(() => expect(status()).toBe("Не получилось загрузить. Попробуйте ещё раз"), patience);
    press(stand);
    await vi.waitFor(() => expect(stand.asked).toHaveLength(2), patience);
  });
});

describe("[FD128] the line", () => {
  test("what is too much to tell is asked for, until all of it came", async () => {
    const stand = await aFeed({
      answer: (question) =>
        "since" in question && question.since === 3
          ? aPage({ items: [fourth] })
          : aPage({ items: [third], seq: 3, hasMore: true }),
    });
    read(stand);
    // As the server says it: the seq is of the last change that it leaves out.
    await stand.hear(aPage({ seq: 60, hasMore: true }));
    await vi.waitFor(() => expect(stand.button("Показать 2 новые")).toBeDefined(), patience);
    expect(stand.asked).toEqual([
      { meeting: "primer", since: 2 },
      { meeting: "primer", since: 3 },
    ]);
    expect(stand.live.since()).toBe(4);
  });

  test("trouble is told in words once it lasts, with the time in the hall, and ends with the line", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const stand = await aFeed();
    const words = async () => {
      await stand.feed.querySelector("efir-feed-bar")?.updateComplete;
      return plain(stand.feed.querySelector(".feed__trouble")?.textContent);
    };
    stand.live.noteLine({ phase: "lost", since: first.releasedAt, nextTryAt: null }, millis(0));
    await vi.advanceTimersByTimeAsync(millis(3_000));
    expect(await words()).toBe("");
    await vi.advanceTimersByTimeAsync(millis(2_000));
    expect(await words()).toBe("Нет связи с 11:51. Новые записи появятся, когда она вернётся");
    stand.live.noteLine({ phase: "live" }, millis(0));
    expect(await words()).toBe("");
    expect(stand.said).toHaveLength(1);
  });
});
