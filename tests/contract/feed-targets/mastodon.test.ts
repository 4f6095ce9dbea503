import { expect, test } from "vitest";
import { later, millis, programTime } from "../../../shared/time.ts";
import { MastodonNetwork } from "../../support/stand-ins/mastodon-network.ts";
import { aJob, atHand, inTime, NOW } from "./at-hand.ts";
import { mastodonBench } from "./mastodon-bench.ts";

test("[FD64] equal words from before the first try are another post", async () => {
  let now = NOW - 600_000;
  const network = new MastodonNetwork(mastodonBench.account["accessToken"] ?? "", () => now);
  await using at = await atHand({ ...mastodonBench, network: () => network });
  await at.target.send(aJob(), inTime());
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "missed" });
  now = NOW - 60_000;
  await at.target.send(aJob(), inTime());
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "found", remote: { id: at.live()[1]?.id } });
});

test("[FD64] beyond forty newer posts it is not said to be missing", async () => {
  await using at = await atHand(mastodonBench);
  const { posts } = at.standIn.network;
  for (let count = 0; count < 40; count += 1) posts.add({ id: `${count}`, text: `Запись ${count}`, at: NOW });
  expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "cannot-tell" });
  const since = later(programTime(NOW), millis(3_600_000));
  expect(await at.target.find?.(aJob({ since }), inTime())).toMatchObject({ type: "missed" });
});
