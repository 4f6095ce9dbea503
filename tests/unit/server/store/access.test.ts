import { beforeEach, expect, test } from "vitest";
import { type Accounts, createAccounts } from "../../../../server/store/accounts.ts";
import { createApiTokens } from "../../../../server/store/api-tokens.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createInvitations } from "../../../../server/store/invitations.ts";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { anApiToken, anInvitation } from "../../../support/access-builders.ts";
import { at } from "../../../support/ledger-builders.ts";

let database = openDatabase(":memory:");
let accounts: Accounts;
beforeEach(() => {
  database = openDatabase(":memory:");
  accounts = createAccounts(database);
});

const irina = {
  id: "account-2",
  login: "irina",
  name: "Ирина С.",
  role: "moderator",
  passwordHash: "$argon2id$…",
  meetings: ["kollegiya"],
} as const;

test("[AC11] an invitation makes one account, once", () => {
  const invitations = createInvitations(database, accounts);
  invitations.add(anInvitation(), "hash");
  expect(invitations.use("hash", irina, at(99))).toBe(null);
  expect(invitations.use("hash", { ...irina, id: "account-3", login: "oleg" }, at(99))).toBe("INVITATION_SPENT");
  expect(accounts.list().map(({ login, meetings }) => [login, meetings])).toEqual([["irina", ["kollegiya"]]]);
  expect(invitations.byHash("hash")?.usedBy).toBe("account-2");
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("[AC11] a login that is taken does not spend the invitation", () => {
  const invitations = createInvitations(database, accounts);
  accounts.add({ ...irina, id: "account-1", login: "Irina" });
  invitations.add(anInvitation(), "hash");
  expect(invitations.use("hash", irina, at(99))).toBe("LOGIN_TAKEN");
  expect(invitations.byHash("hash")?.usedBy).toBe(null);
});

test("[AC11] an invitation that has expired or was taken back makes no account", () => {
  const invitations = createInvitations(database, accounts);
  invitations.add(anInvitation(), "hash");
  invitations.add(anInvitation({ id: "invitation-2", expiresAt: at(500) }), "other");
  expect(invitations.open(at(100)).map(({ id }) => id)).toEqual(["invitation-2"]);
  expect(invitations.use("hash", irina, at(100))).toBe("INVITATION_SPENT");
  expect([invitations.drop("invitation-2"), invitations.drop("invitation-2")]).toEqual([true, false]);
  expect(invitations.use("other", irina, at(99))).toBe("INVITATION_SPENT");
  expect(accounts.list()).toEqual([]);
});

test("an invitation for a role that this version does not know opens nothing", () => {
  const invitations = createInvitations(database, accounts);
  invitations.add(anInvitation(), "hash");
  database.exec("UPDATE invitations SET role = 'emperor'");
  expect([invitations.byHash("hash"), invitations.open(at(1))]).toEqual([null, []]);
});

test("[AC21] a token of automation is found by its hash, and says when it was last used", () => {
  const tokens = createApiTokens(database);
  tokens.add(anApiToken(), "hash");
  tokens.touch("token-0001", at(9));
  expect(tokens.byHash("hash")).toEqual(anApiToken({ lastUsedAt: at(9) }));
  expect(tokens.of("kollegiya")).toEqual([anApiToken({ lastUsedAt: at(9) })]);
  expect(tokens.of("sovet")).toEqual([]);
});

test("[AC23] a token is revoked once, by its own meeting only", () => {
  const tokens = createApiTokens(database);
  tokens.add(anApiToken(), "hash");
  const revoked = [["sovet"], ["kollegiya"], ["kollegiya"]].map(([slug = ""]) =>
    tokens.revoke(slug, "token-0001", at(5)),
  );
  expect(revoked).toEqual([false, true, false]);
  expect(tokens.byHash("hash")?.revokedAt).toBe(at(5));
  expect(tokens.of("kollegiya")).toEqual([]);
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("[AC6] tokens and invitations go with their meeting", () => {
  const [tokens, invitations] = [createApiTokens(database), createInvitations(database, accounts)];
  tokens.add(anApiToken(), "hash");
  invitations.add(anInvitation(), "hash");
  tokens.dropAllOf("kollegiya");
  invitations.dropAllOf("kollegiya");
  expect([tokens.byHash("hash"), invitations.byHash("hash")]).toEqual([null, null]);
});

test("[ST9] on a full disk a token still opens, only its use is not marked", () => {
  const tokens = createApiTokens(database);
  tokens.add(anApiToken(), "hash");
  database.exec("PRAGMA query_only = ON");
  tokens.touch("token-0001", at(9));
  expect(tokens.byHash("hash")?.lastUsedAt).toBe(null);
});
