import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { themes } from "../../client/ui/view-settings.ts";
import type { Highlight } from "../../shared/feeds.ts";
import { showsText, until } from "../support/chromium.ts";
import { type FeedHand, feedHand } from "../support/feed-hand.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { openHouse, type VisitedHouse } from "../support/visited-house.ts";

const slug = "lenta-chitateli";
const who = { name: "Андрей Лебедев", post: "Межрайонный центр", place: "Каменск" };

let house: VisitedHouse;
let hand: FeedHand;
let first: Highlight;
beforeAll(async () => {
  house = await openHouse();
  await house.control.openMeeting(slug, "Итоги 2025 года");
  hand = await feedHand(house.control, slug);
  first = await hand.release({ kind: "quote", text: "Сиделка приходит утром и вечером", who });
  await hand.release({ kind: "figure", big: "3 047", unit: "человек", text: "получают уход на дому" });
});
afterAll(() => house?.close());

const isLive = (page: Page) =>
  until(page, `document.querySelector(".feed__still") && document.readyState === "complete"`);
const visit = (path: string) => house.visit("hall", path, isLive);
/** What stands in the list, without what a script adds to it. */
const listOf = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll(".hl")].map((one) => {
    const entry = one.cloneNode(true);
    for (const one of entry.querySelectorAll(".hl__ago")) one.remove();
    const walk = document.createTreeWalker(entry, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walk.nextNode()) comments.push(walk.currentNode);
    for (const one of comments) one.remove();
    entry.normalize();
    const said = (node) => node.nodeType === Node.TEXT_NODE
      ? [node.textContent.replace(/\\s+/g, " ").trim()].filter((words) => words !== "")
      : [node.localName, ...[...node.attributes].filter(({ name }) => name !== "tabindex").map(({ name, value }) => name + "=" + value).sort(),
         ...[...node.childNodes].flatMap(said)];
    return said(entry);
  })`);

describe("a list that is open", () => {
  test("[FD120] [FD124] [FD125] goes on with what is released, corrected and withdrawn, as a reload shows it", async () => {
    const { page, trouble } = await visit(`/m/${slug}/lenta`);
    // Somebody reads: what is new waits.
    await page.locator(".hl__share").first().focus();
    const second = await hand.release({ kind: "decision", big: "4", text: "Открыть пять центров" });
    await hand.release({ kind: "award", big: "Почётная грамота", text: "За мастерство", who });
    await hand.release({ kind: "figure", big: "214", unit: "мест", text: "в пяти центрах", sourceWords: "Слайд 12" });
    await page.getByRole("button", { name: "Показать 3 новые" }).click();
    await until(page, `document.activeElement.textContent.includes("в пяти центрах")`);

    await hand.correct(first.id, "Сиделка приходит трижды в день", "уточнено по докладу");
    await until(page, showsText("трижды в день"));
    const note = page.locator(`#h-${first.code} summary`);
    expect(await note.textContent()).toMatch(/^Исправлено \d\d:\d\d: уточнено по докладу$/);
    const live = await listOf(page);
    await page.reload();
    await isLive(page);
    expect(await listOf(page)).toEqual(live);

    await hand.withdraw(second.id);
    await until(page, showsText("Запись отозвана"));
    expect(await page.locator(`#h-${second.code}`).textContent()).not.toContain("пять центров");
    expect(trouble).toEqual([]);
  });

  test("[FD128] of the channel goes on without a meeting of its own", async () => {
    const { page, trouble } = await visit("/lenta");
    await page.locator(".hl__share").first().focus();
    await hand.release({ text: "Перерыв до 13:30" });
    await page.getByRole("button", { name: "Показать 1 новую" }).click();
    await until(page, showsText("Перерыв до 13:30"));
    expect(trouble).toEqual([]);
  });
});

describe("the page of one entry", () => {
  test("[FD129] is taken back while it is open, and answers 410 from then on", async () => {
    const { code, id } = await hand.release({ kind: "quote", text: "Этого никто не говорил", who });
    const ready = (page: Page) => until(page, `document.querySelector(".feed__acts") !== null`);
    const { page, trouble } = await house.visit("hall", `/h/${code}`, ready);
    await hand.withdraw(id);
    await until(page, showsText("Её больше нет в\u00a0ленте."));
    expect(await page.locator("main").textContent()).not.toContain("никто не говорил");
    expect((await page.reload())?.status()).toBe(410);
    expect(trouble).toEqual([]);
  });
});

describe("[FD134] for everybody", () => {
  test.each(["list", "permalink"])(
    "axe finds nothing on the %s in any theme, and twice as large nothing scrolls sideways",
    async (which) => {
      const path = which === "list" ? `/m/${slug}/lenta` : `/h/${first.code}`;
      const page = await house.hall.newPage();
      await page.goto(house.server.httpUrl + path);
      await until(page, `customElements.get("efir-feed-bar") !== undefined && document.querySelector(".hl") !== null`);
      for (const theme of themes) {
        await page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);
        expect([theme, await axeViolations(page)]).toEqual([theme, []]);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      await page.evaluate(`document.documentElement.dataset.size = "200"`);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    },
  );
});
