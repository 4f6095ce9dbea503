import { expect, test } from "vitest";
import { silentLog } from "../../../../server/log.ts";
import { createApiTokens } from "../../../../server/store/api-tokens.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { Bearers, newApiToken } from "../../../../server/web/auth/bearers.ts";
import { hashToken } from "../../../../server/web/auth/token.ts";
import { millis } from "../../../../shared/time.ts";
import { anApiToken } from "../../../support/access-builders.ts";
import { TestClock } from "../../../support/web-app.ts";

function someBearers() {
  const clock = new TestClock();
  const tokens = createApiTokens(openDatabase(":memory:"));
  const text = newApiToken();
  tokens.add(anApiToken({ madeAt: clock.now() }), hashToken(text));
  return { clock, tokens, text, bearers: new Bearers(tokens, { clock, log: silentLog }) };
}

test("[AC20] a token is an actor of its own, of one meeting", async () => {
  const { bearers, text } = someBearers();
  expect(text).toMatch(/^efir_[A-Za-z0-9_-]{43}$/);
  expect(await bearers.actorOf(text, "network")).toEqual({
    id: "token:token-0001",
    role: "moderator",
    name: "Stream Deck",
    meetings: ["kollegiya"],
  });
});

test("[AC23] a revoked token, another one and what is none open nothing", async () => {
  const { bearers, tokens, text, clock } = someBearers();
  tokens.revoke("kollegiya", "token-0001", clock.now());
  for (const wrong of [text, newApiToken(), "efir_", "", text.slice("efir_".length)]) {
    expect(await bearers.actorOf(wrong, "network")).toBe(null);
  }
});

test("[AC22] wrong tokens are held back by their network, a right one never is", async () => {
  const { bearers, text } = someBearers();
  for (let tried = 0; tried < 25; tried += 1) await bearers.actorOf(newApiToken(), "network");
  await expect(bearers.actorOf(newApiToken(), "network")).rejects.toMatchObject({ status: 429, code: "TOO_FAST" });
  expect(await bearers.actorOf(newApiToken(), "another network")).toBe(null);
  expect(await bearers.actorOf(text, "network")).not.toBe(null);
});

test("[AC24] its use is written down once a minute at most", async () => {
  const { bearers, tokens, text, clock } = someBearers();
  const first = clock.now();
  await bearers.actorOf(text, "network");
  clock.advance(millis(59_000));
  await bearers.actorOf(text, "network");
  expect(tokens.byHash(hashToken(text))?.lastUsedAt).toBe(first);
  clock.advance(millis(2_000));
  await bearers.actorOf(text, "network");
  expect(tokens.byHash(hashToken(text))?.lastUsedAt).toBe(clock.now());
});
