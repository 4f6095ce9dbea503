import { beforeEach, expect, test } from "vitest";
import { createAccounts } from "../../../../server/store/accounts.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createLinkTokens } from "../../../../server/store/link-tokens.ts";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { createSessions } from "../../../../server/store/sessions.ts";
import { at } from "../../../support/ledger-builders.ts";

const admin = { id: "account-1", login: "admin", name: "Анна", role: "admin", passwordHash: null } as const;
const asKept = { ...admin, meetings: null, disabledAt: null, seenAt: null };

let database = openDatabase(":memory:");
beforeEach(() => {
  database = openDatabase(":memory:");
  createAccounts(database).add(admin);
});

test("an account is found by its id and by its login, whatever the case", () => {
  const accounts = createAccounts(database);
  expect([accounts.byId("account-1"), accounts.byLogin("ADMIN"), accounts.byLogin("nobody")]).toEqual([
    asKept,
    asKept,
    null,
  ]);
});

test("a login is used once", () => {
  expect(() => createAccounts(database).add({ ...admin, id: "account-2", login: "Admin" })).toThrow();
});

test("a password's hash is kept with its account", () => {
  const accounts = createAccounts(database);
  accounts.setPassword("account-1", "$argon2id$…");
  expect(accounts.byId("account-1")?.passwordHash).toBe("$argon2id$…");
});

test("an account with a role that this version does not know opens nothing", () => {
  const accounts = createAccounts(database);
  database.exec("UPDATE accounts SET role = 'emperor'");
  expect([accounts.byId("account-1"), accounts.list()]).toEqual([null, []]);
});

test("[AC2] to which meetings a person was invited is kept, and an account of before is of all of them", () => {
  const accounts = createAccounts(database);
  accounts.add({ ...admin, id: "account-2", login: "irina", meetings: ["kollegiya"] });
  accounts.change("account-1", { role: "moderator", meetings: ["kollegiya", "sovet"], disabledAt: at(5) });
  accounts.markSeen("account-1", at(7));
  expect(accounts.byId("account-2")?.meetings).toEqual(["kollegiya"]);
  expect(accounts.byId("account-1")).toEqual({
    ...admin,
    role: "moderator",
    meetings: ["kollegiya", "sovet"],
    disabledAt: at(5),
    seenAt: at(7),
  });
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("[AC6] of a meeting that was deleted nobody is let in by its address any more", () => {
  const accounts = createAccounts(database);
  accounts.change("account-1", { meetings: ["primer", "sovet"] });
  accounts.forgetMeeting("primer");
  expect(accounts.byId("account-1")?.meetings).toEqual(["sovet"]);
});

test("an account goes with its sessions", () => {
  createSessions(database).add(aSession("hash-a"));
  createAccounts(database).drop("account-1");
  expect([createAccounts(database).list(), createSessions(database).find("hash-a")]).toEqual([[], null]);
});

test("[ST9] on a full disk a person is still let in, only not marked as seen", () => {
  const accounts = createAccounts(database);
  database.exec("PRAGMA query_only = ON");
  accounts.markSeen("account-1", at(7));
  expect(accounts.byId("account-1")?.seenAt).toBe(null);
});

const aSession = (tokenHash: string, startedAt = 0, seenAt = startedAt) =>
  ({ tokenHash, accountId: "account-1", startedAt: at(startedAt), seenAt: at(seenAt), via: "link" }) as const;

test("a session is found by its token's hash, until it is dropped", () => {
  const sessions = createSessions(database);
  sessions.add(aSession("hash-a"));
  sessions.touch("hash-a", at(7));
  expect(sessions.find("hash-a")).toEqual(aSession("hash-a", 0, 7));
  sessions.drop("hash-a");
  expect(sessions.find("hash-a")).toBe(null);
});

test("[ST9] on a full disk a session is still found, only not marked as seen", () => {
  const sessions = createSessions(database);
  sessions.add(aSession("hash-a"));
  database.exec("PRAGMA query_only = ON");
  sessions.touch("hash-a", at(7));
  expect(sessions.find("hash-a")).toEqual(aSession("hash-a", 0, 0));
});

test("all sessions of an account end together", () => {
  const sessions = createSessions(database);
  sessions.add(aSession("hash-a"));
  sessions.add(aSession("hash-b"));
  sessions.dropAllOf("account-1");
  expect([sessions.find("hash-a"), sessions.find("hash-b")]).toEqual([null, null]);
});

test("sessions that began or were seen too long ago are forgotten", () => {
  const sessions = createSessions(database);
  sessions.add(aSession("old", 10, 900));
  sessions.add(aSession("idle", 500, 500));
  sessions.add(aSession("fresh", 500, 900));
  expect(sessions.dropOlder({ started: at(100), seen: at(800) })).toBe(2);
  expect(sessions.find("fresh")).not.toBe(null);
});

test("a link opens its account once", () => {
  const links = createLinkTokens(database);
  links.add({ tokenHash: "hash-a", accountId: "account-1", expiresAt: at(100) });
  expect([links.consume("hash-a", at(99)), links.consume("hash-a", at(99))]).toEqual(["account-1", null]);
});

test("a link that has expired opens nothing, and is spent by trying", () => {
  const links = createLinkTokens(database);
  links.add({ tokenHash: "hash-a", accountId: "account-1", expiresAt: at(100) });
  expect([links.consume("hash-a", at(100)), links.consume("hash-a", at(50))]).toEqual([null, null]);
});
