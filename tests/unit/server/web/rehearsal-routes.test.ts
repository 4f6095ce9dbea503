import { expect, test } from "vitest";
import { planningApp } from "../../../support/planning-app.ts";

const address = "/api/meetings/kollegiya/rehearsal";

async function planned() {
  const app = planningApp();
  await app.ask("producer", "POST", "/api/meetings", { slug: "kollegiya", title: "Итоги", programme: [] });
  return app;
}

test("[SH2] [SH6] a moderator begins and ends a rehearsal, an editor sees that one is on", async () => {
  const { ask } = await planned();
  expect((await ask("editor", "GET", address)).body).toEqual({ since: null });
  expect((await ask("editor", "POST", address, {})).status).toBe(403);
  const begun = await ask("moderator", "POST", address, {});
  expect([begun.status, typeof begun.body.since]).toEqual([201, "number"]);
  expect((await ask("editor", "GET", address)).body).toEqual(begun.body);
  expect((await ask("nobody", "GET", address)).status).toBe(401);
  expect((await ask("editor", "DELETE", address)).status).toBe(403);
  expect((await ask("moderator", "DELETE", address)).status).toBe(200);
  expect((await ask("moderator", "DELETE", address)).status).toBe(200);
  expect((await ask("editor", "GET", address)).body).toEqual({ since: null });
});

test("[SH6] who did what in a rehearsal is told while it is on, and forgotten with it", async () => {
  const { ask } = await planned();
  await ask("moderator", "POST", address, {});
  const told = await ask("editor", "GET", `${address}/acts`);
  expect(told.body.map(({ type }: { type: string }) => type)).toEqual(["meeting.planned", "meeting.opened"]);
  const onAir = await ask("editor", "GET", "/api/meetings/kollegiya/acts");
  expect(onAir.body.map(({ type }: { type: string }) => type)).toEqual(["meeting.planned"]);
  await ask("moderator", "DELETE", address);
  expect((await ask("editor", "GET", `${address}/acts`)).body).toEqual([]);
});

test("[SH2] what cannot be rehearsed says why", async () => {
  const { ask } = await planned();
  const none = await ask("moderator", "POST", "/api/meetings/nothing/rehearsal", {});
  expect([none.status, none.body]).toEqual([404, { error: { code: "UNKNOWN_MEETING" } }]);
});
