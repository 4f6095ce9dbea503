import { expect, test } from "vitest";
import { XNetwork } from "../../support/stand-ins/x-network.ts";
import { aJob, atHand, inTime, someMedia } from "./at-hand.ts";
import { inTrouble, troubles } from "./troubles.ts";
import { xBench } from "./x-bench.ts";

const film = someMedia("video/mp4", 3_000);
const picture = someMedia("image/png", 3_000);

test("[FD66] a film that X converts is posted when that is done", async () => {
  await using at = await withFilm([looks("pending"), looks("in_progress"), looks("in_progress")]);
  expect(await at.target.send(aJob({ post: { media: [film.media] } }), inTime())).toMatchObject({ type: "sent" });
  expect(at.live()).toMatchObject([{ media: [{ type: "video/mp4" }] }]);
});

test("[FD66] a film of which X does not say when to look is not taken for done", async () => {
  await using at = await withFilm([{ state: "in_progress" }]);
  const giveUp = new AbortController();
  const sending = at.target.send(aJob({ post: { media: [film.media] } }), giveUp.signal);
  await at.standIn.fault("upload", { type: "waits", until: Promise.resolve() });
  giveUp.abort();
  expect(await sending).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  expect(at.standIn.callsOf("create")).toEqual([]);
});

test("[FD66] a film that X cannot convert is refused, and the post is not sent", async () => {
  await using at = await withFilm([looks("pending"), looks("failed")]);
  const outcome = await at.target.send(aJob({ post: { media: [film.media] } }), inTime());
  expect(outcome).toMatchObject({ type: "not-sent", reason: "MEDIA_REFUSED" });
  expect(at.live()).toEqual([]);
});

test("[FD66] a post has one film, or up to four pictures", async () => {
  await using at = await withFilm([]);
  const { media } = picture;
  await at.target.send(aJob({ post: { text: "Пять", media: [media, media, media, media, media] } }), inTime());
  await at.target.send(aJob({ post: { text: "С фильмом", media: [media, film.media] } }), inTime());
  expect(at.live().map((post) => post.media.map(({ type }) => type))).toEqual([
    ["image/png", "image/png", "image/png", "image/png"],
    ["video/mp4"],
  ]);
});

test("[FD66] words for a picture are as long as X takes them", async () => {
  const { media, shelf } = someMedia("image/png", 100, "ж".repeat(1_500));
  await using at = await atHand(xBench, { media: shelf });
  await at.target.send(aJob({ post: { media: [media] } }), inTime());
  expect(at.live()[0]?.media[0]?.alt).toBe(`${"ж".repeat(999)}…`);
});

test.each(["upload", "describe"] as const)("[FD66] whatever becomes of an %s, nothing is public", async (on) => {
  for (const trouble of troubles) {
    await using at = await withFilm([]);
    const job = aJob({ post: { media: [picture.media] } });
    const outcome = await inTrouble(at, trouble, on, (signal) => at.target.send(job, signal));
    // An answer without a body says enough where there is nothing to learn from it.
    expect({ trouble: trouble.name, type: outcome.type }).toEqual({
      trouble: trouble.name,
      type: at.live().length === 1 ? "sent" : "not-sent",
    });
  }
});

test("[FD61] an upload that is refused says why the post is not sent", async () => {
  const answers = [
    { status: 400, reason: "MEDIA_REFUSED" },
    { status: 401, reason: "AUTH" },
    { status: 402, reason: "NO_MONEY" },
    { status: 413, reason: "TOO_LARGE" },
    { status: 429, reason: "RATE_LIMITED" },
  ] as const;
  for (const { status, reason } of answers) {
    await using at = await withFilm([]);
    void at.standIn.fault("upload", { type: "says", answer: { status, body: {} }, stores: false });
    const outcome = await at.target.send(aJob({ post: { media: [picture.media] } }), inTime());
    expect(outcome).toMatchObject({ type: "not-sent", reason });
  }
});

/** So short that no test waits. */
const looks = (state: string) => ({ state, check_after_secs: 0.01 });

function withFilm(conversion: XNetwork["media"]["conversion"]) {
  const network = new XNetwork();
  network.media.conversion = conversion;
  const media = new Map([...film.shelf, ...picture.shelf]);
  return atHand({ ...xBench, network: () => network }, { media });
}
