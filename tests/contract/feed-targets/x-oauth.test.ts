import { expect, test, vi } from "vitest";
import type { Account } from "../../../server/feeds/target-kind.ts";
import { authorizeUrl, exchange } from "../../../server/feeds/targets/x-oauth.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { patience } from "../../support/patience.ts";
import { StandIn } from "../../support/stand-ins/stand-in.ts";
import { xApp } from "../../support/stand-ins/x-keys.ts";
import { XNetwork } from "../../support/stand-ins/x-network.ts";
import { aJob, atHand, inTime } from "./at-hand.ts";
import { inTrouble, troubles } from "./troubles.ts";
import { xBench } from "./x-bench.ts";

const redirectUri = "https://efir.example/pult/lenty/x";

test("[FD73] an account is connected in the browser, and posts with what it was given", async () => {
  const network = new XNetwork();
  const { account } = await connected(network);
  await using at = await atHand({ ...xBench, network: () => network }, { account });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "sent" });
  expect(await at.target.check(inTime())).toMatchObject({ isOk: true, account: "@minsoc" });
  expect(at.kept).toEqual([]);
});

test("[FD73] the admin is sent away with all that is asked for, the state and a challenge", () => {
  const { url, verifier } = authorizeUrl({ ...xApp, redirectUri, state: "state-1", baseUrl: null });
  const { origin, pathname, searchParams } = new URL(url);
  expect(`${origin}${pathname}`).toBe("https://x.com/i/oauth2/authorize");
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: "code",
    client_id: xApp.clientId,
    redirect_uri: redirectUri,
    state: "state-1",
    scope: "tweet.read tweet.write users.read media.write offline.access",
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
  });
  expect(url).not.toContain(verifier);
});

test("[FD73] a code that X does not know connects nothing, and what is said repeats no secret", async () => {
  const network = new XNetwork();
  const { exchanged } = await exchangedWith(network, () => "another-code");
  expect(exchanged).toMatchObject({ type: "refused", reason: "REFUSED" });
  expect(JSON.stringify(exchanged)).not.toContain(xApp.clientSecret);
});

test("[FD73] however many call at once, one refresh is made", async () => {
  await using at = await stale();
  const texts = ["Раз", "Два", "Три", "Четыре"];
  const outcomes = await Promise.all(texts.map((text) => at.target.send(aJob({ post: { text } }), inTime())));
  expect(outcomes.map(({ type }) => type)).toEqual(["sent", "sent", "sent", "sent"]);
  expect(at.standIn.callsOf("token")).toHaveLength(1);
  expect(at.kept).toEqual([secondPair(at.clock)]);
});

test("[FD73] a new pair is kept before it is used", async () => {
  const { promise: isWritten, resolve: write } = Promise.withResolvers<void>();
  await using at = await stale({ keep: () => isWritten });
  const sending = at.target.send(aJob(), inTime());
  await vi.waitFor(() => expect(at.standIn.callsOf("token")).toHaveLength(1), patience);
  expect(at.standIn.callsOf("create")).toEqual([]);
  write();
  expect(await sending).toMatchObject({ type: "sent" });
});

test("[FD73] a pair that could not be kept is not used, and is kept the next time without another", async () => {
  const full = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error("disk full")).mockResolvedValue();
  await using at = await stale({ keep: full });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent" });
  expect(at.standIn.callsOf("create")).toEqual([]);
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "sent" });
  expect(at.standIn.callsOf("token")).toHaveLength(1);
  expect(at.kept).toEqual([secondPair(at.clock)]);
});

test("[FD73] a refresh outlives the call that began it", async () => {
  await using at = await stale();
  const giveUp = new AbortController();
  void at.standIn.fault("token", { type: "waits", until: aborted(giveUp.signal) }).then(() => giveUp.abort());
  expect(await at.target.send(aJob(), giveUp.signal)).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  await vi.waitFor(() => expect(at.kept).toEqual([secondPair(at.clock)]), patience);
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "sent" });
});

test("[FD73] each refresh spends the token that the one before it gave", async () => {
  await using at = await stale();
  await at.target.check(inTime());
  at.clock.advance(7_200_000 - 59_000);
  expect(await at.target.check(inTime())).toMatchObject({ isOk: true });
  expect(at.kept.map(({ refreshToken }) => refreshToken)).toEqual(["refresh-token-number-2", "refresh-token-number-3"]);
});

test("[FD73] a refresh token that was spent elsewhere asks for the account to be connected again", async () => {
  await using at = await stale({}, { refreshToken: "refresh-token-number-0" });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "AUTH" });
  expect(at.kept).toEqual([]);
});

test("[FD73] a refresh that met trouble is tried again by the next call", async () => {
  await using at = await stale();
  void at.standIn.fault("token", { type: "breaks", stores: false });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "sent" });
});

test.each(troubles)("[FD73] a refresh that meets $name sends nothing", async (trouble) => {
  await using at = await stale();
  const outcome = await inTrouble(at, trouble, "token", (signal) => at.target.send(aJob(), signal));
  expect(outcome).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  expect(at.standIn.callsOf("create")).toEqual([]);
  if (trouble.isHung) return;
  // Where X has given a pair that never came, the old one is worth nothing: a person connects the account again.
  const next = await at.target.send(aJob(), inTime());
  expect(next).toMatchObject(trouble.stores ? { type: "not-sent", reason: "AUTH" } : { type: "sent" });
});

test("[FD73] an account that was never connected says so, and calls nobody", async () => {
  await using at = await atHand(xBench, { account: { clientId: xApp.clientId } });
  expect(await at.target.check(inTime())).toMatchObject({ isOk: false, reason: "AUTH" });
  expect(at.standIn.connections).toBe(0);
});

/** An account whose access token has ended. */
async function stale(around: { readonly keep?: () => Promise<void> } = {}, changed: Account = {}) {
  const network = new XNetwork();
  const { account } = await connected(network);
  const bench = { ...xBench, network: () => network };
  return atHand(bench, { account: { ...account, expiresAt: "0", ...changed }, ...around });
}

async function connected(network: XNetwork): Promise<{ readonly account: Account }> {
  const { exchanged } = await exchangedWith(network, (authorize) => network.tokens.allow(authorize));
  if (exchanged.type !== "given") throw new Error(`not connected: ${exchanged.said}`);
  return exchanged;
}

async function exchangedWith(network: XNetwork, allow: (authorize: URL) => string) {
  const standIn = await StandIn.open(network);
  const { baseUrl } = standIn;
  const { url, verifier } = authorizeUrl({ ...xApp, redirectUri, state: "state-1", baseUrl });
  const code = allow(new URL(url));
  const around = { baseUrl, proxy: null, clock: new ManualClock(Date.UTC(2026, 10, 22, 12)), signal: inTime() };
  const exchanged = await exchange({ ...xApp, redirectUri, code, verifier, ...around });
  await standIn.close();
  return { exchanged };
}

const secondPair = (clock: ManualClock): Account => ({
  accessToken: "access-token-number-2",
  refreshToken: "refresh-token-number-2",
  expiresAt: String(clock.now() + 7_200_000),
});

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
