import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { WrittenHighlight } from "../../../client/control/highlights/feed-api.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import { patience } from "../../support/patience.ts";
import { aDraft, aPreview, inSeconds, minutesAgo, rendered, toldFeed } from "../../support/told-feed.ts";
import { controlNamed, fill } from "../deep-elements.ts";
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
    await says(/Первый https:\/\/efir\.example\/h\/7K2Q Пост 1 из 2 · 100 из 280 .*Второй Пост 2 из 2 · 40 из 280/);
    expect(words()).toMatch(/Выйдет цепочкой.*Текст сокращён по предложению/);
    expect(page.far.calls().filter((call) => call === `POST ${one}/preview`)).toHaveLength(before + 1);
    expect(page.far.asked.findLast(({ call }) => call === `POST ${one}/preview`)?.body).toMatchObject({
      content: { text: "Туда" },
    });
  });

  test("[FD141] while what stands there is of an earlier text it cannot be approved", async () => {
    await onDesk();
    await vi.waitFor(() => expect(isFree("Одобрить")).toBe(true), patience);
    page.far.answer({
      [`POST ${one}/preview`]: () => {
        throw new TypeError("no network");
      },
    });
    fill(page.room, "text", "Туда");
    await says("Предпросмотр не получился. Нет связи с сервером");
    expect(isFree("Одобрить")).toBe(false);
    page.far.answer({ [`POST ${one}/preview`]: [200, aPreview("Туда")] });
    await press("Ещё раз");
    await says("Туда https:");
    await vi.waitFor(() => expect(isFree("Одобрить")).toBe(true), patience);
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
    // Wherever the page was scrolled to, the undo is in sight.
    await vi.waitFor(() => expect(inside("efir-highlight-desk", "h2:focus")).toHaveLength(1), patience);
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

  test("[FD143] approved by somebody else while it is written: it says so, with the undo, and nothing written looks approved", async () => {
    await onDesk({ answers: { [`PUT ${one}`]: [409, { error: { code: "STALE" } }] } });
    fill(page.room, "text", "Моё");
    await says("Есть несохранённое");
    const approvals = [{ by: { id: "ivan", name: "Иван П." }, at: minutesAgo(0), hash: "h" }];
    page.change({ highlights: [aDraft({ version: 4, state: "approved", approvals, releaseAt: inSeconds(600) })] });
    await says(/Пока вы писали, запись одобрили без ваших правок: Иван П\..*Выйдет через \d+/);
    expect(() => controlNamed(page.room, /^(Одобрить|Сохранить)/)).toThrow();
    expect(inside("efir-highlight-fields", "textarea")[0]).toHaveProperty("value", "Моё");
    page.far.answer({ [`POST ${one}/take-back`]: [200, aDraft({ version: 5 })] });
    page.keep({ highlights: [aDraft({ version: 5 })] });
    await press(/^Вернуть: /);
    await vi.waitFor(() => expect(words()).not.toContain("Пока вы писали"), patience);
    page.far.answer({ [`PUT ${one}`]: ({ body }) => [200, { ...draft, ...Object(body), version: 6 }] });
    await press("Сохранить");
    await says(/Сохранено в/);
    expect(page.far.asked.findLast(({ call }) => call === `PUT ${one}`)?.body).toMatchObject({
      content: { text: "Моё" },
    });
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
