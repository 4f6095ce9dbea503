import { expect, test } from "vitest";
import type { Job, Remote } from "../../../server/feeds/target-kind.ts";
import { telegram } from "../../../server/feeds/targets/telegram.ts";
import { TelegramNetwork } from "../../support/stand-ins/telegram-network.ts";
import { type AtHand, aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import { telegramBench } from "./telegram-bench.ts";

const permalink = "https://efir.example/h/7K2Q";

test("[FD85] a text's preview is of its permalink, and of no other address in it", async () => {
  const network = new TelegramNetwork(telegramBench.account["token"] ?? "");
  await using at = await atHand({ ...telegramBench, network: () => network });
  await sent(at, aJob({ post: { text: `Смотрите на minsoc.gov.ru\n${permalink}` } }));
  await sent(at, aJob({ post: { text: "Смотрите на https://minsoc.gov.ru" } }));
  expect(network.previews).toEqual([permalink, null]);
});

test("[FD85] where a post is seen is said, and of a private channel too", async () => {
  await using at = await atHand(telegramBench);
  const { id, url } = await sent(at, aJob());
  expect(url).toBe(`https://t.me/minsoc/${id}`);
  void at.standIn.fault("create", {
    ...{ type: "says", stores: false },
    answer: { status: 200, body: { ok: true, result: { message_id: 5, chat: { id: -1_001_234_567_890 } } } },
  });
  expect(await sent(at, aJob())).toEqual({ id: "5", url: "https://t.me/c/1234567890/5" });
});

test("[FD86] an edited post has its new picture as well as its new words", async () => {
  const [before, after] = [someMedia("image/png", 300), someMedia("image/png", 500)];
  await using at = await atHand(telegramBench, { media: new Map([...before.shelf, ...after.shelf]) });
  const remote = await sent(at, aJob({ post: { media: [before.media] } }));
  const job = aJob({ remote, post: { text: "Исправлено: 3 048", media: [after.media] } });
  expect(await at.target.edit?.(job, inTime())).toMatchObject({ type: "sent" });
  expect(at.live()).toMatchObject([{ id: remote.id, text: "Исправлено: 3 048" }]);
  expect(at.live()[0]?.media[0]?.bytes.equals(after.bytes)).toBe(true);
});

test("[FD86] an edit that says what stands already is one that was made", async () => {
  await using at = await atHand(telegramBench);
  const job = aJob();
  const remote = await sent(at, job);
  expect(await at.target.edit?.({ ...job, remote }, inTime())).toMatchObject({ type: "sent", remote });
});

test("[FD86] what a bot may not delete any more is left for a person", async () => {
  const network = new TelegramNetwork(telegramBench.account["token"] ?? "");
  await using at = await atHand({ ...telegramBench, network: () => network });
  const remote = await sent(at, aJob());
  network.old.add(remote.id);
  const outcome = await at.target.remove(aJob({ remote }), inTime());
  expect(outcome).toMatchObject({
    type: "not-sent",
    reason: "REFUSED",
    said: expect.stringContaining("can't be deleted"),
  });
  expect(at.live()).toHaveLength(1);
});

test.each([
  { standing: "administrator", mayPost: false },
  { standing: "member", mayPost: true },
  { standing: "left", mayPost: true },
] as const)("[FD87] a bot that may not post there is told at the check: $standing, $mayPost", async (asIs) => {
  const network = Object.assign(new TelegramNetwork(telegramBench.account["token"] ?? ""), asIs);
  await using at = await atHand({ ...telegramBench, network: () => network });
  expect(await at.target.check(inTime())).toMatchObject({ isOk: false, reason: "AUTH" });
});

test("[FD87] a film that no bot may upload is refused before a byte of it leaves", async () => {
  const { media } = someMedia("video/mp4", 64);
  await using at = await atHand(telegramBench, { media: new Map([[media.file, new Uint8Array(50_000_001)]]) });
  const outcome = await at.target.send(aJob({ post: { media: [media] } }), inTime());
  expect(outcome).toMatchObject({ type: "not-sent", reason: "MEDIA_REFUSED" });
  expect(at.standIn.calls).toEqual([]);
});

test.each([
  ["token", "12:short"],
  ["chat", "https://t.me/minsoc"],
])("[FD87] a form takes no %s like «%s»", (name, value) => {
  expect(telegram.fields.find((field) => field.name === name)?.schema.safeParse(value).success).toBe(false);
});

async function sent(at: AtHand, job: Job): Promise<Remote> {
  const outcome = await at.target.send(job, inTime());
  if (outcome.type !== "sent") throw new Error(`not sent: ${outcome.said}`);
  return outcome.remote;
}
