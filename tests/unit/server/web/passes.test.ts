import { expect, test } from "vitest";
import { silentLog } from "../../../../server/log.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { createPasses } from "../../../../server/store/passes.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { Passes } from "../../../../server/web/auth/passes.ts";
import { hashToken, newToken } from "../../../../server/web/auth/token.ts";
import { millis } from "../../../../shared/time.ts";
import { anActor } from "../../../support/ledger-builders.ts";
import { TestClock } from "../../../support/web-app.ts";

const anOrder = { sort: "stand", meeting: "kollegiya", subject: "stand-0001", name: "Забота", days: 7 } as const;
const with_ = (token: string) => ({ headers: { authorization: `Pass ${token}` } });

function somePasses() {
  const clock = new TestClock();
  const database = openDatabase(":memory:");
  const store = createPasses(database);
  const passes = new Passes(store, { clock, log: silentLog, nameOf: (id) => `name of ${id}` });
  return { clock, database, store, passes, make: () => passes.make(anOrder, anActor("moderator")) };
}

test("[AC50] a link is one of 256 bits for one thing of one meeting, and its token is told once", async () => {
  const { passes, make, store } = somePasses();
  const { token, ...made } = await make();
  expect(token).toMatch(/^pass_[A-Za-z0-9_-]{43}$/);
  expect(await passes.passOf(with_(token), "network")).toMatchObject({ meeting: "kollegiya", subject: "stand-0001" });
  expect(store.byHash(hashToken(token))?.id).toBe(made.id);
  const told = await passes.told("kollegiya", "stand");
  expect(JSON.stringify(told)).not.toContain(token);
  expect(told).toMatchObject([{ id: made.id, name: "Забота", madeBy: `name of ${anActor("moderator").id}` }]);
});

test("[AC51] a link that was revoked, has run out or never was opens nothing", async () => {
  const { passes, make, clock } = somePasses();
  const [revoked, old] = [await make(), await make()];
  await passes.revoke(revoked, anActor("moderator"));
  const wrong = [revoked.token, `pass_${newToken()}`, newToken(), "pass_", "x".repeat(300)];
  for (const token of wrong) expect(await passes.passOf(with_(token), "network")).toBe(null);
  expect(await passes.passOf(with_(old.token), "network")).not.toBe(null);
  clock.advance(millis(7 * 24 * 60 * 60_000));
  expect(await passes.passOf(with_(old.token), "network")).toBe(null);
  expect(await passes.told("kollegiya", "stand")).toEqual([]);
});

test("[AC51] it is revoked by its own meeting, once, and as what it is", async () => {
  const { passes, make } = somePasses();
  const { id } = await make();
  const by = anActor("moderator");
  for (const wrong of [{ meeting: "sovet" }, { sort: "reporter" as const }, { id: "another-pass" }]) {
    const asked = { meeting: "kollegiya", sort: "stand" as const, id, ...wrong };
    await expect(passes.revoke(asked, by)).rejects.toMatchObject({ status: 404, code: "UNKNOWN_PASS" });
  }
  await passes.revoke({ meeting: "kollegiya", sort: "stand", id }, by);
  await expect(passes.revoke({ meeting: "kollegiya", sort: "stand", id }, by)).rejects.toMatchObject({ status: 404 });
});

test("[AC52] wrong links are held back by their network, a right one never is, and what is none is not counted", async () => {
  const { passes, make } = somePasses();
  const { token } = await make();
  for (let tried = 0; tried < 25; tried += 1) {
    await passes.passOf({ headers: { authorization: undefined } }, "network");
    await passes.passOf(with_(`pass_${newToken()}`), "network");
  }
  const again = passes.passOf(with_(`pass_${newToken()}`), "network");
  await expect(again).rejects.toMatchObject({ status: 429, code: "TOO_FAST" });
  expect(await passes.passOf(with_(`pass_${newToken()}`), "another network")).toBe(null);
  expect(await passes.passOf(with_(token), "network")).not.toBe(null);
});

test("[AC53] when it was last seen is written down once a minute at most, and a full disk does not stop it", async () => {
  const { passes, make, store, clock, database } = somePasses();
  const { token, id } = await make();
  const first = clock.now();
  await passes.passOf(with_(token), "network");
  clock.advance(millis(59_000));
  await passes.passOf(with_(token), "network");
  expect(store.byId(id)?.seenAt).toBe(first);
  clock.advance(millis(2_000));
  await passes.passOf(with_(token), "network");
  expect(store.byId(id)?.seenAt).toBe(clock.now());
  expect(brokenSeal(database, newestSchema)).toBe(null);
  database.exec("PRAGMA query_only = ON");
  clock.advance(millis(61_000));
  expect(await passes.passOf(with_(token), "network")).not.toBe(null);
});

test("[AC6] links go with their meeting, and of a sort that this version does not know none opens", async () => {
  const { passes, make, store, database } = somePasses();
  const [one, other] = [await make(), await make()];
  database.exec(`UPDATE passes SET sort = 'emperor' WHERE id = '${one.id}'`);
  expect(await passes.passOf(with_(one.token), "network")).toBe(null);
  store.dropAllOf("kollegiya");
  expect(await passes.passOf(with_(other.token), "network")).toBe(null);
});

test("[AC50] with a stand that is gone go its links, and no others", async () => {
  const { passes, make } = somePasses();
  const [one] = [await make()];
  const kept = await passes.make({ ...anOrder, subject: "stand-0002" }, anActor("moderator"));
  await passes.revokeOf("kollegiya", "stand-0001", anActor("moderator"));
  expect(await passes.passOf(with_(one.token), "network")).toBe(null);
  expect(await passes.passOf(with_(kept.token), "network")).not.toBe(null);
});
