import { expect, test } from "vitest";
import { x } from "../../../server/feeds/targets/x.ts";
import type { Answer } from "../../support/stand-ins/call.ts";
import { aJob, atHand, inTime } from "./at-hand.ts";
import { xBench } from "./x-bench.ts";

const json = { "content-type": "application/problem+json" };

test("[FD64] sent again after a lost answer, equal words meet X's own filter, and are found", async () => {
  await using at = await atHand(xBench);
  const job = aJob();
  void at.standIn.fault("create", { type: "breaks", stores: true });
  const outcomes = [await at.target.send(job, inTime()), await at.target.send(job, inTime())];
  expect(outcomes).toMatchObject([
    { type: "unknown", reason: "LOST_ANSWER" },
    { type: "unknown", reason: "DUPLICATE" },
  ]);
  expect(await at.target.find?.(job, inTime())).toMatchObject({ type: "found", remote: { id: at.live()[0]?.id } });
  expect(at.live()).toHaveLength(1);
});

test.each<readonly [string, Answer, object]>([
  [
    "a 403 whose words are cut short may be the one of a duplicate",
    { status: 403, headers: json, body: '{"title":"Forbidden","detail":"You are not allowed to create a Tw' },
    { type: "unknown", reason: "LOST_ANSWER" },
  ],
  [
    "a 401 whose words are cut short is still a 401",
    { status: 401, headers: json, body: '{"title":"Unauth' },
    { type: "not-sent", reason: "AUTH" },
  ],
  [
    "a post that answers one that is gone",
    { status: 403, body: { detail: "You attempted to reply to a Tweet that is deleted or not visible to you." } },
    { type: "not-sent", reason: "GONE" },
  ],
  [
    "an id that is no text",
    { status: 201, body: { data: { id: 1_990_000_000_000_000_000 } } },
    { type: "unknown", reason: "LOST_ANSWER" },
  ],
  [
    "an error in the words of version 1",
    {
      status: 403,
      body: { errors: [{ code: 326, message: "To protect our users, this account is temporarily locked." }] },
    },
    { type: "not-sent", reason: "AUTH" },
  ],
])("[FD61] %s", async (_, answer, outcome) => {
  await using at = await atHand(xBench);
  void at.standIn.fault("create", { type: "says", answer, stores: false });
  expect(await at.target.send(aJob(), inTime())).toMatchObject(outcome);
});

test("[FD68] a deletion that finds nothing counts, also where X says so with 200", async () => {
  await using at = await atHand(xBench);
  const type = "https://api.x.com/2/problems/resource-not-found";
  const answer = { status: 200, body: { errors: [{ title: "Not Found Error", type }] } };
  void at.standIn.fault("delete", { type: "says", answer, stores: false });
  const job = aJob({ remote: { id: "7", url: null } });
  expect(await at.target.remove(job, inTime())).toMatchObject({ type: "sent", remote: { id: "7" } });
});

test("[FD68] what has no id is not deleted, and nobody is called", async () => {
  await using at = await atHand(xBench);
  expect(await at.target.remove(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "REFUSED" });
  expect(at.standIn.connections).toBe(0);
});

test("[FD72] a base address may have a path of its own", async () => {
  await using at = await atHand(xBench, { baseUrl: (standIn) => `${standIn.baseUrl}/through/here/` });
  await at.target.check(inTime());
  expect(at.standIn.calls.map(({ path }) => path)).toEqual(["/through/here/2/users/me"]);
});

test("[FD65] a text of one more than the most is refused as too large, and nothing is there", async () => {
  await using at = await atHand(xBench);
  const outcome = await at.target.send(aJob({ post: { text: "ж".repeat(281) } }), inTime());
  expect(outcome).toMatchObject({ type: "not-sent", reason: "TOO_LARGE" });
  expect(at.live()).toEqual([]);
});

test("[FD74] a post costs one and a half cents, with a link in it twenty", () => {
  expect(x.caps.price).toEqual({ post: 15_000, postWithLink: 200_000, edit: 0, delete: 10_000, find: 5_000 });
});

test("[FD74] X's own rate is 100 posts in 15 minutes", () => {
  expect(x.rate).toEqual({ creates: 100, perMs: 900_000 });
});

test("[FD74] every key that can be asked for is taken as X prints it, and nothing that a header could not carry", () => {
  const keys = ["1234-AbCdEf", " 1234-AbCdEf ", "a\r\nx: y", "ключ", ""];
  const taken = x.fields.map(({ schema }) => keys.map((key) => schema.safeParse(key).data ?? null));
  expect(new Set(taken.map(String))).toEqual(new Set([String(["1234-AbCdEf", "1234-AbCdEf", null, null, null])]));
});
