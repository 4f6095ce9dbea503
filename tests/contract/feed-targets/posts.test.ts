import { describe, expect, test } from "vitest";
import type { Job, Remote } from "../../../server/feeds/target-kind.ts";
import { type AtHand, aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import type { TargetBench } from "./bench.ts";
import { benches } from "./benches.ts";
import { inTrouble, troubles } from "./troubles.ts";

/** Longer ones are cut by nobody: their count is held by the texts below. */
const MOST_WORTH_SENDING = 20_000;

/** What counts differ on: signs that weigh two, emoji of many signs, letters of two, links with and without a scheme. */
const texts = [
  "№ 14 … 3 047 ₽ • → ‰ «» — –",
  "👨‍👩‍👧‍👦🇷🇺👍🏽❤️",
  "и\u0306 е\u0308 é e\u0301",
  "Итоги: https://efir.example/h/7K2Q и http://efir.example/a?b=c&d=1",
  "minsocitog.gov.ru",
  "Кратко: http://a.ru и длинно: https://minsoc.ru/h/7K2Q/very/long/way/to/the/highlight",
  "#итоги @minsoc <b>не тег</b> & \u202f",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 漢字 かな",
];

describe.each(benches)("$kind.kind", (bench) => {
  const { caps, count } = bench.kind;

  test("[FD65] a text arrives as it was approved, to the letter", async () => {
    const text = `«Ёлки, щётки» — 5 > 4 & 3 < 4, «№ 14»\nвторая строка #итоги`;
    await using at = await atHand(bench);
    await at.target.send(aJob({ post: { text } }), inTime());
    expect(at.live().map((post) => post.text)).toEqual([text]);
  });

  test("[FD65] a text of exactly the most is taken, and by its own count the network agrees", async () => {
    await using at = await atHand(bench);
    const text = "ж".repeat(Math.min(caps.limit, MOST_WORTH_SENDING));
    expect(count(text)).toBe(at.standIn.network.count(text));
    expect(await at.target.send(aJob({ post: { text } }), inTime())).toMatchObject({ type: "sent" });
    expect(at.live().map((post) => post.text)).toEqual([text]);
  });

  test.each(texts)("[FD65] the count of %j is never less than the network's", (text) => {
    expect(count(text)).toBeGreaterThanOrEqual(bench.network().count(text));
  });

  if (caps.images > 0) {
    test("[FD66] a picture arrives with every byte and its words", async () => {
      await using sent = await sentWith(bench, someMedia("image/png", 5_000));
      expect(sent.files).toEqual([{ type: "image/png", isWhole: true, alt: caps.altText ? sent.alt : null }]);
    });

    test("[FD66] a picture that is not on our shelf is not sent, nor is the post", async () => {
      await using at = await atHand(bench);
      const { media } = someMedia("image/png", 100);
      const outcome = await at.target.send(aJob({ post: { media: [media] } }), inTime());
      expect(outcome).toMatchObject({ type: "not-sent", reason: "MEDIA_REFUSED" });
      expect(at.live()).toEqual([]);
    });
  }

  if (caps.video) {
    test("[FD66] a film arrives with every byte, also when it takes several parts", async () => {
      await using sent = await sentWith(bench, someMedia("video/mp4", 2 * 1024 * 1024 + 17));
      expect(sent.files).toMatchObject([{ type: "video/mp4", isWhole: true }]);
    });
  }

  if (caps.thread) {
    test("[FD67] a later part answers the one before it", async () => {
      await using at = await atHand(bench);
      const root = await sent(at, aJob({ post: { text: "Первая часть (1/2)" } }));
      await sent(at, aJob({ post: { text: "Вторая часть (2/2)" }, thread: { root, previous: root } }));
      expect(at.live().map(({ replyTo }) => replyTo)).toEqual([null, root.id]);
    });
  }

  if (caps.delete) deleting(bench);
  if (caps.edit === "in-place") editing(bench);
});

function deleting(bench: TargetBench): void {
  test("[FD68] a deleted post is gone", async () => {
    await using at = await atHand(bench);
    const remote = await sent(at, aJob());
    expect(await at.target.remove(aJob({ remote }), inTime())).toMatchObject({ type: "sent" });
    expect(at.live()).toEqual([]);
  });

  test("[FD68] a post that is not there any more counts as deleted", async () => {
    await using at = await atHand(bench);
    const remote = await sent(at, aJob());
    at.standIn.network.posts.remove(remote.id);
    expect(await at.target.remove(aJob({ remote }), inTime())).toMatchObject({ type: "sent" });
  });

  test.each(troubles)("[FD68] $name: deleted is never said of what stands, and a repeat ends it", async (trouble) => {
    await using at = await atHand(bench);
    const job = aJob({ remote: await sent(at, aJob()) });
    const outcome = await inTrouble(at, trouble, "delete", (signal) => at.target.remove(job, signal));
    if (outcome.type === "sent") expect(at.live()).toEqual([]);
    else expect(outcome.type).toBe("unknown");
    expect(await at.target.remove(job, inTime())).toMatchObject({ type: "sent" });
    expect(at.live()).toEqual([]);
  });
}

function editing(bench: TargetBench): void {
  test("[FD69] an edited post is the same post with other words", async () => {
    await using at = await atHand(bench);
    const remote = await sent(at, aJob());
    const outcome = await at.target.edit?.(aJob({ remote, post: { text: "Исправлено: 3 048" } }), inTime());
    expect(outcome).toMatchObject({ type: "sent" });
    expect(at.live()).toMatchObject([{ id: remote.id, text: "Исправлено: 3 048" }]);
  });

  test("[FD69] a post that is not there any more cannot be edited, and none is made", async () => {
    await using at = await atHand(bench);
    const remote = await sent(at, aJob());
    at.standIn.network.posts.remove(remote.id);
    expect(await at.target.edit?.(aJob({ remote }), inTime())).toMatchObject({ type: "not-sent", reason: "GONE" });
    expect(at.live()).toEqual([]);
  });

  test.each(troubles)("[FD69] $name: not-sent is never said of an edit that was made", async (trouble) => {
    await using at = await atHand(bench);
    const text = "Исправлено: 3 048";
    const job = aJob({ remote: await sent(at, aJob()), post: { text } });
    const outcome = await inTrouble(at, trouble, "edit", async (signal) => at.target.edit?.(job, signal));
    expect(["unknown", "sent"]).toContain(outcome?.type);
    if (outcome?.type === "sent") expect(at.live()).toMatchObject([{ text }]);
    expect(await at.target.edit?.(job, inTime())).toMatchObject({ type: "sent" });
    expect(at.live()).toMatchObject([{ text }]);
  });
}

async function sent(at: AtHand, job: Job): Promise<Remote> {
  const outcome = await at.target.send(job, inTime());
  if (outcome.type !== "sent") throw new Error(`not sent: ${outcome.said}`);
  return outcome.remote;
}

async function sentWith(bench: TargetBench, { media, bytes, shelf }: ReturnType<typeof someMedia>) {
  const at = await atHand(bench, { media: shelf });
  await sent(at, aJob({ post: { media: [media] } }));
  const stored = at.live()[0]?.media ?? [];
  return {
    alt: media.alt,
    files: stored.map(({ type, bytes: got, alt }) => ({ type, isWhole: Buffer.compare(got, bytes) === 0, alt })),
    [Symbol.asyncDispose]: () => at[Symbol.asyncDispose](),
  };
}
