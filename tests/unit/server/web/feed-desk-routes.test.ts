import { expect, test } from "vitest";
import { defaultFeedSettings } from "../../../../shared/feeds.ts";
import { aMeeting, webApp } from "../../../support/web-app.ts";

const desk = "/api/meetings/kollegiya/feed";
const own = { origin: "http://efir.test" };

async function room() {
  const app = webApp();
  app.meetings.set("kollegiya", aMeeting());
  const cookie = await app.signInAs();
  const call = (method: string, path: string, body?: unknown) =>
    app.ask(`${desk}${path}`, { method, headers: { ...own, cookie }, ...(body === undefined ? {} : { body }) });
  const draft = async (id = "highlight-0001") =>
    (await call("POST", "/highlights", { id, source: { type: "none" } })).json();
  return { ...app, call, draft };
}

test("[FD30] a draft is made, told by the desk, changed and dropped", async () => {
  const { call, draft } = await room();
  const made = await draft();
  expect(made).toMatchObject({ state: "draft", version: 1, content: { kind: "note" } });
  expect((await call("GET", "/desk")).json()).toMatchObject({
    version: 0,
    highlights: [{ id: made.id }],
    isKilled: false,
  });
  const content = { ...made.content, text: "Дом построен" };
  const changed = await call("PUT", `/highlights/${made.id}`, { version: 1, content, targets: null });
  expect(changed.json()).toMatchObject({ version: 2, content: { text: "Дом построен" } });
  expect((await call("DELETE", `/highlights/${made.id}`)).status).toBe(204);
  expect((await call("GET", "/desk")).json().highlights).toEqual([]);
});

test("[FD33] who was overtaken is told what stands there now", async () => {
  const { call, draft } = await room();
  const { id, content } = await draft();
  await call("PUT", `/highlights/${id}`, { version: 1, content, targets: null });
  const late = await call("PUT", `/highlights/${id}`, { version: 1, content, targets: null });
  expect([late.status, late.json()]).toMatchObject([409, { error: { code: "STALE" }, current: { id, version: 2 } }]);
});

test("[FD49] settings made from an older version are refused with those of now", async () => {
  const { call } = await room();
  const settings = { ...defaultFeedSettings, holdMs: 5_000 };
  expect((await call("PUT", "/settings", { version: 0, settings })).json()).toMatchObject({ version: 1 });
  const late = await call("PUT", "/settings", { version: 0, settings });
  expect([late.status, late.json()]).toMatchObject([409, { error: { code: "STALE" }, current: { version: 1 } }]);
  expect((await call("POST", "/kill", { isKilled: true })).json()).toMatchObject({
    settings: { isKilled: true, holdMs: 5_000 },
  });
  expect((await call("POST", "/rehearsal", { isOn: true })).json()).toMatchObject({ settings: { isRehearsal: true } });
});

test("[FD50] the house's switch is told to every desk", async () => {
  const { call, post, signInAs } = await room();
  const answer = await post("/api/feed/kill", { isKilled: true }, { headers: { cookie: await signInAs() } });
  expect(answer.json()).toEqual({ isKilled: true });
  const told = (await call("GET", "/desk")).json();
  expect([told.isKilled, typeof told.stopped.by, typeof told.stopped.at]).toEqual([true, "string", "number"]);
});

test.each([
  ["POST", "/highlights/nobody-knows/take-back", { version: 1 }, 404, "UNKNOWN_HIGHLIGHT"],
  ["POST", "/highlights/highlight-0001/take-back", { version: 1 }, 409, "WRONG_STATE"],
  ["POST", "/highlights/highlight-0001/correct", { version: 1 }, 409, "WRONG_STATE"],
  ["POST", "/highlights/highlight-0001/withdraw", { version: 1, reason: "Ошибка" }, 409, "WRONG_STATE"],
  ["POST", "/highlights/highlight-0001/withdraw", { version: 1 }, 422, "BAD_SHAPE"],
  ["POST", "/highlights/highlight-0001/approve", { version: 9, hash: "0".repeat(64) }, 409, "STALE"],
  ["POST", "/highlights/highlight-0001/approve", { version: 1, hash: "no" }, 422, "BAD_SHAPE"],
  ["POST", "/highlights", { id: "highlight-0002", source: { type: "mark", id: "mark-0001" } }, 404, "UNKNOWN_SOURCE"],
  ["POST", "/highlights", { id: "highlight-0002", source: { type: "none" }, kind: "digest" }, 422, "BAD_SHAPE"],
  ["POST", "/rows/1/retry", {}, 404, "UNKNOWN_ROW"],
  ["POST", "/rows/0/retry", {}, 404, "UNKNOWN_ROW"],
  ["POST", "/rows/1/resolve", { found: { url: "javascript:alert(1)" } }, 422, "BAD_SHAPE"],
  ["GET", "/images/../../efir.db", undefined, 404, "NOT_FOUND"],
] as const)("%s %s %o is %i %s", async (method, path, body, status, code) => {
  const { call, draft } = await room();
  await draft();
  const answer = await call(method, path, body);
  expect([answer.status, answer.json().error.code]).toEqual([status, code]);
});
