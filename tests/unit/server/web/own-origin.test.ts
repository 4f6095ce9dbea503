import { describe, expect, test } from "vitest";
import { isOwnOrigin } from "../../../../server/web/own-origin.ts";
import { aMeeting, webApp } from "../../../support/web-app.ts";

const unsafe = [
  ["POST", "/api/session"],
  ["DELETE", "/api/session"],
  ["POST", "/api/session/link"],
  ["POST", "/api/password"],
  ["POST", "/api/meetings"],
  ["DELETE", "/api/meetings/primer"],
  ["POST", "/api/images"],
  ["POST", "/api/stages/main/key"],
  ["PATCH", "/api/stages/main"],
] as const;

const foreign = {
  "no Origin": {},
  "another site": { origin: "https://evil.test" },
  "a null Origin": { origin: "null" },
  "another port": { origin: "http://efir.test:8081" },
  "a name that begins like ours": { origin: "http://efir.test.evil.test" },
  "our Origin but a cross-site fetch": { origin: "http://efir.test", "sec-fetch-site": "cross-site" },
  "our Origin but a same-site fetch": { origin: "http://efir.test", "sec-fetch-site": "same-site" },
  "no site at all": { origin: "http://efir.test", "sec-fetch-site": "none" },
};

describe.each(unsafe)("%s %s", (method, path) => {
  test.each(Object.entries(foreign))("[WB6] is refused from %s, with a moderator's cookie", async (_name, headers) => {
    const app = webApp();
    app.meetings.set("primer", aMeeting({ slug: "primer", sample: true }));
    const cookie = await app.signInAs();

    const answer = await app.ask(path, { method, body: {}, headers: { cookie, ...headers } });

    expect([answer.status, answer.json().error.code]).toEqual([403, "FOREIGN_ORIGIN"]);
    expect(app.meetings.size).toBe(1);
  });

  test("[WB7] takes nothing that a form could send", async () => {
    const app = webApp();
    const cookie = await app.signInAs();
    const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];

    const answers = await Promise.all(
      types.map((type) =>
        app.ask(path, { method, body: "{}", headers: { cookie, origin: "http://efir.test", "content-type": type } }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([415, 415, 415]);
  });

  test("[WB7] is not reached by GET", async () => {
    const app = webApp();
    app.meetings.set("primer", aMeeting({ slug: "primer", sample: true }));
    const cookie = await app.signInAs();
    const before = JSON.stringify([[...app.sessions], [...app.stages], [...app.meetings]]);

    await app.ask(path, { headers: { cookie } });

    expect(JSON.stringify([[...app.sessions], [...app.stages], [...app.meetings]])).toBe(before);
  });
});

describe("our own origin", () => {
  const publicUrl = new URL("https://efir.example");

  test.each([
    [{ host: "efir.test", origin: "http://efir.test" }, null],
    [{ host: "efir.test:80", origin: "http://efir.test" }, null],
    [{ host: "127.0.0.1:8080", origin: "http://127.0.0.1:8080" }, null],
    [{ host: "[::1]:8080", origin: "http://[::1]:8080" }, null],
    // Behind a proxy the host asked for may be an inner one.
    [{ host: "10.0.0.7:8080", origin: "https://efir.example", "sec-fetch-site": "same-origin" }, publicUrl],
  ])("[WB6] is recognised: %j", (headers, url) => {
    expect(isOwnOrigin(headers, url)).toBe(true);
  });

  test.each([
    [{ host: "efir.test", origin: "file://efir.test" }],
    [{ host: "a b", origin: "http://a" }],
    [{ host: "efir.test@evil.test", origin: "http://evil.test" }],
    [{ origin: "http://-" }],
  ])("[WB6] is not taken from oddities: %j", (headers) => {
    expect(isOwnOrigin(headers, null)).toBe(false);
  });
});
