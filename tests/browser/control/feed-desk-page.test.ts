import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { setLanguage } from "../../../client/i18n/language.ts";
import { themes } from "../../../client/ui/view-settings.ts";
import { patience } from "../../support/patience.ts";
import {
  aDraft,
  aReleased,
  aRow,
  aTarget,
  aTelegram,
  feedSettings,
  inSeconds,
  minutesAgo,
  toldFeed,
} from "../../support/told-feed.ts";
import { deepAll, fill } from "../deep-elements.ts";
import { feedApi, handsOn, openFeedRoom } from "./a-feed-room.ts";

let page: ReturnType<typeof openFeedRoom>;
beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  page.close();
  setLanguage("ru");
  delete document.documentElement.dataset["density"];
  document.documentElement.removeAttribute("data-theme");
});

const draft = aDraft();
const one = `${feedApi}/highlights/${draft.id}`;
const { words, says, inside, isFree, press } = handsOn(() => page);
/** Opens a highlight; what would leave of it is known by then. */
async function onDesk(options: Parameters<typeof openFeedRoom>[0] = {}) {
  page = openFeedRoom({ openId: draft.id, ...options });
  await vi.waitFor(() => expect(inside("efir-highlight-desk", "h2[tabindex]")).toHaveLength(1), patience);
}

describe("the queue", () => {
  test("[FD136] what the server says has changed is asked for again, and announced", async () => {
    page = openFeedRoom({ told: toldFeed({ highlights: [] }) });
    await says("Лента пуста");
    const heard: string[] = [];
    page.room.addEventListener("efir-announce", (event) => heard.push("text" in event ? String(event.text) : ""));
    page.change({ highlights: [aDraft({ state: "approved", releaseAt: inSeconds(60) })] });
    await says(/Ждут выпуска 1 .*Сиделка теперь приходит/);
    page.change({ highlights: [aReleased()] });
    await says(/В ленте 1 .*Сиделка/);
    expect(heard).toEqual([expect.stringMatching(/^В ленте: Сиделка/)]);
  });

  test("[FD137] is searched and filtered; arrows walk it, Enter opens, and the focus goes to what was opened", async () => {
    const second = aDraft({ id: "highlight-2", content: { ...draft.content, text: "Второе" }, madeAt: minutesAgo(9) });
    page = openFeedRoom({ told: toldFeed({ highlights: [draft, second] }) });
    await vi.waitFor(() => expect(inside("efir-highlight-queue", "a")).toHaveLength(2), patience);
    inside("efir-highlight-queue", "a")[0]?.focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await vi.waitFor(
      () => expect(deepAll(page.room, "h2:focus").map((h) => h.textContent)).toEqual(["Второе"]),
      patience,
    );
    const [search] = inside("efir-highlight-queue", "#words");
    if (!(search instanceof HTMLInputElement)) throw new Error("no search");
    search.value = "втор";
    search.dispatchEvent(new Event("input"));
    await vi.waitFor(() => expect(inside("efir-highlight-queue", "a")).toHaveLength(1), patience);
    search.value = "нет такого";
    search.dispatchEvent(new Event("input"));
    await says("Ничего не нашлось");
  });

  test("[FD159] whoever goes elsewhere with something unsaved is asked, and offline nothing typed is lost", async () => {
    await onDesk();
    fill(page.room, "text", "Начатое");
    await says("Есть несохранённое");
    deepAll(page.room, 'a[href="#nastroyki"]')[0]?.click();
    await says("без сохранения?");
    await press("Остаться");
    page.far.answer({
      [`PUT ${one}`]: () => {
        throw new TypeError("no network");
      },
    });
    page.hearer.lost();
    await says("Связи с сервером нет");
    await press("Сохранить");
    await says("Нет связи с сервером. Написанное осталось здесь");
    expect(inside("efir-highlight-fields", "textarea")[0]).toHaveProperty("value", "Начатое");
  });
});

describe("settings and switches", () => {
  test("[FD152] [FD153] settings are saved whole with their version; a number that is none is asked for again", async () => {
    page = openFeedRoom({
      openId: "nastroyki",
      answers: { [`PUT ${feedApi}/settings`]: [200, toldFeed({ version: 6 })] },
    });
    await vi.waitFor(() => expect(inside("efir-feed-settings", "#hold")).toHaveLength(1), patience);
    fill(page.room, "hold", "скоро");
    await press("Сохранить настройки");
    await says("Здесь нужно число от 0 до 600");
    expect(inside("efir-feed-settings", "#hold:focus")).toHaveLength(1);
    fill(page.room, "hold", "45");
    fill(page.room, "posts", "10");
    await press("Сохранить настройки");
    const { body } = await page.far.heard(`PUT ${feedApi}/settings`);
    expect(body).toMatchObject({
      version: 5,
      settings: { holdMs: 45_000, targets: { x1: { budget: { posts: 10 } } } },
    });
    await says("Настройки сохранены");
  });

  test("[FD155] [FD156] the switch stops at one press, and says that removals go on; rehearsal has a bar of its own", async () => {
    page = openFeedRoom({ answers: { [`POST ${feedApi}/kill`]: [200, {}], [`POST ${feedApi}/rehearsal`]: [200, {}] } });
    await vi.waitFor(() => expect(isFree("Остановить все публикации")).toBe(true), patience);
    page.keep({ settings: feedSettings({ isKilled: true }) });
    await press("Остановить все публикации");
    expect((await page.far.heard(`POST ${feedApi}/kill`)).body).toEqual({ isKilled: true });
    await says(/Публикации этого заседания остановлены ?\. Новое и правки никуда не уходят\. Удаления идут как обычно/);
    page.change({ stopped: { by: "Иван П.", at: minutesAgo(1) } });
    await says(/остановлены ?\. Остановил\(а\): Иван П\., \d/);
    page.change({ settings: feedSettings({ isRehearsal: true }) });
    await says(/Режим репетиции ?\. Всё идёт как по-настоящему/);
  });

  test("[FD155] the house's switch is other people's meetings too: it asks", async () => {
    page = openFeedRoom({ role: "admin", answers: { "POST /api/feed/kill": [200, { isKilled: true }] } });
    await press("Остановить публикации всех заседаний…");
    await says("Во всех заседаниях новое и правки перестанут уходить");
    expect(page.far.calls()).not.toContain("POST /api/feed/kill");
    await press("Остановить публикации всех заседаний");
    expect((await page.far.heard("POST /api/feed/kill")).body).toEqual({ isKilled: true });
  });

  test("[FD154] [FD157] what keeps a target is said over the page", async () => {
    const targets = [aTarget({ paused: { at: minutesAgo(1), why: "AUTH" } }), aTelegram()];
    page = openFeedRoom({ told: toldFeed({ targets }) });
    await says(/X ведомства Ключи не подходят ?\. Администратор вписывает другие ключи/);
    expect(inside("efir-feed-switches", ".health li")).toHaveLength(1);
  });
});

describe("[FD159] the page as people have it", () => {
  const everything = () => {
    const highlights = [
      aReleased(),
      aDraft({ id: "highlight-2", state: "approved", releaseAt: inSeconds(60) }),
      aDraft({ id: "highlight-3", isRehearsal: true }),
      aReleased({
        id: "highlight-4",
        state: "withdrawn",
        withdrawn: { at: minutesAgo(1), by: "Ирина", reason: "Неверно" },
      }),
    ];
    const rows = [
      aRow({ id: 1, target: "own" }),
      aRow({
        id: 2,
        state: "held",
        isDoubtful: true,
        evidence: [{ at: minutesAgo(1), did: "find", outcome: "missed", said: "3 posts read" }],
      }),
      aRow({ id: 3, highlight: "highlight-4", target: "tg1" }),
      aRow({ id: 4, highlight: "highlight-4", target: "tg1", op: "delete", state: "dead", reason: "AUTH" }),
    ];
    return toldFeed({ highlights, rows, settings: feedSettings({ isKilled: true, isRehearsal: true }) });
  };

  test.each([
    ...themes.map((theme) => [theme, "highlight-1"] as const),
    ...(["highlight-2", "highlight-3", "highlight-4", "nastroyki"] as const).map((id) => ["dark", id] as const),
  ])("axe finds nothing in %s at %s", async (theme, openId) => {
    document.documentElement.dataset["theme"] = theme;
    page = openFeedRoom({ told: everything(), openId, role: "admin" });
    await vi.waitFor(() => expect(deepAll(page.room, "h2[tabindex]")).toHaveLength(1), patience);
    if (openId === "highlight-3") await vi.waitFor(() => expect(isFree("Одобрить")).toBe(true), patience);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });

  test("everything stands in English too", async () => {
    setLanguage("en");
    await onDesk({ told: everything() });
    await says("Where it stands");
    expect(words()).toContain("Stop");
    expect(
      words().replaceAll(/Сиделка[^A-Z]*|Андрей[^A-Z]*|Телеграм-канал|X ведомства|Анна|Итоги 2025 года/gu, ""),
    ).not.toMatch(/[а-яё]{4}/iu);
  });
});
