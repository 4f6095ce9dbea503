import { randomUUID } from "node:crypto";
import { invitableRoles } from "../../../shared/roles.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Invitation, InvitationStore } from "../access-ports.ts";
import type { Account, AccountStore } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { hashPassword } from "./password.ts";
import { weakness } from "./password-rules.ts";
import { hashToken } from "./token.ts";

/** What a person says of themselves when they take an invitation up. */
export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

interface Stores {
  readonly invitations: InvitationStore;
  readonly accounts: AccountStore;
}

/** What the invitation of a link promises; nothing is spent. @throws {HttpProblem} 401 INVITATION_SPENT. */
export async function invitationOf(
  { invitations, accounts }: Stores,
  code: string,
  now: ProgramTime,
): Promise<Invitation> {
  const found = await invitations.byHash(hashToken(code));
  const maker = found === null ? null : await accounts.byId(found.madeBy);
  if (found === null || found.usedBy !== null || found.expiresAt <= now || !mayStillInvite(maker, found))
    throw new HttpProblem(401, "INVITATION_SPENT");
  return found;
}

/** Who was let out must not have left themselves a way back in (AC14). */
const mayStillInvite = (maker: Account | null, { role, meeting }: Invitation): boolean =>
  maker !== null &&
  maker.disabledAt === null &&
  invitableRoles({ role: maker.role, meetings: maker.meetings ?? undefined }, meeting).includes(role);

/**
 * Makes the account that an invitation promises, and spends it (AC11).
 * @throws {HttpProblem} 401 INVITATION_SPENT; 409 LOGIN_TAKEN; 422 WEAK_PASSWORD with the rule in `detail`.
 */
export async function enrol(
  { invitations, accounts }: Stores,
  { code, person, now }: { readonly code: string; readonly person: NewPerson; readonly now: ProgramTime },
): Promise<Account> {
  const { role, meeting } = await invitationOf({ invitations, accounts }, code, now);
  const { login, name, password } = person;
  const weak = weakness(password, { login, name, role });
  if (weak !== null) throw new HttpProblem(422, "WEAK_PASSWORD", { detail: weak });
  const passwordHash = await hashPassword(password);
  const meetings = meeting === null ? null : [meeting];
  const account: Account = {
    id: randomUUID(),
    login,
    name,
    role,
    passwordHash,
    meetings,
    disabledAt: null,
    seenAt: null,
  };
  const problem = await invitations.use(hashToken(code), account, now);
  if (problem !== null) throw new HttpProblem(problem === "LOGIN_TAKEN" ? 409 : 401, problem);
  // As it was kept, should the store know better.
  return (await accounts.byId(account.id)) ?? account;
}
