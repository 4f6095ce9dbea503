import { describe, expect, test } from "vitest";
import { aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import { benches } from "./benches.ts";
import { inTrouble, troubles } from "./troubles.ts";

const picture = someMedia("image/png", 300);
const post = { media: [picture.media] };

/** Where a picture goes by a call of its own, before the post. */
const apart = benches.filter(({ kind }) => ["mastodon", "bluesky", "vk"].includes(kind.kind));
const byStatus = apart.filter(({ kind }) => kind.kind !== "vk");

describe.each(apart)("$kind.kind", (bench) => {
  test.each(troubles)("[FD66] an upload with $name: nothing was sent, and the post neither", async (trouble) => {
    await using at = await atHand(bench, { media: picture.shelf });
    const outcome = await inTrouble(at, trouble, "upload", (signal) => at.target.send(aJob({ post }), signal));
    expect(outcome).toMatchObject({ type: "not-sent", reason: expect.stringMatching(/^(UNREACHABLE|MEDIA_REFUSED)$/) });
    expect(at.standIn.callsOf("create")).toEqual([]);
  });
});

describe.each(byStatus)("$kind.kind", (bench) => {
  test.each([
    [400, "MEDIA_REFUSED"],
    [422, "MEDIA_REFUSED"],
    [413, "TOO_LARGE"],
    [401, "AUTH"],
    [429, "RATE_LIMITED"],
    [503, "UNREACHABLE"],
  ] as const)("[FD61] an upload that is told %i: not sent, %s", async (status, reason) => {
    await using at = await atHand(bench, { media: picture.shelf });
    void at.standIn.fault("upload", { type: "says", answer: { status, body: { error: "No" } }, stores: false });
    expect(await at.target.send(aJob({ post }), inTime())).toMatchObject({ type: "not-sent", reason });
    expect(at.standIn.callsOf("create")).toEqual([]);
  });
});
