import { describe, expect, test } from "vitest";
import { hashPassword } from "../../../../server/web/auth/password.ts";
import { createHttpServer } from "../../../../server/web/http-server.ts";
import { accept } from "../../../../shared/result.ts";
import { millis } from "../../../../shared/time.ts";
import { aMeeting, anAccount, webApp } from "../../../support/web-app.ts";

const addresses = ["/livez", "/readyz", "/", "/m/kollegiya", "/m/none", "/pult", "/pult/vhod", "/pult/kollegiya"]
  .concat(["/api/session", "/api/meetings", "/api/stages/main", "/api/none", "/assets/none.js", "/plain.css", "/none"])
  .concat(["/i/none.png", "/%", "/%00", "//evil.test", "/m/%D0%9F"]);

describe("every answer", () => {
  test.each(addresses)("[WB1] carries the security headers: %s", async (path) => {
    const app = webApp();
    app.meetings.set("kollegiya", aMeeting());

    const { headers } = await app.ask(path, { headers: { accept: "text/html" } });

    expect(headers).toMatchObject({
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'; require-trusted-types-for 'script'/,
      ),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=(), "),
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  test.each(addresses)("[WB8] is never a fault: %s", async (path) => {
    expect((await webApp().ask(path)).status).toBeLessThan(500);
  });

  test("[WB2] binds browsers to https where the public address is https", async () => {
    const plain = await webApp().ask("/livez");
    const secure = await webApp({ publicUrl: new URL("https://efir.example") }).ask("/livez");

    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    expect(secure.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  });

  test("[WB3] a Host that is none does not get into the policy", async () => {
    const { headers } = await webApp().ask("/livez", { headers: { host: "x; script-src *" } });

    expect(headers["content-security-policy"]).toContain("connect-src 'self';");
  });
});

describe("errors", () => {
  test("[WB8] are a page for a person and a code for a program", async () => {
    const app = webApp();

    const page = await app.ask("/none", { headers: { accept: "text/html,*/*" } });
    const api = await app.ask("/api/none", { headers: { accept: "text/html,*/*" } });

    expect([page.status, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(page.text).toContain("<h1>Страница не найдена</h1>");
    expect(api.json()).toEqual({ error: { code: "NOT_FOUND" } });
  });

  test("[WB8] a fault is logged once and told to nobody in detail", async () => {
    const app = webApp({
      stages: {
        find: () => Promise.reject(new Error("disk on fire")),
        change: () => Promise.reject(new Error("no")),
        rotateKey: () => "",
        ingestUrl: () => "",
      },
    });
    const cookie = await app.signInAs();

    const answer = await app.ask("/api/stages/main", { headers: { cookie } });

    expect([answer.status, answer.json()]).toEqual([500, { error: { code: "FAULT" } }]);
    expect(app.said.filter(({ message }) => message === "request failed")).toHaveLength(1);
  });

  test.each(["/r/pass_a-secret", "/s/pass_a-secret"])(
    "[WB21] a fault at %s is logged without its token",
    async (path) => {
      const client = { page: () => "", asset: () => null };
      const app = webApp({ client });
      client.page = () => {
        throw new Error("no such page");
      };
      expect((await app.ask(path)).status).toBe(500);
      expect(JSON.stringify(app.said)).toContain(`"route":"${path.slice(0, 3)}-"`);
      expect(JSON.stringify(app.said)).not.toContain("secret");
    },
  );

  test.each([
    ["broken JSON", '{"login":', 400],
    ["a body of more than 32 KiB", JSON.stringify({ password: "x".repeat(33_000) }), 413],
    ["an unknown field", JSON.stringify({ password: "x", role: "admin" }), 422],
    ["a prototype", '{"password":"x","__proto__":{"role":"admin"}}', 422],
    ["an array", "[]", 422],
    ["a wrong type", '{"password":{"$ne":""}}', 422],
  ])("[WB8] %s is the sender's mistake", async (_name, body, status) => {
    const answer = await webApp().ask("/api/session", {
      method: "POST",
      body: Buffer.from(body),
      headers: { origin: "http://efir.test", "content-type": "application/json" },
    });

    expect([answer.status, "error" in answer.json()]).toEqual([status, true]);
  });
});

test("[WB5] no answer of the API may be kept by a cache", async () => {
  const app = webApp();
  app.meetings.set("kollegiya", aMeeting());
  const cookie = await app.signInAs();
  const paths = ["/api/session", "/api/meetings", "/api/meetings/kollegiya/acts", "/api/stages/main", "/api/none"];

  const answers = await Promise.all(paths.map((path) => app.ask(path, { headers: { cookie } })));

  expect(answers.map(({ headers }) => headers["cache-control"])).toEqual(paths.map(() => "no-store"));
});

test("[WB20] heads of more than 16 KiB are cut off", async () => {
  expect((await webApp().ask("/livez", { headers: { "x-long": "x".repeat(17_000) } })).status).toBe(431);
});

test("[WB20] slow senders get 5 s for the head, and the longest upload 75 minutes for the whole", () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout } = createHttpServer(() => {});

  expect([headersTimeout, requestTimeout, keepAliveTimeout]).toEqual([5_000, 75 * 60_000, 10_000]);
});

test("[WB9] readiness follows the house; liveness does not", async () => {
  const draining = webApp({ isReady: () => false });

  expect([(await draining.ask("/readyz")).status, (await draining.ask("/livez")).status]).toEqual([503, 200]);
});

describe("the built client", () => {
  const plain = Buffer.from("plain");
  const asset = {
    contentType: "text/javascript",
    etag: '"tag"',
    plain,
    brotli: Buffer.from("br"),
    gzip: Buffer.from("gz"),
  };
  const app = () =>
    webApp({ client: { page: () => "", asset: (address) => (address === "/assets/app-1.js" ? asset : null) } });

  test.each([
    ["br, gzip", "br", "br"],
    ["gzip", "gzip", "gz"],
    ["identity", undefined, "plain"],
    ["br;q=0, gzip", "gzip", "gz"],
  ])("[WB4] is sent in the best form for %s", async (accepted, encoding, body) => {
    const answer = await app().ask("/assets/app-1.js", { headers: { "accept-encoding": accepted } });

    expect([answer.headers["content-encoding"], answer.text]).toEqual([encoding, body]);
    expect(answer.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
  });

  test("[WB4] is not sent again to who has it", async () => {
    const answer = await app().ask("/assets/app-1.js", { headers: { "if-none-match": '"tag"' } });

    expect([answer.status, answer.bytes.length]).toEqual([304, 0]);
  });
});

describe("meetings", () => {
  test("[WB25] anyone may see the list; how many watch, only staff", async () => {
    const app = webApp();
    app.meetings.set("kollegiya", aMeeting());
    const cookie = await app.signInAs();

    const public_ = await app.ask("/api/meetings");
    const staff = await app.ask("/api/meetings", { headers: { cookie } });

    expect(public_.json()).toMatchObject([
      { slug: "kollegiya", title: "Итоги 2025 года", phase: "planned", sample: false, days: [], archivedAt: null },
    ]);
    expect(public_.json()[0]).not.toHaveProperty("viewers");
    expect(staff.json()[0]).toMatchObject({ viewers: 7 });
  });

  test("[WB26] are made by who may, under an address that is free", async () => {
    const app = webApp({ accounts: [anAccount(), anAccount({ id: "moderator", role: "moderator" })] });
    const admin = await app.signInAs();
    const moderator = await app.signInAs("moderator");
    const meeting = { slug: "itogi-2025", title: "Итоги", programme: [{ time: "10:30", title: "Открытие" }] };

    const statuses = [];
    for (const cookie of ["", moderator, admin, admin])
      statuses.push((await app.post("/api/meetings", meeting, { headers: { cookie } })).status);

    expect(statuses).toEqual([401, 403, 201, 409]);
  });

  test.each(["", "-a", "a-", "Итоги", "a/b", "..", "a".repeat(65), "A"])(
    "[WB26] the address %j is refused",
    async (slug) => {
      const app = webApp();
      const cookie = await app.signInAs();

      const answer = await app.post("/api/meetings", { slug, title: "Итоги", programme: [] }, { headers: { cookie } });

      expect([answer.status, answer.json().error]).toEqual([422, { code: "BAD_SHAPE", detail: "slug" }]);
    },
  );

  test("[WB27] only the sample can be deleted, and that is logged", async () => {
    const app = webApp();
    app.meetings.set("primer", aMeeting({ slug: "primer", sample: true }));
    app.meetings.set("kollegiya", aMeeting());
    const headers = { cookie: await app.signInAs(), origin: "http://efir.test" };

    const statuses = [];
    for (const slug of ["primer", "primer", "kollegiya", "%2e%2e"])
      statuses.push((await app.ask(`/api/meetings/${slug}`, { method: "DELETE", headers })).status);

    expect(statuses).toEqual([204, 404, 409, 404]);
    expect(app.said).toContainEqual({
      message: "meeting deleted",
      fields: { slug: "primer", accountId: "account-admin" },
    });
  });

  test("[WB28] who did what on air is told to staff only", async () => {
    const app = webApp();
    app.meetings.set("kollegiya", aMeeting());
    const cookie = await app.signInAs();

    const stranger = await app.ask("/api/meetings/kollegiya/acts");
    const staff = await app.ask("/api/meetings/kollegiya/acts", { headers: { cookie } });

    expect([stranger.status, staff.status, staff.json()]).toEqual([401, 200, []]);
  });
});

describe("stages", () => {
  test("[WB30] a new key is told once, to who may have it", async () => {
    const app = webApp({ accounts: [anAccount(), anAccount({ id: "moderator", role: "moderator" })] });
    const admin = await app.signInAs();
    const moderator = await app.signInAs("moderator");

    const refused = await app.post("/api/stages/main/key", {}, { headers: { cookie: moderator } });
    const answer = await app.post("/api/stages/main/key", {}, { headers: { cookie: admin } });
    const settings = await app.ask("/api/stages/main", { headers: { cookie: admin } });

    expect([refused.status, answer.json(), answer.headers["cache-control"]]).toEqual([
      403,
      { key: "NEWKEY234567" },
      "no-store",
    ]);
    expect(settings.text).not.toContain("NEWKEY234567");
  });

  test("[WB31] settings change by name; anything else is refused", async () => {
    const app = webApp();
    const headers = { cookie: await app.signInAs(), origin: "http://efir.test" };
    const patch = (body: unknown) => app.ask("/api/stages/main", { method: "PATCH", body, headers });

    const changed = await patch({ takeover: true, encoderDelayMs: 350 });
    const refused = await Promise.all(
      [{ encoderDelayMs: -1 }, { encoderDelayMs: 10_001 }, { keyHash: "x" }, { takeover: 1 }].map(patch),
    );

    expect(changed.json()).toMatchObject({ takeover: true, encoderDelayMs: 350 });
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  });

  test("[WB30] the key's hash, which the store keeps beside the settings, is told to nobody", async () => {
    const app = webApp();
    const stored = { name: "main", takeover: false, encoderDelayMs: millis(0), keySetAt: null, keyHash: "5ec4e7" };
    app.stages.set("main", stored);
    const headers = { cookie: await app.signInAs(), origin: "http://efir.test" };

    const read = await app.ask("/api/stages/main", { headers });
    const changed = await app.ask("/api/stages/main", { method: "PATCH", body: { takeover: true }, headers });

    expect(read.text + changed.text).not.toContain("5ec4e7");
  });

  test("[WB32] encoders are told the host that the control room was asked by", async () => {
    const app = webApp();
    const cookie = await app.signInAs();

    const answer = await app.ask("/api/stages/main", { headers: { cookie, host: "hall.example:8080" } });

    expect(answer.json().ingestUrl).toBe("rtmp://hall.example:1935/live");
  });
});

test("[WB11] a password hash is argon2id with the cost of the OWASP sheet, and never the same twice", async () => {
  const [one, two] = await Promise.all([hashPassword("пять слов про снег"), hashPassword("пять слов про снег")]);

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test("[WB26] creating reports what was made", async () => {
  const app = webApp();
  const cookie = await app.signInAs();
  const made = await app.post("/api/meetings", { slug: "a", title: "Итоги", programme: [] }, { headers: { cookie } });

  expect([made.json(), accept(app.meetings.has("a"))]).toMatchObject([
    { slug: "a", title: "Итоги", phase: "planned", sample: false },
    accept(true),
  ]);
});
