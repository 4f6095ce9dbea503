import { describe, expect, test } from "vitest";
import { hashPassword } from "../../../../server/web/auth/password.ts";
import { newToken } from "../../../../server/web/auth/token.ts";
import { millis } from "../../../../shared/time.ts";
import { anAccount, cookieOf, webApp } from "../../../support/web-app.ts";

const password = "пять слов про снег зимой";
const withPassword = async () => webApp({ accounts: [anAccount({ passwordHash: await hashPassword(password) })] });
const minutes = (count: number) => millis(count * 60_000);

describe("one-time link", () => {
  test("[WB10] opens a session once, and says that no password is set", async () => {
    const app = webApp();
    const kod = newToken();
    app.giveLink(kod);

    const first = await app.post("/api/session/link", { kod });
    const second = await app.post("/api/session/link", { kod });

    expect(first.json()).toMatchObject({ actor: { role: "admin" }, hasPassword: false });
    expect([first.status, second.status, second.json().error.code]).toEqual([200, 401, "LINK_SPENT"]);
  });

  test("[WB10] looking at its page does not use it up", async () => {
    const app = webApp();
    const kod = newToken();
    app.giveLink(kod);

    await app.ask(`/pult/vhod?kod=${kod}`);

    expect((await app.post("/api/session/link", { kod })).status).toBe(200);
  });

  test("[WB10] is worthless after 24 hours", async () => {
    const app = webApp();
    const kod = newToken();
    app.giveLink(kod);
    app.clock.advance(minutes(24 * 60));

    expect((await app.post("/api/session/link", { kod })).status).toBe(401);
  });
});

describe("password", () => {
  test("[WB11] opens a session for the right one only", async () => {
    const app = await withPassword();

    const right = await app.post("/api/session", { login: "admin", password });
    const wrong = await app.post("/api/session", { login: "admin", password: `${password}.` });

    expect([right.status, wrong.status]).toEqual([200, 401]);
    expect(wrong.headers["set-cookie"]).toBeUndefined();
  });

  test("[WB12] an unknown login, an account without a password and a wrong password look the same", async () => {
    const app = webApp({
      accounts: [anAccount({ passwordHash: await hashPassword(password) }), anAccount({ id: "new", login: "new" })],
    });

    const answers = await Promise.all(
      ["admin", "new", "nobody"].map((login) => app.post("/api/session", { login, password: "not the password" })),
    );

    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toHaveLength(1);
  });

  test("[WB13] the eleventh try for an account in 15 minutes is not even checked, wherever it comes from", async () => {
    const app = await withPassword();
    const guess = (index: number) =>
      app.post("/api/session", { login: "ADMIN ", password: "guess" }, { address: `198.51.100.${index}` });
    for (let index = 0; index < 10; index += 1) expect((await guess(index)).status).toBe(401);

    const refused = await app.post("/api/session", { login: "admin", password });
    app.clock.advance(minutes(15));
    const later = await app.post("/api/session", { login: "admin", password });

    expect([refused.status, refused.json().error.code, Number(refused.headers["retry-after"]) > 0]).toEqual([
      429,
      "TOO_FAST",
      true,
    ]);
    expect(later.status).toBe(200);
  });

  test("[WB13] a network has 25 tries in five minutes, and an IPv6 network is its /64", async () => {
    const app = webApp();
    for (let index = 0; index < 25; index += 1)
      await app.post("/api/session/link", { kod: newToken() }, { address: `2001:db8:1:2::${index.toString(16)}` });

    const same = await app.post("/api/session/link", { kod: newToken() }, { address: "2001:db8:1:2:ffff::1" });
    const other = await app.post("/api/session/link", { kod: newToken() }, { address: "2001:db8:1:3::1" });

    expect([same.status, other.status]).toEqual([429, 401]);
  });

  test("[WB13] X-Forwarded-For is not believed without a trusted proxy", async () => {
    const app = webApp();
    for (let index = 0; index < 25; index += 1)
      await app.post("/api/session/link", { kod: newToken() }, { headers: { "x-forwarded-for": `192.0.2.${index}` } });

    const next = await app.post(
      "/api/session/link",
      { kod: newToken() },
      { headers: { "x-forwarded-for": "192.0.2.99" } },
    );

    expect(next.status).toBe(429);
  });

  test("[WB14] an admin's has at least 15 characters, at most 256, and is not a common one", async () => {
    const app = webApp();
    const cookie = await app.signInAs();
    const tried = [
      "коротко",
      "a".repeat(20),
      "passwordpassword123",
      "йцукенгшщз123456",
      "я".repeat(257),
      "Ирина Соколова 99",
    ];

    const answers = await Promise.all(
      tried.map((next) => app.post("/api/password", { password: next }, { headers: { cookie } })),
    );

    expect(answers.map((answer) => answer.json().error.detail)).toEqual([
      "TOO_SHORT",
      "TOO_COMMON",
      "TOO_COMMON",
      "TOO_COMMON",
      "TOO_LONG",
      "TOO_LIKE_LOGIN",
    ]);
  });

  test("[WB15] is set after a link without the old one, changed after a password only with it", async () => {
    const app = webApp();
    const byLink = await app.signInAs();
    const set = await app.post("/api/password", { password }, { headers: { cookie: byLink } });
    const cookie = cookieOf(set);

    const without = await app.post("/api/password", { password: "другие пять слов о лете" }, { headers: { cookie } });
    const withOld = await app.post(
      "/api/password",
      { password: "другие пять слов о лете", current: password },
      { headers: { cookie } },
    );

    expect([set.status, without.status, withOld.status]).toEqual([200, 401, 200]);
    expect(set.json()).toMatchObject({ hasPassword: true });
  });

  test("[WB15] a new one ends every other session of the account", async () => {
    const app = webApp();
    const elsewhere = await app.signInAs();
    const here = await app.signInAs();

    const set = await app.post("/api/password", { password }, { headers: { cookie: here } });

    const actors = await Promise.all(
      [elsewhere, here, cookieOf(set)].map(
        async (cookie) => (await app.ask("/api/session", { headers: { cookie } })).json().actor,
      ),
    );
    expect(actors.map((actor) => actor !== null)).toEqual([false, false, true]);
  });
});

describe("session", () => {
  test("[WB16] its cookie is out of reach of script and of other sites; on https bound to the host", async () => {
    const http = webApp();
    const https = webApp({ isHttps: true });
    http.giveLink("h".repeat(43));
    https.giveLink("h".repeat(43));

    const [plain, secure] = await Promise.all(
      [http, https].map((app) => app.post("/api/session/link", { kod: "h".repeat(43) })),
    );

    expect(plain?.headers["set-cookie"]?.[0]).toMatch(
      /^efir_sid=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
    expect(secure?.headers["set-cookie"]?.[0]).toMatch(/^__Host-efir_sid=.*; Secure$/);
  });

  test("[WB16] the store holds only a hash of its token", async () => {
    const app = webApp();
    const token = (await app.signInAs()).split("=")[1] ?? "";

    expect(JSON.stringify([...app.sessions])).not.toContain(token);
  });

  test("[WB17] ends after 30 idle minutes", async () => {
    const app = webApp();
    const cookie = await app.signInAs();
    app.clock.advance(minutes(29));
    const soon = await app.ask("/api/session", { headers: { cookie } });
    app.clock.advance(minutes(29));
    const used = await app.ask("/api/session", { headers: { cookie } });
    app.clock.advance(minutes(31));
    const idle = await app.ask("/api/session", { headers: { cookie } });

    expect([soon, used, idle].map((answer) => answer.json().actor !== null)).toEqual([true, true, false]);
  });

  test("[WB17] ends after 12 hours, used or not", async () => {
    const app = webApp();
    const cookie = await app.signInAs();
    for (let hour = 0; hour < 24; hour += 1) {
      app.clock.advance(minutes(30));
      await app.ask("/api/session", { headers: { cookie } });
    }
    app.clock.advance(minutes(1));

    expect((await app.ask("/api/session", { headers: { cookie } })).json().actor).toBeNull();
  });

  test("[WB18] signing in always makes a new token, and the one brought along opens nothing afterwards", async () => {
    const app = await withPassword();
    const planted = await app.signInAs();

    const answer = await app.post("/api/session", { login: "admin", password }, { headers: { cookie: planted } });

    expect(cookieOf(answer)).not.toBe(planted);
    expect((await app.ask("/api/session", { headers: { cookie: planted } })).json().actor).toBeNull();
  });

  test("[WB18] a token that nobody gave out is never taken up", async () => {
    const app = webApp();
    const cookie = `efir_sid=${newToken()}`;
    app.giveLink("h".repeat(43));

    const answer = await app.post("/api/session/link", { kod: "h".repeat(43) }, { headers: { cookie } });

    expect(cookieOf(answer)).not.toBe(cookie);
  });

  test("[WB19] signing out ends it on the server too", async () => {
    const app = webApp();
    const cookie = await app.signInAs();

    const out = await app.ask("/api/session", { method: "DELETE", headers: { cookie, origin: "http://efir.test" } });

    expect(out.headers["set-cookie"]?.[0]).toContain("Max-Age=0");
    expect(app.sessions.size).toBe(0);
  });

  test("[WB19] an account's role is read anew at each request", async () => {
    const app = webApp();
    const cookie = await app.signInAs();
    app.accounts.set("account-admin", anAccount({ role: "viewer" }));

    const made = await app.post("/api/meetings", { slug: "a", title: "А", programme: [] }, { headers: { cookie } });

    expect([made.status, made.json().error.code]).toEqual([403, "NOT_ALLOWED"]);
  });
});

test("[WB21] neither passwords nor tokens nor codes are ever logged", async () => {
  const app = await withPassword();
  const kod = newToken();
  app.giveLink(kod);
  const cookie = cookieOf(await app.post("/api/session/link", { kod }));
  await app.post("/api/session", { login: "admin", password });
  await app.post("/api/session", { login: "admin", password: "wrong secret words here" });
  await app.post("/api/stages/main/key", {}, { headers: { cookie } });

  const log = JSON.stringify(app.said);

  expect(app.said.length).toBeGreaterThan(2);
  for (const secret of [password, "wrong secret", kod, cookie.split("=")[1] ?? "?", "NEWKEY234567"])
    expect(log).not.toContain(secret);
});
