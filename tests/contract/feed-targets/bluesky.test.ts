import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { BlueskyNetwork } from "../../support/stand-ins/bluesky-network.ts";
import { aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import { blueskyBench } from "./bluesky-bench.ts";

const expired = { status: 400, body: { error: "ExpiredToken", message: "Token has expired" } } as const;

test("[FD61] a session that ended, and gets no other in exchange, says nothing of the keys: the next call signs in", async () => {
  const network = new BlueskyNetwork(blueskyBench.account["appPassword"] ?? "");
  await using at = await atHand({ ...blueskyBench, network: () => network });
  void at.standIn.fault("create", { type: "says", answer: expired, stores: false });
  const job = aJob();
  expect(await at.target.send(job, inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  expect(await at.target.send(job, inTime())).toMatchObject({ type: "sent" });
  expect(network.sessions).toBe(2);
});

test("[FD67] a reply to what is gone is not sent, GONE", async () => {
  await using at = await atHand(blueskyBench);
  const root = { id: "at://did:plc:standin2222222222222222/app.bsky.feed.post/3lbixqqqqqq22", url: null };
  const outcome = await at.target.send(aJob({ thread: { root, previous: root } }), inTime());
  expect(outcome).toMatchObject({ type: "not-sent", reason: "GONE" });
  expect(at.standIn.callsOf("create")).toEqual([]);
});

test("[FD68] a record that nobody has an answer of is deleted by the name that is ours", async () => {
  await using at = await atHand(blueskyBench);
  const job = aJob();
  await at.target.send(job, inTime());
  expect(await at.target.remove({ ...job, remote: null }, inTime())).toMatchObject({ type: "sent" });
  expect(at.live()).toEqual([]);
});

test("[FD66] a picture that is larger than Bluesky shows goes as JPEG, as wide and as high", async () => {
  const bytes = new Uint8Array(await grainy(1_600, 900));
  expect(bytes.length).toBeGreaterThan(2_000_000);
  const media = { file: "grain.png", type: "image/png", alt: "Зал", widthPx: 1_600, heightPx: 900 } as const;
  await using at = await atHand(blueskyBench, { media: new Map([[media.file, bytes]]) });
  expect(await at.target.send(aJob({ post: { media: [media] } }), inTime())).toMatchObject({ type: "sent" });
  const [stored] = at.live()[0]?.media ?? [];
  expect(stored).toMatchObject({ type: "image/jpeg", alt: "Зал" });
  expect(stored?.bytes.length).toBeLessThanOrEqual(2_000_000);
  const { width, height } = await loadImage(stored?.bytes ?? "");
  expect([width, height]).toEqual([1_600, 900]);
});

test("[FD66] what is larger than Bluesky shows, and no picture, is refused before it leaves", async () => {
  const { media, shelf } = someMedia("image/png", 2_000_001);
  await using at = await atHand(blueskyBench, { media: shelf });
  const outcome = await at.target.send(aJob({ post: { media: [media] } }), inTime());
  expect(outcome).toMatchObject({ type: "not-sent", reason: "MEDIA_REFUSED" });
  expect(at.standIn.callsOf("upload")).toEqual([]);
});

/** A photograph's grain, the same each time: what PNG makes nothing smaller of. */
function grainy(width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(width, height);
  let grain = 1;
  for (let at = 0; at < pixels.data.length; at += 4) {
    grain = (Math.imul(grain, 1_103_515_245) + 12_345) >>> 0;
    // Grey with four bits of noise in each colour.
    pixels.data.set([96 + ((grain >> 16) & 15), 96 + ((grain >> 20) & 15), 96 + ((grain >> 24) & 15), 255], at);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.encode("png");
}
