import type { DatabaseSync } from "node:sqlite";
import { roles } from "../../shared/roles.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Invitation, InvitationStore } from "../web/access-ports.ts";
import type { Accounts } from "./accounts.ts";
import { inTransaction } from "./transaction.ts";

export interface Invitations extends InvitationStore {
  add(invitation: Invitation, tokenHash: string): void;
  open(now: ProgramTime): readonly Invitation[];
  byHash(tokenHash: string): Invitation | null;
  drop(id: string): boolean;
  /** With its meeting: a later one of the same address is another meeting. */
  dropAllOf(meeting: string): void;
}

/** Invitations, by the SHA-256 of their token. Used up in one transaction with the account, so of two at once one wins. */
export function createInvitations(database: DatabaseSync, accounts: Pick<Accounts, "add" | "byLogin">): Invitations {
  const columns = "id, token_hash, role, meeting, name, made_by, made_at, expires_at, used_by";
  const insert = database.prepare(
    `INSERT INTO invitations (${columns}, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))`,
  );
  const selectByHash = database.prepare(`SELECT ${columns} FROM invitations WHERE token_hash = ?`);
  const selectOpen = database.prepare(
    `SELECT ${columns} FROM invitations WHERE used_by IS NULL AND expires_at > ? ORDER BY made_at, id`,
  );
  const use = database.prepare(
    `UPDATE invitations SET used_by = ?1,
       seal = efir_seal(id, token_hash, role, meeting, name, made_by, made_at, expires_at, ?1)
     WHERE token_hash = ?2 AND used_by IS NULL AND expires_at > ?3`,
  );
  const remove = database.prepare("DELETE FROM invitations WHERE id = ? AND used_by IS NULL");
  const removeAllOf = database.prepare("DELETE FROM invitations WHERE meeting = ?");
  return {
    add: ({ id, role, meeting, name, madeBy, madeAt, expiresAt, usedBy }, hash) =>
      void insert.run(id, hash, role, meeting, name, madeBy, madeAt, expiresAt, usedBy),
    open: (now) => selectOpen.all(now).flatMap((row) => asInvitation(row) ?? []),
    byHash: (hash) => asInvitation(selectByHash.get(hash)),
    use: (hash, account, now) =>
      inTransaction(database, () => {
        if (accounts.byLogin(account.login) !== null) return "LOGIN_TAKEN";
        if (Number(use.run(account.id, hash, now).changes) === 0) return "INVITATION_SPENT";
        accounts.add(account);
        return null;
      }),
    drop: (id) => Number(remove.run(id).changes) > 0,
    dropAllOf: (meeting) => void removeAllOf.run(meeting),
  };
}

/** `null` also for a role that this version does not know: such an invitation opens nothing. */
function asInvitation(row: Record<string, unknown> | undefined): Invitation | null {
  const role = roles.find((known) => known === row?.["role"]);
  if (row === undefined || role === undefined) return null;
  return {
    id: String(row["id"]),
    role,
    meeting: row["meeting"] === null ? null : String(row["meeting"]),
    name: String(row["name"]),
    madeBy: String(row["made_by"]),
    madeAt: programTime(Number(row["made_at"])),
    expiresAt: programTime(Number(row["expires_at"])),
    usedBy: row["used_by"] === null ? null : String(row["used_by"]),
  };
}
