import { describe, expect, test } from "vitest";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import {
  type AccountDraft,
  blankDraft,
  draftOf,
  formOf,
  mistakesIn,
} from "../../../../../client/pages/feed-accounts/account-draft.ts";
import { dollarsTyped, microsIn } from "../../../../../client/pages/feed-accounts/money.ts";
import { isLocalAddress } from "../../../../../client/pages/feed-accounts/own-address.ts";
import { wayBackIn } from "../../../../../client/pages/feed-accounts/way-back.ts";
import { newTarget } from "../../../../../shared/feeds/account-commands.ts";
import { aChannel, accountKinds, anX } from "../../../../support/told-accounts.ts";

setLanguage("ru");

const [x, telegram] = accountKinds;
if (x === undefined || telegram === undefined) throw new Error("two networks");
const typed = (draft: AccountDraft, open: object, secrets: Record<string, string> = {}): AccountDraft => ({
  ...draft,
  open: { ...draft.open, ...open },
  secrets,
});

describe("[FD170] a form", () => {
  test("is sent as the server takes it", () => {
    const draft = typed(
      blankDraft("telegram"),
      { name: " Канал ", "field.chat": "@minsoc", posts: "40", money: "12,50", proxy: "http://proxy.example:3128" },
      { token: "123456:ABC", proxyUser: "имя", proxyPassword: "p@ss:word" },
    );
    const form = formOf(draft, telegram);
    expect(form).toEqual({
      ...{ name: "Канал", mode: "each", baseUrl: null, budget: { posts: 40, micros: 12_500_000 } },
      fields: { token: "123456:ABC", chat: "@minsoc" },
      proxy: "http://%D0%B8%D0%BC%D1%8F:p%40ss%3Aword@proxy.example:3128/",
    });
    expect(newTarget.safeParse({ kind: "telegram", ...form }).success).toBe(true);
    expect(mistakesIn(draft, telegram, null)).toEqual({});
  });

  test("names what is missing and what is no number or address", () => {
    const draft = typed(blankDraft("telegram"), {
      posts: "1,5",
      money: "много",
      proxy: "proxy:3128",
      baseUrl: "ftp://a",
    });
    expect(mistakesIn(draft, telegram, null)).toEqual({
      ...{ name: "needed", "field.token": "needed", "field.chat": "needed" },
      ...{ posts: "badPosts", money: "badMoney", proxy: "badUrl", baseUrl: "badUrl" },
    });
  });

  test("needs no secret that is kept, and sends none", () => {
    const draft = draftOf(aChannel());
    expect(mistakesIn(draft, telegram, aChannel())).toEqual({});
    expect(formOf(draft, telegram).fields).toEqual({ chat: "@minsoc" });
  });

  test("needs the secrets anew where they would go to another place", () => {
    const moved = typed(draftOf(aChannel()), { baseUrl: "http://stand-in.example" });
    expect(mistakesIn(moved, telegram, aChannel())).toEqual({ "field.token": "needed" });
  });

  test("of X asks for all four keys or for the app, never for both", () => {
    const byKeys: AccountDraft = {
      ...typed(blankDraft("x"), { name: "X" }, { appKey: "a", clientSecret: "no" }),
      way: "keys",
    };
    expect(Object.keys(mistakesIn(byKeys, x, null))).toEqual([
      "field.appSecret",
      "field.accessToken",
      "field.accessSecret",
    ]);
    expect(formOf(byKeys, x).fields).toEqual({ appKey: "a" });
    const byBrowser = typed(blankDraft("x"), { name: "X" });
    expect(Object.keys(mistakesIn(byBrowser, x, null))).toEqual(["field.clientId"]);
  });

  test("of X takes the token that a browser left for no key of the four", () => {
    const connected = anX({ open: { clientId: "app" }, filled: ["accessToken", "refreshToken", "expiresAt"] });
    expect(draftOf(connected).way).toBe("browser");
    const draft: AccountDraft = {
      ...typed(draftOf(connected), {}, { appKey: "a", appSecret: "b", accessSecret: "d" }),
      way: "keys",
    };
    expect(mistakesIn(draft, x, connected)).toEqual({ "field.accessToken": "needed" });
  });
});

test.each([
  ["12,50", 12_500_000],
  ["0.015", 15_000],
  ["1 000 $", 1_000_000_000],
  ["0", 0],
])("[FD170] %s is %i millionths", (words, micros) => {
  expect(microsIn(words)).toBe(micros);
});

test.each(["", "-1", "1e3", "пять", "1,2,3", "0.1234567"])("[FD170] «%s» is no money", (words) => {
  expect(microsIn(words)).toBeNaN();
});

test("[FD170] money is written as it is typed here", () => {
  expect([dollarsTyped(null), dollarsTyped(12_500_000), dollarsTyped(0)]).toEqual(["", "12,5", "0"]);
});

test.each([
  ["https://efir.minsoc.gov.ru", false],
  ["http://localhost:8080", true],
  ["http://127.0.0.1:8080", true],
  ["https://203.0.113.7", true],
  ["http://[::1]:8080", true],
  ["http://efir", true],
  ["https://эфир.рф", false],
])("[FD171] whether %s is for this house alone: %s", (base, isLocal) => {
  expect(isLocalAddress(base)).toBe(isLocal);
});

test.each([
  ["?state=s1&code=c1", { type: "code", state: "s1", code: "c1" }],
  ["?error=access_denied&state=s1", { type: "refused" }],
  ["?error=<b>server_error</b>", { type: "failed", said: "bserver_errorb" }],
  ["?state=s1", { type: "nothing" }],
  ["", { type: "nothing" }],
])("[FD172] X sends back %s", (search, back) => {
  expect(wayBackIn(search)).toEqual(back);
});
