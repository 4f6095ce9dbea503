import { describe, expect, test } from "vitest";
import { OverlayKeys } from "../../../../../server/web/outputs/overlay-keys.ts";
import { overlayLayers } from "../../../../../shared/overlay-layers.ts";
import { millis } from "../../../../../shared/time.ts";
import { aMeeting, anAccount, TestClock, webApp } from "../../../../support/web-app.ts";

const portal = "https://portal.example";
const roles = ["viewer", "editor", "moderator", "producer", "admin"] as const;

function house() {
  const kept = new Map<string, string>();
  const clock = new TestClock();
  const shelf = {
    get: (slug: string) => kept.get(slug) ?? null,
    set: (slug: string, value: string) => kept.set(slug, value),
  };
  const app = webApp({
    clock,
    outputs: { overlayKeys: new OverlayKeys(shelf, clock), embedOrigins: [portal, "https://gorod.example"] },
    accounts: roles.map((role) => anAccount({ id: `account-${role}`, login: role, role })),
  });
  app.meetings.set("kollegiya", aMeeting());
  app.meetings.set("forum", aMeeting({ slug: "forum" }));
  const keyOf = async (slug: string) => {
    const cookie = await app.signInAs("account-moderator");
    return String((await app.post(`/api/meetings/${slug}/overlay-key`, {}, { headers: { cookie } })).json().key);
  };
  return { ...app, kept, keyOf, appClock: clock };
}

describe("the key", () => {
  test("[OU3] is made by moderators and those above, and by nobody else", async () => {
    const { post, signInAs } = house();
    const statuses = [(await post("/api/meetings/kollegiya/overlay-key", {})).status];
    for (const role of roles) {
      const cookie = await signInAs(`account-${role}`);
      statuses.push((await post("/api/meetings/kollegiya/overlay-key", {}, { headers: { cookie } })).status);
    }
    expect(statuses).toEqual([401, 403, 403, 200, 200, 200]);
  });

  test("[OU3] is told once: later only when it was made", async () => {
    const { ask, keyOf, signInAs, appClock } = house();
    const cookie = await signInAs("account-moderator");
    const before = await ask("/api/meetings/kollegiya/overlay-key", { headers: { cookie } });
    const key = await keyOf("kollegiya");
    const after = await ask("/api/meetings/kollegiya/overlay-key", { headers: { cookie } });

    expect([before.json(), after.json()]).toEqual([{ madeAt: null }, { madeAt: appClock.now() }]);
    expect(after.text).not.toContain(key);
  });

  test("[OU3] of a meeting that is not there is not made", async () => {
    const { post, signInAs } = house();
    const cookie = await signInAs("account-admin");
    const answer = await post("/api/meetings/absent/overlay-key", {}, { headers: { cookie } });
    expect([answer.status, answer.json()]).toEqual([404, { error: { code: "UNKNOWN_MEETING" } }]);
  });

  test("[OU3] stands in no log", async () => {
    const { ask, keyOf, said } = house();
    const key = await keyOf("kollegiya");
    await ask(`/overlay/kollegiya/lt?key=${key}`);
    await ask(`/overlay/kollegiya/lt?key=${key}x`);
    expect(JSON.stringify(said)).not.toContain(key);
  });
});

describe("an overlay's page", () => {
  test("[OU1] is there for each layer under the meeting's key, and for no other name", async () => {
    const { ask, keyOf } = house();
    const key = await keyOf("kollegiya");
    for (const layer of overlayLayers) {
      const { status, text, headers } = await ask(`/overlay/kollegiya/${layer}?key=${key}`);
      expect([status, text.includes('data-meeting="kollegiya"')]).toEqual([200, true]);
      // Nothing that the page loads learns where it stands.
      expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "private, no-cache" });
    }
    expect((await ask(`/overlay/kollegiya/all?key=${key}`)).status).toBe(404);
    expect((await ask(`/overlay/absent/lt?key=${key}`)).status).toBe(404);
  });

  test("[OU2] refuses a wrong key in words: none, another meeting's, two of them", async () => {
    const { ask, keyOf } = house();
    const [key, other] = [await keyOf("kollegiya"), await keyOf("forum")];
    for (const query of ["", "?key=", `?key=${other}`, `?key=${key}&key=${key}`, `?KEY=${key}`]) {
      const { status, text, headers } = await ask(`/overlay/kollegiya/lt${query}`, {
        headers: { accept: "text/html" },
      });
      expect([query, status]).toEqual([query, 403]);
      expect(text).toContain("Ключ не подходит");
      expect(headers["cache-control"]).toBe("no-store");
      expect(text).not.toContain("data-meeting");
    }
  });

  test("[OU2] tries of a network are bounded, and the right key opens all the same", async () => {
    const { ask, keyOf, appClock } = house();
    const key = await keyOf("kollegiya");
    const wrong = () => ask("/overlay/kollegiya/lt?key=guess");
    for (let tries = 0; tries < 25; tries += 1) expect((await wrong()).status).toBe(403);
    const late = await wrong();
    expect([late.status, late.headers["retry-after"]]).toEqual([429, "300"]);
    expect((await ask(`/overlay/kollegiya/lt?key=${key}`)).status).toBe(200);
    expect((await ask("/overlay/kollegiya/lt?key=guess", { address: "198.51.100.9" })).status).toBe(403);
    appClock.advance(millis(5 * 60_000));
    expect((await wrong()).status).toBe(403);
  });
});

describe("pages for everybody", () => {
  test("[OU20] a hall's screen is open to all, and out of search", async () => {
    const { status, text, headers } = await house().ask("/tv/kollegiya");
    expect(status).toBe(200);
    expect(text).toContain('name="robots" content="noindex"');
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect((await house().ask("/tv/absent")).status).toBe(404);
  });

  test("[OU31] the widget may stand in pages of the sites that were named and in our own, nothing else is loosened", async () => {
    const { ask } = house();
    const policyOf = async (path: string) => String((await ask(path)).headers["content-security-policy"]);
    const [widget, page] = [await policyOf("/e/kollegiya"), await policyOf("/tv/kollegiya")];

    expect(widget).toContain(`frame-ancestors 'self' ${portal} https://gorod.example;`);
    expect(widget.replace(/frame-ancestors [^;]*/, "frame-ancestors 'none'")).toBe(page);
    // Also where there is no such meeting: the frame says so in words.
    expect(await policyOf("/e/absent")).toContain(portal);
  });

  test("[OU32] the widget sets no cookie, whoever looks", async () => {
    const { ask, signInAs } = house();
    const cookie = await signInAs("account-moderator");
    expect((await ask("/e/kollegiya", { headers: { cookie } })).headers["set-cookie"]).toBeUndefined();
  });
});
