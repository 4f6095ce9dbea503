import type { DatabaseSync } from "node:sqlite";
import { roles } from "../../shared/roles.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Account, AccountChange, AccountStore, NewAccount } from "../web/ports.ts";
import { sqliteCode } from "./sqlite-code.ts";

/** People who may sign in. Logins are unique whatever their case (ASCII). */
export interface Accounts extends AccountStore {
  byId(id: string): Account | null;
  byLogin(login: string): Account | null;
  setPassword(id: string, passwordHash: string): void;
  /** @throws when the id or the login is taken. */
  add(account: NewAccount): void;
  list(): readonly Account[];
  change(id: string, change: AccountChange): void;
  markSeen(id: string, at: ProgramTime): void;
  /** With its sessions and links. */
  drop(id: string): void;
  /** Nobody was invited to it any more: a later meeting of the same address is another one. */
  forgetMeeting(slug: string): void;
}

/** Durable when a call returns. Knows password hashes, never passwords. */
export function createAccounts(database: DatabaseSync): Accounts {
  const columns = "id, login, name, role, password_hash, meetings, disabled_at, seen_at";
  const selectById = database.prepare(`SELECT ${columns} FROM accounts WHERE id = ?`);
  const selectByLogin = database.prepare(`SELECT ${columns} FROM accounts WHERE login = ?`);
  const selectAll = database.prepare(`SELECT ${columns} FROM accounts ORDER BY login`);
  const insert = database.prepare(
    `INSERT INTO accounts (${columns}, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL))`,
  );
  const updatePassword = database.prepare(
    `UPDATE accounts SET password_hash = ?1,
       seal = efir_seal(id, login, name, role, ?1, meetings, disabled_at, seen_at) WHERE id = ?2`,
  );
  const updateRights = database.prepare(
    `UPDATE accounts SET role = ?1, meetings = ?2, disabled_at = ?3,
       seal = efir_seal(id, login, name, ?1, password_hash, ?2, ?3, seen_at) WHERE id = ?4`,
  );
  const updateSeen = database.prepare(
    `UPDATE accounts SET seen_at = ?1,
       seal = efir_seal(id, login, name, role, password_hash, meetings, disabled_at, ?1) WHERE id = ?2`,
  );
  const remove = database.prepare("DELETE FROM accounts WHERE id = ?");
  const byId = (id: string) => asAccount(selectById.get(id));
  const list = () => selectAll.all().flatMap((row) => asAccount(row) ?? []);
  const change = (id: string, wanted: AccountChange) => {
    const account = byId(id);
    if (account === null) return;
    const { role, meetings, disabledAt } = { ...account, ...wanted };
    updateRights.run(role, asText(meetings), disabledAt, id);
  };
  return {
    byId,
    byLogin: (login) => asAccount(selectByLogin.get(login)),
    list,
    change,
    setPassword: (id, passwordHash) => void updatePassword.run(passwordHash, id),
    add: ({ id, login, name, role, passwordHash, meetings = null }) =>
      void insert.run(id, login, name, role, passwordHash, asText(meetings)),
    markSeen: (id, at) => {
      try {
        updateSeen.run(at, id);
      } catch (error) {
        // As with sessions: a full disk must not refuse a person for a mark (ST9).
        if (sqliteCode(error) === null) throw error;
      }
    },
    drop: (id) => void remove.run(id),
    forgetMeeting: (slug) => {
      for (const { id, meetings } of list()) {
        if (meetings?.includes(slug)) change(id, { meetings: meetings.filter((one) => one !== slug) });
      }
    },
  };
}

/** `null` also for what this version does not know, a role or a list: such an account has no rights. */
function asAccount(row: Record<string, unknown> | undefined): Account | null {
  const role = roles.find((known) => known === row?.["role"]);
  if (row === undefined || role === undefined) return null;
  const { id, login, name, password_hash: hash, disabled_at: disabledAt, seen_at: seenAt } = row;
  const passwordHash = hash === null ? null : String(hash);
  return {
    ...{ id: String(id), login: String(login), name: String(name), role, passwordHash },
    meetings: row["meetings"] === null ? null : slugsIn(String(row["meetings"])),
    disabledAt: disabledAt === null ? null : programTime(Number(disabledAt)),
    seenAt: seenAt === null ? null : programTime(Number(seenAt)),
  };
}

/** Of what is no list nobody is let in anywhere. */
function slugsIn(text: string): readonly string[] {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.filter((slug) => typeof slug === "string") : [];
}

const asText = (meetings: readonly string[] | null): string | null =>
  meetings === null ? null : JSON.stringify(meetings);
