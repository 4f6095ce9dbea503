import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Call } from "../../support/stand-ins/call.ts";
import { aJob, atHand, inTime, NOW, someMedia } from "./at-hand.ts";
import { webhookBench } from "./webhook-bench.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../docs/webhooks.md"), "utf8");
const blockOf = (language: string) => guide.split(`\`\`\`${language}\n`)[1]?.split("\n```")[0] ?? "";
const plain = webhookBench.account["secret"] ?? "";
const marked = `whsec_${Buffer.from("a secret of thirty-two characters").toString("base64")}`;

type EventOf = (headers: Call["headers"], body: string, secret: string, now?: number) => unknown;

/** The guide's own words, run. */
async function eventOf(): Promise<EventOf> {
  const code = `data:text/javascript,${encodeURIComponent(blockOf("js"))}`;
  // What the guide exports.
  return ((await import(/* @vite-ignore */ code)) as { readonly eventOf: EventOf }).eventOf;
}

test.each([plain, marked])("the guide's example verifies what we sign (%s)", async (secret) => {
  const { call } = await delivered(secret);
  const verify = await eventOf();
  const body = String(call.body);
  expect(verify(call.headers, body, secret, NOW)).toMatchObject({ type: "highlight.created" });
  expect(verify(call.headers, `${body} `, secret, NOW)).toBeNull();
  expect(verify(call.headers, body, `${plain}x`, NOW)).toBeNull();
  expect(verify({ ...call.headers, "webhook-signature": "v1,short" }, body, secret, NOW)).toBeNull();
  expect(verify(call.headers, body, secret, NOW + 301_000)).toBeNull();
});

test("the guide's event has the fields that an event has", async () => {
  const { call } = await delivered(plain);
  expect(shapeOf(JSON.parse(blockOf("json")))).toEqual(shapeOf(JSON.parse(String(call.body))));
});

test("[FD64] a post keeps one name; a repeat has its event's id, an edit and an end have ids of their own", async () => {
  await using at = await atHand(webhookBench);
  const job = aJob();
  await at.target.send(job, inTime());
  const remote = { id: job.key, url: null };
  for (let times = 0; times < 2; times += 1) await at.target.edit?.({ ...job, remote }, inTime());
  await at.target.remove({ ...job, remote }, inTime());
  const said = at.standIn.calls.map((call) => JSON.parse(String(call.body)) as { readonly data: { remoteId: string } });
  expect(said.map(({ data }) => data.remoteId)).toEqual([job.key, job.key, job.key, job.key]);
  const ids = at.standIn.calls.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([job.key, `${job.key}-edited-1`, `${job.key}-edited-1`, `${job.key}-deleted-1`]);
});

test("[FD68] an address where nothing stands does not say that the post is gone", async () => {
  await using at = await atHand(webhookBench);
  void at.standIn.fault("delete", { type: "says", answer: { status: 404 }, stores: false });
  const job = aJob({ remote: { id: "1", url: null } });
  expect(await at.target.remove(job, inTime())).toMatchObject({ type: "not-sent", reason: "REFUSED" });
});

async function delivered(secret: string) {
  const { media, shelf } = someMedia("image/png", 300);
  await using at = await atHand(webhookBench, { media: shelf, account: { ...webhookBench.account, secret } });
  await at.target.send(aJob({ post: { link: "https://efir.example/h/7K2Q", media: [media] } }), inTime());
  const [call] = at.standIn.calls;
  if (call === undefined) throw new Error("nothing came");
  return { call };
}

/** Names, and the type of what stands under each. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one)]));
}
