import { expect, test } from "vitest";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import { stateOf } from "../../../../../client/pages/feed-accounts/account-state.ts";
import { t } from "../../../../../client/pages/feed-accounts/strings.ts";
import type { ToldTarget, targetPauses } from "../../../../../shared/feeds.ts";
import { later, millis, programTime } from "../../../../../shared/time.ts";
import { aChannel, anX } from "../../../../support/told-accounts.ts";

setLanguage("ru");

const now = programTime(Date.UTC(2026, 0, 30, 11));
const paused = (why: (typeof targetPauses)[number]) => ({ paused: { at: now, why } });
const byBrowser = { open: { clientId: "app" }, filled: ["clientSecret"] };

test.each<[Partial<ToldTarget>, string, string]>([
  [{ checkedAt: now }, "ok", "Подключено как @minsoc"],
  [{ checkedAt: now, account: null }, "ok", "Подключено"],
  [{}, "off", "Ещё не проверено"],
  [paused("AUTH"), "bad", "Ключи не подходят"],
  [paused("NO_MONEY"), "bad", "Нет денег на счёте"],
  [paused("SECRETS_UNREADABLE"), "bad", "Ключи нельзя прочитать: EFIR_SECRETS_KEY другой"],
  [paused("BY_HAND"), "wait", "Приостановлено"],
  [{ isKilled: true, checkedAt: now }, "wait", "Публикации остановлены"],
  [byBrowser, "wait", "Ещё не подключено"],
  [{ ...byBrowser, ...paused("AUTH") }, "wait", "Ещё не подключено"],
  [{ gateUntil: later(now, millis(-1)), checkedAt: now }, "ok", "Подключено как @minsoc"],
])("[FD168] %j", (more, tone, words) => {
  expect(stateOf(anX(more), now, true)).toMatchObject({ tone, words });
});

test("[FD168] a network that asks to wait says until when, and on which day where it is another", () => {
  const at = (hours: number) =>
    stateOf(aChannel({ gateUntil: later(now, millis(hours * 3_600_000)) }), now, true).words;
  expect(at(1)).toMatch(/^Площадка просит подождать до \d\d:\d\d$/);
  expect(at(24)).toMatch(/^Площадка просит подождать до 31 янв.* \d\d:\d\d$/);
});

test("[FD168] whoever cannot put it right is told whom to tell", () => {
  expect(stateOf(anX(paused("AUTH")), now, true).next).toBe("Впишите другие ключи и проверьте");
  expect(stateOf(anX(paused("AUTH")), now, false).next).toBe("Скажите администратору");
  expect(stateOf(anX(paused("BY_HAND")), now, false).next).toContain("нажмите «Продолжить»");
});

test("[FD168] of X in the browser, keys that ended are mended there", () => {
  const ended = anX({ ...byBrowser, filled: ["clientSecret", "refreshToken"], ...paused("AUTH") });
  expect(stateOf(ended, now, true)).toMatchObject({ words: "Ключи не подходят", next: t("next.connect") });
});
