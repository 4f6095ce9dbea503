import { operatorLogin } from "../../../shared/access.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { type Actor, mayGive } from "../../../shared/roles.ts";
import type { Account, AccountChange, AccountStore, SessionStore } from "../ports.ts";

/** Why a person stays as they are. */
export type PersonRefusal = "UNKNOWN_PERSON" | "YOURSELF" | "ABOVE_YOU" | "OPERATORS_ACCOUNT";

export interface PeopleDeskDeps {
  readonly accounts: AccountStore;
  readonly sessions: Pick<SessionStore, "dropAllOf">;
  /** Somebody's rights are others now. `isOut`: they have none, and their lines are to be cut. */
  readonly onChanged: (accountId: string, isOut: boolean) => void;
}

/** Changes what people may, and lets them out (AC7–AC9). Who may come to it is asked by the routes. */
export class PeopleDesk {
  readonly #deps: PeopleDeskDeps;

  constructor(deps: PeopleDeskDeps) {
    this.#deps = deps;
  }

  async list(): Promise<readonly Account[]> {
    return await this.#deps.accounts.list();
  }

  async change(id: string, wanted: AccountChange, by: Actor): Promise<Result<Account, PersonRefusal>> {
    const { accounts, sessions, onChanged } = this.#deps;
    const found = await this.#changeable(id, by);
    if (!found.ok) return found;
    if (wanted.role !== undefined && !mayGive(by.role, wanted.role)) return refuse("ABOVE_YOU");
    await accounts.change(id, wanted);
    const changed = { ...found.value, ...wanted };
    const isOut = changed.disabledAt !== null;
    if (isOut) await sessions.dropAllOf(id);
    onChanged(id, isOut);
    return accept(changed);
  }

  async remove(id: string, by: Actor): Promise<Result<Account, PersonRefusal>> {
    const found = await this.#changeable(id, by);
    if (!found.ok) return found;
    await this.#deps.accounts.drop(id);
    this.#deps.onChanged(id, true);
    return found;
  }

  async #changeable(id: string, by: Actor): Promise<Result<Account, PersonRefusal>> {
    const account = await this.#deps.accounts.byId(id);
    if (account === null) return refuse("UNKNOWN_PERSON");
    if (account.id === by.id) return refuse("YOURSELF");
    if (account.login === operatorLogin) return refuse("OPERATORS_ACCOUNT");
    return mayGive(by.role, account.role) ? accept(account) : refuse("ABOVE_YOU");
  }
}
