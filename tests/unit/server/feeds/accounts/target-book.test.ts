import { randomBytes } from "node:crypto";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { lockedTarget } from "../../../../../server/feeds/accounts/locked-target.ts";
import { TargetBook, type TargetForm } from "../../../../../server/feeds/accounts/target-book.ts";
import { Vault } from "../../../../../server/feeds/accounts/vault.ts";
import type { FeedStore, KeptTarget } from "../../../../../server/feeds/ports.ts";
import type { Account, TargetHealth } from "../../../../../server/feeds/target-kind.ts";
import { openOwnFeed } from "../../../../../server/feeds/targets/own.ts";
import { x } from "../../../../../server/feeds/targets/x.ts";
import { silentLog } from "../../../../../server/log.ts";
import { openDatabase } from "../../../../../server/store/database.ts";
import { createFeedStore } from "../../../../../server/store/feeds/store.ts";
import { newTarget } from "../../../../../shared/feeds/account-commands.ts";
import { millis } from "../../../../../shared/time.ts";
import { at } from "../../../../support/ledger-builders.ts";
import { ManualClock } from "../../../../support/manual-clock.ts";
import { StandIn } from "../../../../support/stand-ins/stand-in.ts";
import { WebhookNetwork } from "../../../../support/stand-ins/webhook-network.ts";

const secret = "whsec-0123456789abcdefghij";
const key = randomBytes(32);
const form: TargetForm = {
  name: "Портал",
  fields: { url: "https://portal.example/hook", secret },
  ...{ baseUrl: null, proxy: null, mode: "each", budget: { posts: null, micros: null } },
};
let store: FeedStore;
const clock = new ManualClock(1_000_000);

const bookWith = (vault: Vault | null) => {
  const around = { store, clock, log: silentLog, vault, readMedia: async () => new Uint8Array() };
  return new TargetBook(around, openOwnFeed({ store, clock, titleOf: () => "Итоги" }));
};
beforeEach(() => {
  store = createFeedStore(openDatabase(":memory:"));
});

const made = (book: TargetBook, change: Partial<TargetForm> = {}) => {
  const outcome = book.add("webhook", { ...form, ...change });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

test("[FD160] what is secret of an account is neither told nor readable in the store", () => {
  const told = made(bookWith(new Vault(key)), { proxy: "http://user:hidden-word@proxy.example:3128" });
  expect(told).toMatchObject({
    filled: ["secret", "proxyCredentials"],
    open: { url: form.fields["url"] },
    proxy: "http://proxy.example:3128",
  });
  const kept = store.rows.targets.all();
  for (const words of [secret, "hidden-word"]) {
    expect(JSON.stringify(told)).not.toContain(words);
    expect(JSON.stringify(kept)).not.toContain(words);
  }
  expect(new Vault(key).open(told.id, kept[0]?.secret ?? "")).toEqual({
    secret,
    proxyCredentials: "user:hidden-word",
  });
});

test.each(["https://user:hidden-word@portal.example/hook", "https://user@portal.example/hook", "portal"])(
  "[FD160] an address that is shown has nobody's name in it: %s",
  (url) => {
    const refused = bookWith(new Vault(key)).add("webhook", { ...form, fields: { url, secret } });
    expect(refused).toEqual({ ok: false, problem: { code: "BAD_FIELDS", fields: ["url"] } });
  },
);

test("[FD160] nor has a base address; a proxy's are kept apart", () => {
  const place = "https://user:hidden-word@portal.example";
  const said = { kind: "webhook", ...form, proxy: place };
  expect(newTarget.safeParse(said).success).toBe(true);
  expect(newTarget.safeParse({ ...said, baseUrl: place }).success).toBe(false);
  expect(newTarget.safeParse({ ...said, baseUrl: "no address" }).success).toBe(false);
});

test("[FD160] a row's secrets open under no other key, no other account and no changed byte", () => {
  const vault = new Vault(key);
  const sealed = vault.seal("x-1", { secret });
  expect(vault.open("x-1", sealed)).toEqual({ secret });
  expect(vault.open("x-2", sealed)).toBeNull();
  expect(new Vault(randomBytes(32)).open("x-1", sealed)).toBeNull();
  const [version, nonce, text = ""] = sealed.split(".");
  const changed = `${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`;
  expect(vault.open("x-1", [version, nonce, changed].join("."))).toBeNull();
  expect(vault.open("x-1", "v1.garbage")).toBeNull();
  expect(vault.seal("x-1", { secret })).not.toBe(sealed);
});

test("[FD161] without a key in the environment no account is taken, and nothing is stored", () => {
  const book = bookWith(null);
  expect(book.canKeepSecrets).toBe(false);
  expect(book.add("webhook", form)).toMatchObject({ ok: false, problem: { code: "NO_SECRETS_KEY" } });
  expect(store.rows.targets.all()).toEqual([]);
});

test("[FD161] under another key an account says that its keys cannot be read, and nothing leaves", async () => {
  const { id } = made(bookWith(new Vault(key)));
  const book = bookWith(new Vault(randomBytes(32)));
  const health = await book.byId(id)?.target.check(AbortSignal.timeout(1_000));
  expect(health).toMatchObject({ isOk: false, reason: "AUTH" });
  expect(book.told()).toMatchObject([{ paused: { why: "SECRETS_UNREADABLE" } }]);
  expect(book.resume(id)).toMatchObject({ ok: true, value: { paused: { why: "SECRETS_UNREADABLE" } } });
  expect(bookWith(new Vault(key)).told()).toMatchObject([{ paused: null }]);
});

test("[FD161] that the keys were unreadable for a while ends no pause made by hand", () => {
  const book = bookWith(new Vault(key));
  book.pause(made(book).id);
  bookWith(null);
  expect(bookWith(new Vault(key)).told()).toMatchObject([{ paused: { why: "BY_HAND" } }]);
});

test("[FD162] a form that is sent back without its secrets changes all but these", () => {
  const book = bookWith(new Vault(key));
  const { id } = made(book);
  const fields = { url: "https://other.example/hook", secret: "" };
  expect(book.change(id, 1, { ...form, name: "Другой", fields })).toMatchObject({ ok: true, value: { version: 2 } });
  expect(book.accountOf(id)?.account).toEqual({ url: "https://other.example/hook", secret });
  expect(book.change(id, 1, form)).toMatchObject({
    ok: false,
    problem: { code: "STALE", current: { name: "Другой" } },
  });
});

test("[FD162] keys of one place are not sent to another: they are typed anew", () => {
  const book = bookWith(new Vault(key));
  const { id } = made(book);
  const moved = { ...form, baseUrl: "http://stand-in.example:9000", fields: { url: "https://portal.example/hook" } };
  expect(book.change(id, 1, moved)).toEqual({ ok: false, problem: { code: "BAD_FIELDS", fields: ["secret"] } });
  const anew = "whsec-another-0123456789";
  expect(book.change(id, 1, { ...moved, fields: { ...moved.fields, secret: anew } })).toMatchObject({ ok: true });
  expect(book.accountOf(id)?.account["secret"]).toBe(anew);
});

test("[FD162] a proxy's name and password stay with that proxy", () => {
  const book = bookWith(new Vault(key));
  const { id } = made(book, { proxy: "http://user:word@proxy.example:3128" });
  const secrets = (basedOn: number, proxy: string) => {
    book.change(id, basedOn, { ...form, proxy });
    return book.accountOf(id)?.account["proxyCredentials"];
  };
  expect(secrets(1, "http://proxy.example:3128")).toBe("user:word");
  expect(secrets(2, "http://elsewhere.example:3128")).toBeUndefined();
});

test("[FD162] a network's own server is such a place", () => {
  const book = bookWith(new Vault(key));
  const fields = { server: "https://social.example", accessToken: "a-token-of-theirs" };
  const added = book.add("mastodon", { ...form, fields });
  const id = added.ok ? added.value.id : "";
  expect(book.change(id, 1, { ...form, fields: { server: "https://elsewhere.example" } })).toMatchObject({
    problem: { code: "BAD_FIELDS", fields: ["accessToken"] },
  });
  expect(book.change(id, 1, { ...form, name: "Другой", fields: { server: fields.server } })).toMatchObject({
    ok: true,
  });
});

test("[FD162] fields that are wrong are named, and nothing is stored", () => {
  const book = bookWith(new Vault(key));
  const fields = { url: "javascript:alert(1)", secret: "short", more: "x" };
  expect(book.add("webhook", { ...form, fields })).toEqual({
    ok: false,
    problem: { code: "BAD_FIELDS", fields: ["more", "url", "secret"] },
  });
  expect(store.rows.targets.all()).toEqual([]);
});

test("[FD163] a check asks the network who we are, ends a pause that the network caused, and posts nothing", async () => {
  const network = new WebhookNetwork(secret);
  const standIn = await StandIn.open(network);
  const book = bookWith(new Vault(key));
  const { id } = made(book, { baseUrl: standIn.baseUrl });
  store.rows.targets.pause(id, { at: at(1), why: "AUTH" });
  expect(await book.check(id)).toMatchObject({ ok: true, value: { health: { isOk: true }, target: { paused: null } } });
  book.pause(id);
  clock.advance(millis(1_000));
  await book.check(id);
  expect(store.rows.targets.byId(id)?.paused?.why).toBe("BY_HAND");
  expect(network.posts.all).toEqual([]);
  expect(network.pings).toHaveLength(2);
  book.close();
  await standIn.close();
});

test("[FD163] a check that is refused for its keys pauses the account; one that reaches nobody changes nothing", async () => {
  const standIn = await StandIn.open(new WebhookNetwork("another-secret-of-24-chars"));
  const book = bookWith(new Vault(key));
  const refused = made(book, { baseUrl: standIn.baseUrl });
  expect(await book.check(refused.id)).toMatchObject({
    value: { health: { reason: "AUTH" }, target: { paused: { why: "AUTH" }, checkedAt: clock.now() } },
  });
  const away = made(book, { baseUrl: standIn.refusingUrl });
  expect(await book.check(away.id)).toMatchObject({
    value: { health: { reason: "UNREACHABLE" }, target: { paused: null, checkedAt: null } },
  });
  book.close();
  await standIn.close();
});

test("[FD163] what a network says of keys is not said of those that were saved meanwhile", async () => {
  const answer = Promise.withResolvers<TargetHealth>();
  vi.spyOn(x, "open").mockReturnValue({ ...lockedTarget, check: () => answer.promise });
  onTestFinished(() => void vi.restoreAllMocks());
  const book = bookWith(new Vault(key));
  const added = book.add("x", { ...form, fields: { clientId: "app" } });
  const id = added.ok ? added.value.id : "";
  const checking = book.check(id);
  book.change(id, 1, { ...form, fields: { clientId: "another" } });
  answer.resolve({ isOk: false, account: null, reason: "AUTH", said: "HTTP 401" });
  await checking;
  expect(book.told()).toMatchObject([{ id, version: 2, paused: null, checkedAt: null }]);
});

test("[FD164] an account is not dropped while something is still to be done there", () => {
  const book = bookWith(new Vault(key));
  const { id } = made(book);
  const row = store.rows.outbox.add({
    ...{ highlight: "highlight-1", meeting: "itogi", target: id, part: 0, op: "delete", rev: 1, isDry: false },
    ...{ notBefore: at(1), madeAt: at(1), micros: 0, approvalHash: null, expiresAt: null, answers: null },
    post: { text: "", link: null, media: [] },
  });
  expect(book.drop(id)).toMatchObject({ ok: false, problem: { code: "IN_USE" } });
  if (row !== null) store.rows.outbox.save({ ...row, state: "sent" });
  expect(book.drop(id)).toEqual({ ok: true, value: null });
  expect(book.all().map((open) => open.id)).toEqual(["own"]);
});

test("who waits for targets is told of each change", () => {
  const book = bookWith(new Vault(key));
  let told = 0;
  const stop = book.onChanged(() => {
    told += 1;
  });
  const { id } = made(book);
  book.kill(id, true);
  expect(book.byId(id)?.kept?.isKilled).toBe(true);
  stop();
  book.kill(id, false);
  expect(told).toBe(2);
});

test("[FD165] keys that a network changes are kept over what was saved meanwhile, and a newer connection stays", async () => {
  const vault = new Vault(key);
  const kept: KeptTarget = {
    ...{ id: "x-1", kind: "x", name: "Минсоц", version: 1, mode: "each", paused: null, isKilled: false },
    ...{ budget: { posts: null, micros: null }, gateUntil: null, account: null, checkedAt: null },
    ...{ baseUrl: null, proxy: null, open: { clientId: "app" }, filled: [] },
    secret: vault.seal("x-1", { refreshToken: "first" }),
  };
  store.rows.targets.add(kept);
  const keeps: ((changed: Account) => Promise<void>)[] = [];
  vi.spyOn(x, "open").mockImplementation((_, { keep }) => {
    keeps.push(keep);
    return lockedTarget;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const book = bookWith(vault);
  book.change("x-1", 1, { ...form, fields: { clientId: "app", clientSecret: "saved-while-it-was-out" } });
  await keeps[0]?.({ refreshToken: "second" });
  expect(book.accountOf("x-1")?.account).toMatchObject({
    refreshToken: "second",
    clientSecret: "saved-while-it-was-out",
  });
  // Opened at the start, by the saved form, and anew with the pair that came after it.
  expect(keeps).toHaveLength(3);
  book.connect("x-1", { refreshToken: "of another grant" });
  await keeps[2]?.({ refreshToken: "third" });
  expect(book.accountOf("x-1")?.account["refreshToken"]).toBe("of another grant");
});
