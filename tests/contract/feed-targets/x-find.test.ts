import { expect, test } from "vitest";
import { programTime } from "../../../shared/time.ts";
import { xFourKeys } from "../../support/stand-ins/x-keys.ts";
import { XNetwork } from "../../support/stand-ins/x-network.ts";
import { aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import { xBench } from "./x-bench.ts";

const hard = "«Ёлки & щётки» 3 < 4: https://efir.example/h/7K2Q и minsocitog.gov.ru\n\n#итоги";

test("[FD64] a post is found whose links X has rewritten and whose signs it has escaped", async () => {
  const { media, shelf } = someMedia("image/png", 100);
  await using at = await atHand(xBench, { media: shelf });
  const job = aJob({ post: { text: hard, media: [media] } });
  await at.target.send(job, inTime());
  expect(await at.target.find?.(job, inTime())).toMatchObject({ type: "found", remote: { id: at.live()[0]?.id } });
});

test("[FD64] equal words elsewhere in a thread are another post", async () => {
  await using at = await atHand(xBench);
  const { posts } = at.standIn.network;
  const root = posts.add({ id: "100", text: "Первая часть" });
  const text = aJob().post.text;
  posts.add({ id: "200", text, replyTo: root.id });
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "missed" });
  const remote = { id: root.id, url: null };
  const answering = aJob({ thread: { root: remote, previous: remote } });
  expect(await at.target.find?.(answering, inTime())).toMatchObject({ type: "found", remote: { id: "200" } });
});

test("[FD64] a timeline is looked through over several pages", async () => {
  await using at = await withPosts(4, { pageLength: 1 });
  const job = aJob({ post: { text: "Запись 0" } });
  expect(await at.target.find?.(job, inTime())).toMatchObject({ type: "found", remote: { id: "0" } });
});

test("[FD64] a timeline that is longer than is looked through is no miss", async () => {
  await using at = await withPosts(7, { pageLength: 1 });
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "cannot-tell" });
});

test("[FD64] nothing older than the first try is asked for, but for what clocks may differ", async () => {
  await using at = await atHand(xBench);
  await at.target.find?.(aJob({ since: programTime(Date.UTC(2026, 10, 22, 9, 30, 0, 250)) }), inTime());
  expect(at.standIn.callsOf("find")[0]?.query.get("start_time")).toBe("2026-11-22T09:29:00Z");
});

test("[FD64] a look-up that comes too often says when the next may be", async () => {
  await using at = await atHand(xBench);
  const headers = { "x-rate-limit-reset": String(at.clock.now() / 1000 + 60) };
  void at.standIn.fault("find", { type: "says", answer: { status: 429, headers }, stores: false });
  const finding = await at.target.find?.(aJob(), inTime());
  expect(finding).toMatchObject({ type: "cannot-tell", until: at.clock.now() + 60_000 });
});

test("[FD64] whose timeline it is, is asked for once, and where the token says so, never", async () => {
  const asked = async (accessToken: string) => {
    const account = { accessToken, clientId: "id", refreshToken: "spare", expiresAt: "9999999999999" };
    const network = new XNetwork();
    network.tokens.given.push({ access: accessToken, refresh: "spare" });
    await using at = await atHand({ ...xBench, network: () => network }, { account });
    await at.target.find?.(aJob(), inTime());
    await at.target.find?.(aJob(), inTime());
    return at.standIn.callsOf("check").length;
  };
  expect(await asked("a-bearer-token")).toBe(1);
  await using at = await atHand(xBench, { account: xFourKeys });
  await at.target.find?.(aJob(), inTime());
  expect(at.standIn.callsOf("check")).toEqual([]);
});

async function withPosts(length: number, { pageLength }: { readonly pageLength: number }) {
  const network = new XNetwork();
  network.pageLength = pageLength;
  for (let at = 0; at < length; at += 1) network.posts.add({ id: String(at), text: `Запись ${at}` });
  return atHand({ ...xBench, network: () => network });
}
