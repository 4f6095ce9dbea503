import type { ToldTarget } from "../../../shared/feeds.ts";
import type { Switch } from "./accounts-api.ts";

const up = { bubbles: true, composed: true };

/** What is wished of an account. `connect`: the browser is to go to X. */
export type AccountWish = Switch | "check" | "connect" | "change" | "drop";

export class AccountWishEvent extends Event {
  static readonly type = "efir-account-wish";
  constructor(readonly wish: AccountWish) {
    super(AccountWishEvent.type, up);
  }
}

/** An account is saved. */
export class AccountSavedEvent extends Event {
  static readonly type = "efir-account-saved";
  constructor(
    readonly account: ToldTarget,
    /** It is to be connected in the browser now. */
    readonly connects: boolean,
  ) {
    super(AccountSavedEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [AccountWishEvent.type]: AccountWishEvent;
    [AccountSavedEvent.type]: AccountSavedEvent;
  }
}
