import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { RecordSnapshots } from "../../../../../server/web/socket/record-snapshots.ts";
import { ledgersAtHand, timeline } from "../../../../support/ledgers-at-hand.ts";

async function aSite() {
  const at = ledgersAtHand();
  await at.openMeeting({ programme: Array.from({ length: 40 }, () => ({ title: "Доклад министра о планах" })) });
  const snapshots = new RecordSnapshots(at.ledgers);
  const http = createServer((request, response) => {
    if (!snapshots.handle(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void http.close().closeAllConnections());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(`${url}${path}`, { method, headers: { "accept-encoding": "identity", ...headers } });
  return { ...at, ask };
}

const place = "/m/meeting/record.json";

test("[TL34] the record stands at an address, as a line's snapshot says it", async () => {
  const { ask, ledgers } = await aSite();
  const answer = await ask(place);
  const line = ledgers.catchUp({ ledger: timeline, epoch: null, since: 0 });
  expect(line?.kind === "snapshot" && (await answer.json())).toEqual(
    line?.kind === "snapshot" && JSON.parse(JSON.stringify(line.snapshot)),
  );
});

test("[TL34] caches and other sites may have it, and it belongs to nobody", async () => {
  const { ask } = await aSite();
  const { headers } = await ask(place, { cookie: "efir=secret" });
  expect(Object.fromEntries(headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=1, stale-while-revalidate=5",
    vary: "accept-encoding",
    "content-type": "application/json; charset=utf-8",
  });
  expect(headers.has("set-cookie")).toBe(false);
});

test.each([
  ["the tag itself", (tag: string) => tag],
  ["a weak tag, as of a compressed answer", (tag: string) => `W/${tag}`],
  ["one of several", (tag: string) => `"older", ${tag}`],
  ["any", () => "*"],
])("[TL34] who has it by %s gets 304 without a body, until something happens", async (_what, known) => {
  const { ask, send } = await aSite();
  const tag = (await ask(place)).headers.get("etag") ?? "";
  const again = await ask(place, { "if-none-match": known(tag) });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  await send(timeline, { type: "mark", highlightId: "highlight-1", text: "Решение" });
  const later = await ask(place, { "if-none-match": tag });
  expect([later.status, ((await later.json()) as { seq: number }).seq]).toEqual([200, 3]);
});

test("[TL34] the tag is the epoch and the place in it", async () => {
  const { ask } = await aSite();
  const answer = await ask(place);
  const { epoch, seq } = (await answer.json()) as { epoch: string; seq: number };
  expect(answer.headers.get("etag")).toBe(`"${epoch}-${seq}"`);
});

test("[TL34] compressed, it is the same record under a weak tag", async () => {
  const { ask } = await aSite();
  const [plain, compressed] = [await ask(place), await ask(place, { "accept-encoding": "gzip" })];
  expect([compressed.headers.get("content-encoding"), compressed.headers.get("etag")]).toEqual([
    "gzip",
    `W/${plain.headers.get("etag")}`,
  ]);
  expect(await compressed.text()).toBe(await plain.text());
});

test("[TL34] HEAD answers with the length and nothing else", async () => {
  const { ask } = await aSite();
  const [got, head] = [await ask(place), await ask(place, {}, "HEAD")];
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
    200,
    got.headers.get("content-length"),
    "",
  ]);
});

test.each([
  ["a meeting that is not there", "/m/nowhere/record.json", "GET", 404],
  ["writing", place, "POST", 405],
  ["a page", "/m/meeting", "GET", 418],
  ["a plan", "/m/meeting/plan.json", "GET", 418],
  ["a name that is none", "/m/..%2Fmeeting/record.json", "GET", 418],
])("[TL34] %s is answered with its status", async (_what, path, method, status) => {
  const { ask } = await aSite();
  expect((await ask(path, {}, method)).status).toBe(status);
});

test("[TL34] a query changes nothing", async () => {
  const { ask } = await aSite();
  expect((await ask(`${place}?now=1`)).status).toBe(200);
});
