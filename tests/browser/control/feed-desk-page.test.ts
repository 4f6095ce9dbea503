import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { WrittenHighlight } from "../../../client/control/highlights/feed-api.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import { themes } from "../../../client/ui/view-settings.ts";
import { patience } from "../../support/patience.ts";
import {
  aDraft,
  aPreview,
  aReleased,
  aRow,
  aTarget,
  aTelegram,
  feedSettings,
  inSeconds,
  minutesAgo,
  rendered,
  toldFeed,
} from "../../support/told-feed.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { feedApi, openFeedRoom } from "./a-feed-room.ts";

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
const words = () => deepText(page.room);
const says = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), patience);
const inside = (host: string, selector: string) =>
  deepAll(page.room, host).flatMap((found) => deepAll(found, selector));
const isFree = (name: string | RegExp) => {
  const control = controlNamed(page.room, name);
  return !(control instanceof HTMLButtonElement && control.disabled);
};
const press = async (name: string | RegExp) => {
  await vi.waitFor(() => expect(isFree(name)).toBe(true), patience);
  controlNamed(page.room, name).click();
};
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

describe("a draft", () => {
  test("[FD141] [FD142] what would leave is asked for once typing rests, and stands there as it would leave", async () => {
    await onDesk();
    await says(/Наша лента.*X ведомства.*0,20 \$ · можно ещё 37 постов · останется 4,755 \$/);
    const before = page.far.calls().filter((call) => call === `POST ${one}/preview`).length;
    page.far.answer({
      [`POST ${one}/preview`]: [
        200,
        aPreview("", {
          rendered: [
            rendered("", { target: "own", posts: [{ text: "Наше", link: null, media: [] }] }),
            rendered("", {
              posts: [
                { text: "Первый", link: "https://efir.example/h/7K2Q", media: [] },
                { text: "Второй", link: null, media: [] },
              ],
              lengths: [
                { used: 100, most: 280 },
                { used: 40, most: 280 },
              ],
              warnings: ["THREAD", "SHORTENED"],
            }),
          ],
        }),
      ],
    });
    fill(page.room, "text", "Ту");
    fill(page.room, "text", "Туда");
    await vi.waitFor(() => expect(isFree("Одобрить")).toBe(false), patience);
    await says(/Первый https:\/\/efir\.example\/h\/7K2Q Пост 1 из 2 · 100 из 280 .*Второй Пост 2 из 2 · 40 из 280/);
    expect(words()).toMatch(/Выйдет цепочкой.*Текст сокращён по предложению/);
    expect(page.far.calls().filter((call) => call === `POST ${one}/preview`)).toHaveLength(before + 1);
    expect(page.far.asked.findLast(({ call }) => call === `POST ${one}/preview`)?.body).toMatchObject({
      content: { text: "Туда" },
    });
  });

  test("[FD143] approving saves what was written, and names the hash of what was shown", async () => {
    await onDesk({
      answers: {
        [`PUT ${one}`]: ({ body }) => [200, { ...draft, ...Object(body), version: 4 }],
        [`POST ${one}/approve`]: [200, { ...draft, state: "approved", version: 5, releaseAt: inSeconds(60) }],
        [`POST ${one}/preview`]: ({ body }) => [200, aPreview((body as WrittenHighlight).content.text)],
      },
    });
    fill(page.room, "text", "Короче");
    await says(/Короче https:/);
    await press("Одобрить");
    const { body } = await page.far.heard(`POST ${one}/approve`);
    expect(body).toEqual({ version: 4, hash: aPreview("Короче").hash, waitsForViewers: false });
    expect(page.far.asked.find(({ call }) => call === `PUT ${one}`)?.body).toMatchObject({
      version: 3,
      content: { text: "Короче", alt: draft.content.alt },
    });
    await says(/Выйдет через \d+ секунд/);
  });

  test("[FD144] without what is missing it cannot be approved, and the field says so", async () => {
    await onDesk({
      answers: { [`POST ${one}/preview`]: [200, aPreview("Текст", { missing: ["alt"] })] },
    });
    await says("Нет описания картинки");
    expect(controlNamed(page.room, "Одобрить")).toHaveProperty("disabled", true);
    expect(inside("efir-highlight-fields", '[aria-invalid="true"]').map(({ id }) => id)).toEqual(["alt"]);
  });

  test("[FD144] what a target will not take, keeps it too, and says which", async () => {
    const refused = rendered("", { posts: [], refusal: "TOO_LONG" });
    await onDesk({ answers: { [`POST ${one}/preview`]: [200, aPreview("Текст", { rendered: [refused] })] } });
    await says("X ведомства этого не примет: сократите текст или уберите площадку");
    expect(controlNamed(page.room, "Одобрить")).toHaveProperty("disabled", true);
  });

  test("[FD146] what would leave otherwise than it was shown is not approved: it is shown, with what changed", async () => {
    await onDesk({ answers: { [`POST ${one}/approve`]: [409, { error: { code: "HASH" }, current: draft }] } });
    await vi.waitFor(() => expect(isFree("Одобрить")).toBe(true), patience);
    page.far.answer({ [`POST ${one}/preview`]: [200, aPreview("Иначе")] });
    await press("Одобрить");
    await says(/С тех пор как вы смотрели, уйдёт другое ?\. Посмотрите ещё раз и одобрите снова/);
    expect(words()).toMatch(/Наша лента: другой текст.*X ведомства: другой текст/);
    page.far.answer({ [`POST ${one}/approve`]: [200, { ...draft, state: "approved", version: 4 }] });
    await press("Одобрить");
    await vi.waitFor(
      () =>
        expect(page.far.asked.findLast(({ call }) => call === `POST ${one}/approve`)?.body).toMatchObject({
          hash: aPreview("Иначе").hash,
        }),
      patience,
    );
  });

  test("[FD143] of two who are needed the first is named, and is not asked again", async () => {
    const by = (id: string, name: string) => [{ by: { id, name }, at: minutesAgo(1), hash: "h" }];
    await onDesk({ told: toldFeed({ highlights: [aDraft({ approvals: by("ivan", "Иван") })] }) });
    await says("Одобрил(а): Иван. Нужен второй человек");
    await vi.waitFor(() => expect(isFree("Одобрить вторым")).toBe(true), patience);
    page.change({ highlights: [aDraft({ approvals: by("irina", "Ирина"), version: 4 })] });
    await says("Вы одобрили. Нужен второй человек");
    expect(() => controlNamed(page.room, /^Одобрить/)).toThrow();
  });

  test("[FD143] what somebody else saved meanwhile is joined, and where both changed the same, it is asked", async () => {
    const stale = () => [409, { error: { code: "STALE" } }] as const;
    await onDesk({ answers: { [`PUT ${one}`]: stale } });
    fill(page.room, "text", "Моё");
    page.keep({
      highlights: [aDraft({ version: 4, content: { ...draft.content, text: "Чужое", alt: "Чужое описание" } })],
    });
    await press("Сохранить");
    await says("Пока вы писали, это изменил кто-то другой");
    page.far.answer({ [`PUT ${one}`]: ({ body }) => [200, { ...draft, ...Object(body), version: 5 }] });
    await press("Сохранить выбранное");
    await vi.waitFor(
      () =>
        expect(page.far.asked.filter(({ call }) => call === `PUT ${one}`).at(-1)?.body).toMatchObject({
          version: 4,
          content: { text: "Моё", alt: "Чужое описание" },
        }),
      patience,
    );
  });

  test("[FD140] whose words they are is taken from the library, with the portrait", async () => {
    const portrait = { file: `${"b".repeat(32)}.png`, widthPx: 400, heightPx: 400 };
    const content = { name: "Алия Гареева", post: "мастер", organisation: "Усть-Ярск", portrait };
    const item = { id: "speaker-1", sort: "speaker", version: 1, content };
    await onDesk({
      answers: {
        "GET /api/library?sort=speaker&q=": [200, [{ id: item.id, sort: "speaker", title: content.name, note: "" }]],
        [`GET /api/library/${item.id}`]: [200, item],
        [`PUT ${one}`]: ({ body }) => [200, { ...draft, ...Object(body), version: 4 }],
      },
    });
    await press("Взять из библиотеки");
    await press(/^Алия Гареева/);
    await says("Есть несохранённое");
    await press("Сохранить");
    expect((await page.far.heard(`PUT ${one}`)).body).toMatchObject({
      content: { who: { name: "Алия Гареева", post: "мастер", place: "Усть-Ярск", portrait } },
    });
  });

  test("[FD135] a draft of no card is begun by hand, and opens", async () => {
    page = openFeedRoom({ told: toldFeed({ highlights: [] }) });
    const made = aDraft({
      id: "made-0001",
      source: { type: "none" },
      content: { ...draft.content, text: "", kind: "note" },
    });
    page.far.answer({
      [`POST ${feedApi}/highlights`]: [201, made],
      [`POST ${feedApi}/highlights/made-0001/preview`]: [200, aPreview("", { missing: ["text"] })],
    });
    await vi.waitFor(() => expect(isFree("Новая запись")).toBe(true), patience);
    page.keep({ highlights: [made] });
    await press("Новая запись");
    expect((await page.far.heard(`POST ${feedApi}/highlights`)).body).toMatchObject({
      source: { type: "none" },
      kind: "note",
    });
    await says("Нет текста");
  });

  test("an editor writes drafts, and lets nothing go", async () => {
    await onDesk({ role: "editor" });
    await says("Одобряет модератор");
    expect(() => controlNamed(page.room, "Одобрить")).toThrow();
    expect(() => controlNamed(page.room, "Остановить все публикации")).toThrow();
  });
});

describe("what is about to leave", () => {
  test("[FD145] counts down, and its undo works though somebody has changed it meanwhile", async () => {
    const held = aDraft({ state: "approved", releaseAt: inSeconds(60) });
    let asked = 0;
    await onDesk({
      told: toldFeed({ highlights: [held] }),
      answers: {
        [`POST ${one}/take-back`]: () => {
          asked += 1;
          return asked === 1 ? [409, { error: { code: "STALE" } }] : [200, { ...held, state: "draft", version: 9 }];
        },
      },
    });
    await says(/Выйдет через \d+ секунд/);
    page.keep({ highlights: [{ ...held, version: 8 }] });
    await press(/^Вернуть: Сиделка/);
    await vi.waitFor(() => expect(asked).toBe(2), patience);
    expect(page.far.asked.filter(({ call }) => call.endsWith("take-back")).map(({ body }) => body)).toEqual([
      { version: 3 },
      { version: 8 },
    ]);
    await says("Вернули в черновики: Сиделка");
  });

  test("[FD145] what waits after its window says for what", async () => {
    const held = aDraft({ state: "approved", releaseAt: minutesAgo(1), waitsForViewers: true });
    await onDesk({ told: toldFeed({ highlights: [held] }) });
    await says("Выйдет, когда момент увидит большинство зрителей");
    page.change({ highlights: [held], isKilled: true });
    await says("Публикации остановлены: выйдет, когда их включат");
  });
});

describe("what is public", () => {
  const row = (more = {}) => aRow({ highlight: draft.id, ...more });
  const evidence = [{ at: minutesAgo(1), did: "send", outcome: "unknown", said: "ECONNRESET" }] as const;

  test("[FD148] tells of each target what was done and seen", async () => {
    const rows = [row({ id: 1, target: "own" }), row({ id: 2, state: "unknown", isDoubtful: true, evidence })];
    await onDesk({ told: toldFeed({ highlights: [aReleased()], rows }) });
    await says(
      /Наша лента .*Отправлено в .*X ведомства .*Выясняем Ответ потерян, ищем 1 попытка .*отправляли · ответа нет · ECONNRESET/,
    );
    expect(deepAll(page.room, 'a[href="https://x.example/42"]').length).toBeGreaterThan(0);
  });

  test("[FD149] what nobody but a person can find out: there, with its link, or not there", async () => {
    const rows = [row({ id: 7, target: "tg1", state: "held", isDoubtful: true, remoteUrl: null })];
    await onDesk({
      told: toldFeed({ highlights: [aReleased()], rows }),
      answers: { [`POST ${feedApi}/rows/7/resolve`]: ({ body }) => [200, row({ id: 7, ...Object(body) })] },
    });
    await says(/Телеграм-канал .*Посмотрите сами/);
    await press("Он там: Телеграм-канал");
    await vi.waitFor(() => expect(inside("efir-target-rows", "#link:focus")).toHaveLength(1), patience);
    const [link] = inside("efir-target-rows", "#link");
    if (link instanceof HTMLInputElement) link.value = "https://t.example/7";
    await press("Записать, что он там");
    expect((await page.far.heard(`POST ${feedApi}/rows/7/resolve`)).body).toEqual({
      found: { url: "https://t.example/7" },
    });
    await press("Его там нет, отправить: Телеграм-канал");
    await vi.waitFor(
      () => expect(page.far.asked.filter(({ call }) => call.endsWith("resolve")).at(-1)?.body).toEqual({ found: null }),
      patience,
    );
  });

  test("[FD150] is withdrawn once it was said from where, and then tells on how many it is gone", async () => {
    const rows = [
      row({ id: 1, target: "own" }),
      row({ id: 2 }),
      row({ id: 3, target: "tg1", remoteUrl: "https://t.example/7" }),
    ];
    const gone = aReleased({
      state: "withdrawn",
      version: 4,
      withdrawn: { at: minutesAgo(0), by: "Ирина С.", reason: "Неверно" },
    });
    await onDesk({
      told: toldFeed({ highlights: [aReleased()], rows }),
      answers: { [`POST ${one}/withdraw`]: [200, gone] },
    });
    await press("Отозвать везде");
    await vi.waitFor(() => expect(deepAll(page.room, "button:focus")[0]?.textContent).toBe("Оставить"), patience);
    expect(words()).toContain("Стоит на: X ведомства, Телеграм-канал");
    const removal = { op: "delete" } as const;
    page.keep({
      highlights: [gone],
      rows: [
        ...rows,
        row({ id: 4, ...removal, target: "own" }),
        row({ id: 5, ...removal }),
        row({ id: 6, ...removal, target: "tg1", state: "held" }),
      ],
    });
    inside("efir-highlight-withdrawal", "form button[type=submit]")[0]?.click();
    expect((await page.far.heard(`POST ${one}/withdraw`)).body).toEqual({ version: 3, reason: "Без пояснения" });
    await says(/Отозвано на 2 из 3 .*Осталось сделать самим Удалите на площадке: Телеграм-канал/);
    expect(inside("efir-withdrawal-told", "a").map((link) => link.getAttribute("href"))).toEqual([
      "https://t.example/7",
    ]);
  });

  test("[FD151] is corrected with a note, and it says how each place will be told", async () => {
    const being = {
      ...aReleased(),
      state: "draft",
      rev: 2,
      version: 4,
      correction: { note: "", style: "reply" },
    } as const;
    await onDesk({
      told: toldFeed({
        highlights: [aReleased()],
        rows: [row({ id: 1, target: "own" }), row({ id: 2 }), row({ id: 3, target: "tg1" })],
      }),
      answers: {
        [`POST ${one}/correct`]: [200, being],
        [`PUT ${one}`]: ({ body }) => [200, { ...being, ...Object(body), version: 5 }],
      },
    });
    page.keep({ highlights: [being] });
    await press("Исправить");
    await says(
      /Исправление.*Наша лента: правка на месте.*X ведомства: ответ под постом.*Телеграм-канал: правка на месте/,
    );
    await says("Напишите, что исправлено");
    fill(page.room, "note", "Было иначе");
    deepAll(page.room, 'input[value="repost"]')[0]?.click();
    await says("X ведомства: удаление и новый пост");
    await press("Сохранить");
    expect((await page.far.heard(`PUT ${one}`)).body).toMatchObject({
      correction: { note: "Было иначе", style: "repost" },
    });
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
    page.change({ settings: feedSettings({ isRehearsal: true }) });
    await says(/Режим репетиции ?\. Всё идёт как по-настоящему/);
  });

  test("[FD154] [FD157] what keeps a target is said over the page", async () => {
    const targets = [aTarget({ paused: { at: minutesAgo(1), why: "AUTH" } }), aTelegram()];
    page = openFeedRoom({ told: toldFeed({ targets }) });
    await says("X ведомства Ключи не подходят");
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
