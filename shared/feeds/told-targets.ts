/** What the page of accounts is told by `GET /api/feed/targets`. Types only; rules in docs/spec/feeds.md, "Accounts". */
import type { Said } from "../cards/field.ts";
import type { TargetKindName, ToldTarget } from "../feeds.ts";

/** What a form asks for. */
export interface ToldTargetField {
  readonly name: string;
  readonly said: Said;
  readonly hint?: Said;
  /** Stored encrypted, never shown again. */
  readonly isSecret: boolean;
  readonly isOptional?: true;
  /** Where the account's secrets go: they are typed anew for another. */
  readonly isPlace?: true;
}

/** A network that an account can be connected to. */
export interface ToldTargetKind {
  readonly kind: TargetKindName;
  readonly said: Said;
  readonly canThread: boolean;
  /** Whether posts cost anything there: a budget of money means something. */
  readonly isPaid: boolean;
  readonly fields: readonly ToldTargetField[];
}

export interface ToldTargets {
  readonly targets: readonly ToldTarget[];
  readonly kinds: readonly ToldTargetKind[];
  /** `false`: the house has no `EFIR_SECRETS_KEY`. */
  readonly canKeepSecrets: boolean;
  /** The whole house's switch. */
  readonly isKilled: boolean;
  /** What permalinks begin with, without a slash at its end. */
  readonly permalinkBase: string;
  /** Where X is to send browsers back to, as its app has to have it. */
  readonly redirectUri: string;
}

/** What an account said of itself: `POST /api/feed/targets/:id/check`. */
export interface ToldCheck {
  readonly target: ToldTarget;
  readonly health: {
    readonly isOk: boolean;
    /** Who it posts as: `@minsoc`. */
    readonly account: string | null;
    readonly reason: string | null;
    /** Short, in English; never a secret. */
    readonly said: string;
  };
}
