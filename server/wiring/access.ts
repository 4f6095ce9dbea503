import type { DatabaseSync } from "node:sqlite";
import type { Log } from "../log.ts";
import type { Accounts } from "../store/accounts.ts";
import { createApiTokens } from "../store/api-tokens.ts";
import { createInvitations } from "../store/invitations.ts";
import { createPasses, type PassTable } from "../store/passes.ts";
import { createSessions } from "../store/sessions.ts";
import type { AccessDesk } from "../web/access/access-desk.ts";
import type { LedgerSocket } from "../web/socket/ledger-socket.ts";

export interface Access {
  readonly desk: AccessDesk;
  readonly sessions: ReturnType<typeof createSessions>;
  /** Links of institutions and reporters. */
  readonly passes: PassTable;
  /** Tokens, links, invitations and everybody's right to a meeting that is gone (AC6). */
  forgetMeeting(slug: string): void;
}

/** Who was let in, over the store. Sockets are opened later than it, so they are asked for when somebody's rights change. */
export function openAccess(deps: {
  readonly database: DatabaseSync;
  readonly accounts: Accounts;
  readonly log: Log;
  readonly socket: () => Pick<LedgerSocket, "rightsChanged">;
}): Access {
  const { database, accounts, log, socket } = deps;
  const sessions = createSessions(database);
  const invitations = createInvitations(database, accounts);
  const tokens = createApiTokens(database);
  const passes = createPasses(database);
  const onChanged = (accountId: string, isOut: boolean) => {
    socket()
      .rightsChanged(accountId, isOut)
      .catch((error: unknown) => log.fault("rights not rechecked", error));
  };
  return {
    sessions,
    passes,
    desk: { accounts, sessions, invitations, tokens, onChanged },
    forgetMeeting: (slug) => {
      tokens.dropAllOf(slug);
      invitations.dropAllOf(slug);
      passes.dropAllOf(slug);
      accounts.forgetMeeting(slug);
    },
  };
}
