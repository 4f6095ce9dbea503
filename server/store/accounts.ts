import type { DatabaseSync } from "node:sqlite";
import { roles } from "../../shared/roles.ts";
import type { Account, AccountStore } from "../web/ports.ts";

/** People who may sign in. Logins are unique whatever their case (ASCII). */
export interface Accounts extends AccountStore {
  byId(id: string): Account | null;
  byLogin(login: string): Account | null;
  setPassword(id: string, passwordHash: string): void;
  /** @throws when the id or the login is taken. */
  add(account: Account): void;
  list(): readonly Account[];
}

/** Durable when a call returns. Knows password hashes, never passwords. */
export function createAccounts(database: DatabaseSync): Accounts {
  const columns = "id, login, name, role, password_hash";
  const selectById = database.prepare(`SELECT ${columns} FROM accounts WHERE id = ?`);
  const selectByLogin = database.prepare(`SELECT ${columns} FROM accounts WHERE login = ?`);
  const selectAll = database.prepare(`SELECT ${columns} FROM accounts ORDER BY login`);
  const insert = database.prepare(
    `INSERT INTO accounts (${columns}, seal) VALUES (?1, ?2, ?3, ?4, ?5, efir_seal(?1, ?2, ?3, ?4, ?5))`,
  );
  const updatePassword = database.prepare(
    "UPDATE accounts SET password_hash = ?1, seal = efir_seal(id, login, name, role, ?1) WHERE id = ?2",
  );
  return {
    byId: (id) => asAccount(selectById.get(id)),
    byLogin: (login) => asAccount(selectByLogin.get(login)),
    setPassword: (id, passwordHash) => void updatePassword.run(passwordHash, id),
    add: ({ id, login, name, role, passwordHash }) => void insert.run(id, login, name, role, passwordHash),
    list: () => selectAll.all().flatMap((row) => asAccount(row) ?? []),
  };
}

/** `null` also for a role that this version does not know: such an account has no rights. */
function asAccount(row: Record<string, unknown> | undefined): Account | null {
  const role = roles.find((known) => known === row?.["role"]);
  if (row === undefined || role === undefined) return null;
  const { id, login, name, password_hash: hash } = row;
  const passwordHash = hash === null ? null : String(hash);
  return { id: String(id), login: String(login), name: String(name), role, passwordHash };
}
