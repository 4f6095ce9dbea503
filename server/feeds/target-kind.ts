/** What a target must say of itself, and what it answers. One contract suite runs over the table (tests/contract/feed-targets). */
import type { z } from "zod";
import type { Said } from "../../shared/cards/field.ts";
import type { HighlightKind, OutboxReason, Post, PostMedia, TargetCaps, TargetKindName } from "../../shared/feeds.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";

/** A post as its target names it. */
export interface Remote {
  readonly id: string;
  /** Where people see it; `null`: the target does not say. */
  readonly url: string | null;
}

/** What a post is about: for our own feed, and for whoever takes more than a text. */
export interface JobSubject {
  readonly highlight: string;
  readonly code: string;
  readonly rev: number;
  readonly kind: HighlightKind;
  readonly meeting: string;
  readonly permalink: string;
  /** When it was released on our own feed; `null`: this is that. */
  readonly releasedAt: ProgramTime | null;
}

/** One call. */
export interface Job {
  readonly about: JobSubject;
  /** The same for each repeat of one create, and for its edits and its delete: an idempotency key, a record's name. 32 hex digits. */
  readonly key: string;
  readonly post: Post;
  /** Of a thread's later part: its first and the one before it. */
  readonly thread: { readonly root: Remote; readonly previous: Remote } | null;
  /** What `edit` and `remove` are about. Of `remove` where `caps.idempotent` is `record-id`, `null`: the record that `key` names. */
  readonly remote: Remote | null;
  /** When it was first tried: nothing older than that can be it. */
  readonly since: ProgramTime;
}

/** Certainly not there. */
export interface NotSent {
  readonly type: "not-sent";
  readonly reason: Extract<
    OutboxReason,
    "UNREACHABLE" | "RATE_LIMITED" | "AUTH" | "NO_MONEY" | "REFUSED" | "TOO_LARGE" | "MEDIA_REFUSED" | "GONE"
  >;
  /** Of `RATE_LIMITED`: nothing is to be tried before. */
  readonly until?: ProgramTime | undefined;
  readonly said: string;
}

export type Outcome =
  | { readonly type: "sent"; readonly remote: Remote; readonly said: string }
  | NotSent
  /** It may be there. `DUPLICATE`: the target says that it is. */
  | { readonly type: "unknown"; readonly reason: "LOST_ANSWER" | "DUPLICATE"; readonly said: string };

export type Finding =
  | { readonly type: "found"; readonly remote: Remote; readonly said: string }
  | { readonly type: "missed"; readonly said: string }
  /** It could not be asked. */
  | { readonly type: "cannot-tell"; readonly until?: ProgramTime | undefined; readonly said: string };

export interface TargetHealth {
  readonly isOk: boolean;
  /** Who it posts as: `@minsoc`. */
  readonly account: string | null;
  readonly reason: NotSent["reason"] | null;
  readonly said: string;
}

/** Never throws, answers within the signal's time: what is not proved to be `not-sent` is `unknown`. */
export interface Target {
  send(job: Job, signal: AbortSignal): Promise<Outcome>;
  /** In place; absent where `caps.edit` is `none`. */
  edit?(job: Job, signal: AbortSignal): Promise<Outcome>;
  /** A post that is not there any more counts as removed. */
  remove(job: Job, signal: AbortSignal): Promise<Outcome>;
  /** Absent where `caps.find` is `false`. */
  find?(job: Job, signal: AbortSignal): Promise<Finding>;
  /** Asks who we are; nothing public comes of it. */
  check(signal: AbortSignal): Promise<TargetHealth>;
  close?(): void;
}

/** What an account's form asks for. */
export interface AccountField {
  readonly name: string;
  readonly said: Said;
  readonly hint?: Said;
  /** Stored encrypted, never shown again. */
  readonly isSecret: boolean;
  readonly isOptional?: true;
  /** Where the account's secrets go: they are typed anew for another. */
  readonly isPlace?: true;
  readonly schema: z.ZodType<string>;
}

/** Values of an account's fields, decrypted. */
export type Account = Readonly<Record<string, string>>;

export interface TargetSurroundings {
  readonly clock: Clock;
  /** Where its API is; `null`: where it is in the world. */
  readonly baseUrl: string | null;
  /** `http://proxy.example:3128`; `null`: straight. */
  readonly proxy: string | null;
  /** The bytes of what a post names. @throws when it is not there. */
  readMedia(media: PostMedia): Promise<Uint8Array>;
  /** Keeps new secrets of the account: durable when it settles (OAuth 2 rotates them). */
  keep(changed: Account): Promise<void>;
}

/** A kind of target as a value: one file in targets/, one line in its table. */
export interface TargetKind {
  readonly kind: TargetKindName;
  readonly said: Said;
  readonly caps: TargetCaps;
  /** As the target counts: never less than it does. */
  count(text: string): number;
  readonly fields: readonly AccountField[];
  /** At most so many creates within so long, as the target's own rules say. */
  readonly rate: { readonly creates: number; readonly perMs: number };
  open(account: Account, surroundings: TargetSurroundings): Target;
  /**
   * The post that an address names, where a person gave only that; `null`: it names none of this account's. Absent: nothing can be
   * told from it. @param account its open fields
   */
  remoteOf?(url: string, account: Account): Remote | null;
}
