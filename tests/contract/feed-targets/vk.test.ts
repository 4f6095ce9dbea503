import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { Job, Remote } from "../../../server/feeds/target-kind.ts";
import { later, millis, programTime } from "../../../shared/time.ts";
import { fieldsOf } from "../../support/stand-ins/call.ts";
import { VkNetwork, vkRefusal } from "../../support/stand-ins/vk-network.ts";
import { type AtHand, aJob, atHand, inTime, NOW, someMedia } from "./at-hand.ts";
import { vkBench } from "./vk-bench.ts";

test("[FD88] one call is one call: nothing is tried again behind our back", async () => {
  await using at = await atHand(vkBench);
  void at.standIn.fault("create", { type: "breaks", stores: true });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "unknown" });
  void at.standIn.fault("create", {
    type: "says",
    answer: vkRefusal(6, "Too many requests per second"),
    stores: false,
  });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ reason: "RATE_LIMITED" });
  expect(at.standIn.callsOf("create")).toHaveLength(2);
  expect(at.live()).toHaveLength(1);
});

test.each(["null", "[]", '"ok"', "1", '{"error":null}', '{"error":"no"}', '{"error":{}}'])(
  "[FD88] %s for an answer is one that nobody can read",
  async (body) => {
    await using at = await atHand(vkBench);
    void at.standIn.fault("create", { type: "says", answer: { status: 200, body }, stores: true });
    expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "unknown", reason: "LOST_ANSWER" });
  },
);

test("[FD88] a repeat of one post names it by the same key, and as the community", async () => {
  await using at = await atHand(vkBench);
  const job = aJob();
  await sent(at, job);
  const [call] = at.standIn.callsOf("create");
  expect(call && fieldsOf(call)).toMatchObject({ guid: job.key, from_group: "1" });
});

test("[FD88] equal words from before the first try are another post", async () => {
  let now = NOW - 600_000;
  const network = new VkNetwork(vkBench.account["token"] ?? "", () => now);
  await using at = await atHand({ ...vkBench, network: () => network });
  await sent(at, aJob());
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "missed" });
  now = NOW - 60_000;
  await sent(at, aJob());
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "found", remote: { id: "502" } });
});

test("[FD88] beyond a hundred newer posts it is not said to be missing", async () => {
  await using at = await atHand(vkBench);
  const { posts } = at.standIn.network;
  for (let count = 0; count < 100; count += 1) posts.add({ id: `${count}`, text: `Запись ${count}`, at: NOW });
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "cannot-tell" });
  expect(await at.target.find?.(aJob({ since: later(programTime(NOW), millis(3_600_000)) }), inTime())).toMatchObject({
    type: "missed",
  });
});

test("[FD89] an edited post has its new picture as well as its new words", async () => {
  const [before, after] = [someMedia("image/png", 300), someMedia("image/png", 500)];
  await using at = await atHand(vkBench, { media: new Map([...before.shelf, ...after.shelf]) });
  const remote = await sent(at, aJob({ post: { media: [before.media] } }));
  expect(remote.url).toBe(`https://vk.com/wall-123456_${remote.id}`);
  const job = aJob({ remote, post: { text: "Исправлено: 3 048", media: [after.media] } });
  expect(await at.target.edit?.(job, inTime())).toMatchObject({ type: "sent" });
  expect(at.live()).toMatchObject([{ id: remote.id, text: "Исправлено: 3 048" }]);
  expect(at.live()[0]?.media[0]?.bytes.equals(after.bytes)).toBe(true);
});

test("[FD89] a post that is too old to be edited is no fault of the account", async () => {
  await using at = await atHand(vkBench);
  const remote = await sent(at, aJob());
  const answer = vkRefusal(15, "Access denied: edit time expired");
  void at.standIn.fault("edit", { type: "says", answer, stores: false });
  expect(await at.target.edit?.(aJob({ remote }), inTime())).toMatchObject({ type: "not-sent", reason: "REFUSED" });
});

test.each([
  ["an answer that is lost", { type: "breaks", stores: true }, "UNREACHABLE"],
  [
    "a photo that is refused",
    { type: "says", answer: vkRefusal(129, "Invalid photo"), stores: false },
    "MEDIA_REFUSED",
  ],
  [
    "a key that lets upload nothing",
    { type: "says", answer: vkRefusal(27, "Group authorization failed"), stores: false },
    "AUTH",
  ],
] as const)("[FD89] %s to an upload: nothing was posted", async (_name, fault, reason) => {
  const { media, shelf } = someMedia("image/png", 100);
  await using at = await atHand(vkBench, { media: shelf });
  void at.standIn.fault("upload", fault);
  expect(await at.target.send(aJob({ post: { media: [media] } }), inTime())).toMatchObject({
    type: "not-sent",
    reason,
  });
  expect(at.standIn.callsOf("create")).toEqual([]);
});

test("[FD89] a key that may not post there is told at the check", async () => {
  const network = new VkNetwork(vkBench.account["token"] ?? "", () => NOW);
  network.canPost = false;
  await using at = await atHand({ ...vkBench, network: () => network });
  expect(await at.target.check(inTime())).toMatchObject({ isOk: false, reason: "AUTH" });
});

test("[FD63] a proxy that lets nobody through: nothing was sent", async () => {
  const proxy = createServer().on("connect", (_request, socket) => {
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  // Listening on TCP, so its address is one.
  const { port } = proxy.address() as AddressInfo;
  await using at = await atHand(vkBench, { proxy: `http://127.0.0.1:${port}` });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  await new Promise((resolve) => proxy.close(resolve));
});

async function sent(at: AtHand, job: Job): Promise<Remote> {
  const outcome = await at.target.send(job, inTime());
  if (outcome.type !== "sent") throw new Error(`not sent: ${outcome.said}`);
  return outcome.remote;
}
