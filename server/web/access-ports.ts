/** What the web transport asks about who was let in: invitations and tokens. Implemented in server/store. */
import type { TokenRole } from "../../shared/access.ts";
import type { Role } from "../../shared/roles.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Awaitable, NewAccount } from "./ports.ts";

/** A link that makes one account, once. Its token is stored nowhere, only its SHA-256. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  /** The meeting's slug; `null`: all meetings. */
  readonly meeting: string | null;
  /** Whom it is for, as its maker calls them. */
  readonly name: string;
  /** Account ids. */
  readonly madeBy: string;
  readonly madeAt: ProgramTime;
  readonly expiresAt: ProgramTime;
  readonly usedBy: string | null;
}

export interface InvitationStore {
  add(invitation: Invitation, tokenHash: string): Awaitable<void>;
  /** Neither used nor expired at `now`, oldest first. */
  open(now: ProgramTime): Awaitable<readonly Invitation[]>;
  byHash(tokenHash: string): Awaitable<Invitation | null>;
  /** Makes the account and spends the invitation in one step. `null`: done. */
  use(tokenHash: string, account: NewAccount, now: ProgramTime): Awaitable<"LOGIN_TAKEN" | "INVITATION_SPENT" | null>;
  /** `false` when there is none, or it was used. */
  drop(id: string): Awaitable<boolean>;
}

/** For programs that drive a meeting (AC20). Its text is stored nowhere, only its SHA-256. */
export interface ApiToken {
  readonly id: string;
  readonly meeting: string;
  readonly name: string;
  readonly role: TokenRole;
  /** Account id. */
  readonly madeBy: string;
  readonly madeAt: ProgramTime;
  readonly lastUsedAt: ProgramTime | null;
  readonly revokedAt: ProgramTime | null;
}

export interface ApiTokenStore {
  add(token: ApiToken, tokenHash: string): Awaitable<void>;
  /** Those of a meeting that are not revoked, oldest first. */
  of(meeting: string): Awaitable<readonly ApiToken[]>;
  /** Also a revoked one, as `byHash`: it stays who it was. */
  byId(id: string): Awaitable<ApiToken | null>;
  byHash(tokenHash: string): Awaitable<ApiToken | null>;
  touch(id: string, at: ProgramTime): Awaitable<void>;
  /** `false` when the meeting has no such token that still opens. */
  revoke(meeting: string, id: string, at: ProgramTime): Awaitable<boolean>;
}
