import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { FeedAccountsPageElement } from "../../../client/pages/feed-accounts/feed-accounts-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import type { ToldTargets } from "../../../shared/feeds/told-targets.ts";
import type { Role } from "../../../shared/roles.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { aChannel, anX, toldAccounts } from "../../support/told-accounts.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { type Answers, farSide } from "./far-side.ts";

const api = "/api/feed/targets";
const own = location.pathname + location.search;
let far: ReturnType<typeof farSide>;
let page: FeedAccountsPageElement;
let left: string[] = [];

beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  page.remove();
  far.leave();
  setLanguage("ru");
  history.replaceState(null, "", own);
  delete document.documentElement.dataset["density"];
  document.documentElement.removeAttribute("data-theme");
});

/** The page of somebody of that role. @param answers the rest of the server */
async function open(more: Partial<ToldTargets> = {}, { role = "admin" as Role, answers = {} as Answers } = {}) {
  far = farSide({
    "GET /api/session": [200, { actor: { id: "me", name: "Я", role }, hasPassword: true }],
    [`GET ${api}`]: [200, toldAccounts(more)],
    ...answers,
  });
  left = [];
  page = new FeedAccountsPageElement();
  page.leaveTo = (url) => left.push(url);
  document.body.append(page);
  await vi.waitFor(() => expect(far.calls()).toContain("GET /api/session"), patience);
}
const says = (words: string | RegExp) => vi.waitFor(() => expect(deepText(page)).toMatch(words), patience);
const there = (name: string | RegExp) => vi.waitFor(() => controlNamed(page, name), patience);
const press = async (name: string | RegExp) => (await there(name)).click();
const form = () => deepAll(page, "efir-account-form")[0];
const offered = () =>
  deepAll(page, "efir-account-row").map((row) => deepAll(row, "button").map(({ dataset }) => dataset["wish"]));

describe("the list", () => {
  test("[FD168] says of each account its network, its name, how it does and what comes next", async () => {
    const paused = { at: programTime(1), why: "AUTH" } as const;
    await open({ targets: [anX({ checkedAt: programTime(1) }), aChannel({ paused })] });
    await says(/X \(Твиттер\) X ведомства Подключено как @minsoc Проверено/);
    await says(/Телеграм Телеграм-канал Ключи не подходят Впишите другие ключи/);
  });

  test("[FD168] one press asks the network who we are, and says that nothing was posted", async () => {
    const checked = anX({ checkedAt: programTime(Date.now()), account: "@minsoc_ru" });
    const health = { isOk: true, account: "@minsoc_ru", reason: null, said: "HTTP 200" };
    await open({}, { answers: { [`POST ${api}/x1/check`]: [200, { target: checked, health }] } });
    await press("Проверить: X ведомства");
    await says("X ведомства: площадка ответила, аккаунт @minsoc_ru. Ничего не опубликовано");
    await says("Подключено как @minsoc_ru");
  });

  test("[FD168] a check that came to nothing says why", async () => {
    const health = { isOk: false, account: null, reason: "UNREACHABLE", said: "ECONNREFUSED" };
    await open({}, { answers: { [`POST ${api}/x1/check`]: [200, { target: anX(), health }] } });
    await press("Проверить: X ведомства");
    await says(/площадка не ответила \(ECONNREFUSED\).*Ничего не опубликовано/);
  });

  test("[FD169] an account is paused and stopped, and says that what is withdrawn is called back", async () => {
    const answers = { [`POST ${api}/tg1/kill`]: [200, aChannel({ isKilled: true })] } as const;
    await open({}, { answers });
    const stop = await there("Остановить публикации: Телеграм-канал");
    stop.focus();
    stop.click();
    expect((await far.heard(`POST ${api}/tg1/kill`)).body).toEqual({ isKilled: true });
    await says("Публикации остановлены: Телеграм-канал. Отозванное снимаем");
    await there("Разрешить публикации: Телеграм-канал");
    // The same button says the other thing now, and whoever pressed it still stands on it.
    expect(deepAll(page, "efir-account-row")[1]?.shadowRoot?.activeElement).toBe(stop);
  });

  test("[FD169] the house is stopped after a question that says what goes on", async () => {
    await open({}, { answers: { "POST /api/feed/kill": [200, { isKilled: true }] } });
    await press("Остановить все публикации");
    await says("Отозвать и снять вышедшее можно и при остановке");
    expect(far.calls()).not.toContain("POST /api/feed/kill");
    far.answer({ [`GET ${api}`]: [200, toldAccounts({ isKilled: true })] });
    deepAll(page, "[data-yes]")[0]?.click();
    expect((await far.heard("POST /api/feed/kill")).body).toEqual({ isKilled: true });
    await says("Все публикации остановлены. Отозванное снимаем как обычно");
    await there("Разрешить публикации");
  });

  test("[FD169] a moderator reads, pauses and stops; whoever may not see it is told who may", async () => {
    await open({}, { role: "moderator" });
    await there("Остановить все публикации");
    await vi.waitFor(
      () =>
        expect(offered()).toEqual([
          ["pause", "kill"],
          ["pause", "kill"],
        ]),
      patience,
    );
    expect(() => controlNamed(page, "Подключить аккаунт")).toThrow();
    await says("Подключать, проверять и менять аккаунты может администратор");
    page.remove();
    far.leave();
    const refused = { [`GET ${api}`]: [403, { error: { code: "NOT_ALLOWED" } }] } as const;
    await open({}, { role: "editor", answers: refused });
    await says("Аккаунты видят модераторы, подключают и меняют администраторы");
  });

  test("[FD171] says what the server's own settings lack", async () => {
    await open({ targets: [], canKeepSecrets: false, permalinkBase: "http://localhost:8080" });
    await says(/Аккаунты пока негде хранить.*openssl rand -hex 32/);
    await says("стоял бы адрес http://localhost:8080");
    expect(() => controlNamed(page, "Подключить аккаунт")).toThrow();
    await says("Пока ни одного аккаунта");
  });

  test("[FD167] keeps what it has when the server is gone, and loads again by a press", async () => {
    await open({}, { answers: { [`GET ${api}`]: [502, "no"] } });
    await says("Аккаунты не загрузились");
    far.answer({ [`GET ${api}`]: [200, toldAccounts()] });
    await press("Загрузить ещё раз");
    await says("X ведомства");
  });

  test("[FD173] removal asks, and says in words why it cannot be", async () => {
    await open({}, { answers: { [`DELETE ${api}/x1`]: [409, { error: { code: "IN_USE" } }] } });
    await press("Удалить: X ведомства");
    await says("Что уже опубликовано, останется на площадке");
    await press("Удалить аккаунт");
    await says("ещё что-то ждёт отправки, отзыва или проверки");
    far.answer({ [`DELETE ${api}/x1`]: [204, null], [`GET ${api}`]: [200, toldAccounts({ targets: [aChannel()] })] });
    await press("Удалить аккаунт");
    await says("Удалено: X ведомства");
    await vi.waitFor(() => expect(deepAll(page, "efir-account-row")).toHaveLength(1), patience);
    await vi.waitFor(() => expect(page.shadowRoot?.activeElement?.id).toBe("list"), patience);
  });
});

describe("the form", () => {
  const token = "123456:a-secret-of-the-bot";

  test("[FD170] connects an account by what its network asks for; a secret stays nowhere on the page", async () => {
    await open({ targets: [] }, { answers: { [`POST ${api}`]: [201, aChannel()] } });
    await press("Подключить аккаунт");
    await vi.waitFor(() => fill(page, "kind", "telegram"), patience);
    await vi.waitFor(() => fill(page, "field.token", token), patience);
    const [secret] = deepAll(page, '[name="field.token"]');
    expect([secret?.getAttribute("type"), secret?.getAttribute("autocomplete")]).toEqual(["password", "off"]);
    expect(secret?.outerHTML).not.toContain(token);
    await press("Сохранить");
    await vi.waitFor(() => expect(wrong()).toEqual(["name", "field.chat"]), patience);
    fill(page, "name", "Канал");
    fill(page, "field.chat", "@minsoc");
    fill(page, "posts", "40");
    far.answer({ [`GET ${api}`]: [200, toldAccounts({ targets: [aChannel()] })] });
    await press("Сохранить");
    const { body } = await far.heard(`POST ${api}`);
    expect(body).toEqual({
      ...{
        kind: "telegram",
        name: "Канал",
        fields: { token, chat: "@minsoc" },
        baseUrl: null,
        proxy: null,
        mode: "each",
      },
      budget: { posts: 40, micros: null },
    });
    await says("Сохранено: Телеграм-канал. Теперь нажмите «Проверить»");
    await vi.waitFor(() => expect(form()).toBeUndefined(), patience);
    await press("Изменить: Телеграм-канал");
    await says("Сохранён; оставьте пустым, чтобы не менять");
    const values = deepAll(page, "input").map((one) => (one instanceof HTMLInputElement ? one.value : ""));
    expect([values.join(" "), deepText(page)].join(" ")).not.toContain(token);
  });

  test("[FD170] fields that the server takes for wrong are marked, and the first has the focus", async () => {
    const answers = { [`PUT ${api}/tg1`]: [422, { error: { code: "BAD_FIELDS", detail: "chat,token" } }] } as const;
    await open({}, { answers });
    await press("Изменить: Телеграм-канал");
    await press("Сохранить");
    await vi.waitFor(() => expect(wrong()).toEqual(["field.token", "field.chat"]), patience);
    await vi.waitFor(() => expect(form()?.shadowRoot?.activeElement?.id).toBe("field.token"), patience);
    await says("Площадка такого не примет");
  });

  test("[FD170] who was overtaken sees both versions of what both changed, and chooses", async () => {
    let saves = 0;
    const theirs = aChannel({ name: "Их название", mode: "digest", version: 2 });
    await open(
      {},
      {
        answers: {
          [`PUT ${api}/tg1`]: () => {
            saves += 1;
            return saves === 1
              ? [409, { error: { code: "STALE" }, current: theirs }]
              : [200, { ...theirs, version: 3 }];
          },
        },
      },
    );
    await press("Изменить: Телеграм-канал");
    await vi.waitFor(() => fill(page, "name", "Моё название"), patience);
    fill(page, "field.token", token);
    far.answer({ [`GET ${api}`]: [200, toldAccounts({ targets: [theirs] })] });
    await press("Сохранить");
    await says(/Название для своих.*Моё название.*Их название/);
    await press("Сохранить выбранное");
    await vi.waitFor(() => expect(saves).toBe(2), patience);
    const { body } = await far.heard(`PUT ${api}/tg1`);
    expect(body).toMatchObject({ version: 2, name: "Моё название", mode: "digest", fields: { token } });
    await says("Сохранено: Их название");
  });

  test("[FD172] X in the browser shows the address to register, saves, and sends the browser to X", async () => {
    const saved = anX({ id: "x9", open: { clientId: "app" }, filled: [] });
    await open(
      { targets: [] },
      {
        answers: { [`POST ${api}`]: [201, saved], [`POST ${api}/x9/oauth`]: [200, { url: "https://x.example/allow" }] },
      },
    );
    await press("Подключить аккаунт");
    await vi.waitFor(() => fill(page, "name", "X"), patience);
    fill(page, "field.clientId", "app");
    const [redirect] = deepAll(page, "#redirect");
    expect(redirect instanceof HTMLInputElement && redirect.value).toBe("https://efir.example/pult/lenty/x");
    await press("Сохранить и подключить");
    await vi.waitFor(() => expect(left).toEqual(["https://x.example/allow"]), patience);
  });

  const wrong = () => deepAll(page, '[aria-invalid="true"]').map(({ id }) => id);
});

describe("the way back from X", () => {
  const connected = anX({ filled: ["accessToken", "refreshToken"], open: { clientId: "app" }, account: null });

  test("[FD172] what X sent along leaves the address at once, and connects the account", async () => {
    history.replaceState(null, "", "/pult/lenty/x?state=a-state-of-ours&code=a-code-of-theirs");
    const health = { isOk: true, account: "@minsoc", reason: null, said: "HTTP 200" };
    await open(
      {},
      {
        answers: {
          "POST /api/feed/connected": () => {
            expect(location.href).not.toContain("a-code-of-theirs");
            return [200, connected];
          },
          [`POST ${api}/x1/check`]: [200, { target: connected, health }],
        },
      },
    );
    expect(location.pathname + location.search).toBe("/pult/lenty");
    const { body } = await far.heard("POST /api/feed/connected");
    expect(body).toEqual({ state: "a-state-of-ours", code: "a-code-of-theirs" });
    await says("X подключён: X ведомства, аккаунт @minsoc. Ничего не опубликовано");
  });

  test("[FD172] a refused consent is said calmly, and asks the server for nothing", async () => {
    history.replaceState(null, "", "/pult/lenty/x?error=access_denied&state=a-state-of-ours");
    await open();
    await says("X не подключён: на его странице нажали «Отмена». Ничего не изменилось");
    await says("X ведомства");
    expect(far.calls()).not.toContain("POST /api/feed/connected");
  });

  test("[FD172] an answer that comes too late says what to do", async () => {
    history.replaceState(null, "", "/pult/lenty/x?state=a-state-of-ours&code=a-code-of-theirs");
    await open({}, { answers: { "POST /api/feed/connected": [409, { error: { code: "UNKNOWN_STATE" } }] } });
    await says("Нажмите «Подключить в браузере» ещё раз");
  });
});

test.each(themes)("[FD174] axe finds nothing in %s: the list, the form, the question", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const paused = { at: programTime(1), why: "NO_MONEY" } as const;
  await open({ targets: [anX({ paused, isKilled: true }), aChannel()], permalinkBase: "http://localhost:8080" });
  await press("Подключить аккаунт");
  await vi.waitFor(() => expect(form()).toBeDefined(), patience);
  expect((await axe.run(page)).violations).toEqual([]);
  await press("Закрыть");
  await press("Остановить все публикации");
  await says("Ни одно заседание не выпустит");
  expect((await axe.run(page)).violations).toEqual([]);
});

test("[FD174] all of it is said in English too", async () => {
  setLanguage("en");
  await open({ targets: [aChannel({ paused: { at: programTime(1), why: "BY_HAND" } })] });
  await press("Connect an account");
  await says(/Publishing is allowed.*Paused.*Name for yourselves/);
  expect(
    deepText(page).replaceAll(/Телеграм-канал|Телеграм|X \(Твиттер\)|Ключ бота|Канал|номер|или|имя/gu, ""),
  ).not.toMatch(/[а-яё]/iu);
});
