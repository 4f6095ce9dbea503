import { randomUUID } from "node:crypto";
import type { MadeInvitation, ToldInvitation } from "../../../shared/access.ts";
import type { Actor, Role } from "../../../shared/roles.ts";
import { later, millis } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Invitation, InvitationStore } from "../access-ports.ts";
import type { Auth } from "../auth/auth.ts";
import { hashToken, newToken } from "../auth/token.ts";

const LASTS = millis(7 * 24 * 60 * 60_000);

/** Makes invitations, lists those that are open and takes them back (AC10–AC13). */
export class InvitationDesk {
  readonly #store: InvitationStore;
  readonly #clock: Clock;

  constructor(store: InvitationStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The only time that the token is seen. */
  async make(
    wanted: { readonly role: Role; readonly name: string; readonly meeting: string | null },
    by: Actor,
  ): Promise<MadeInvitation> {
    const now = this.#clock.now();
    const invitation: Invitation = {
      id: randomUUID(),
      ...wanted,
      madeBy: by.id,
      madeAt: now,
      expiresAt: later(now, LASTS),
      usedBy: null,
    };
    const token = newToken();
    await this.#store.add(invitation, hashToken(token));
    return { ...toldOf(invitation, by.name), token };
  }

  /** `null`: none of that id is open. */
  async open(id: string): Promise<Invitation | null> {
    return (await this.#store.open(this.#clock.now())).find((one) => one.id === id) ?? null;
  }

  async told(
    auth: Pick<Auth, "nameOf">,
    isWanted: (invitation: Invitation) => boolean,
  ): Promise<readonly ToldInvitation[]> {
    const wanted = (await this.#store.open(this.#clock.now())).filter(isWanted);
    return Promise.all(wanted.map(async (one) => toldOf(one, await auth.nameOf(one.madeBy))));
  }

  /** `false`: it was used or taken back before. */
  async takeBack(id: string): Promise<boolean> {
    return await this.#store.drop(id);
  }
}

const toldOf = ({ id, role, meeting, name, madeAt, expiresAt }: Invitation, madeBy: string | null): ToldInvitation => ({
  ...{ id, role, meeting, name, madeBy, madeAt, expiresAt },
});
