/** Who comes with a link instead of an account. Implemented in server/store, joined in main.ts. */
import type { PassSort } from "../../shared/passes.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Awaitable } from "./ports.ts";

/** Its token is stored nowhere, only its SHA-256. */
export interface Pass {
  readonly id: string;
  readonly sort: PassSort;
  readonly meeting: string;
  /** The stand's id; `null` for reporters. */
  readonly subject: string | null;
  readonly name: string;
  /** Account id. */
  readonly madeBy: string;
  readonly madeAt: ProgramTime;
  readonly expiresAt: ProgramTime;
  readonly seenAt: ProgramTime | null;
  readonly revokedAt: ProgramTime | null;
}

export interface PassStore {
  add(pass: Pass, tokenHash: string): Awaitable<void>;
  /** Those of a meeting that still open, oldest first. */
  of(meeting: string, sort: PassSort, now: ProgramTime): Awaitable<readonly Pass[]>;
  byId(id: string): Awaitable<Pass | null>;
  byHash(tokenHash: string): Awaitable<Pass | null>;
  touch(id: string, at: ProgramTime): Awaitable<void>;
  /** `false` when the meeting has no such pass that still opens. */
  revoke(meeting: string, id: string, at: ProgramTime): Awaitable<boolean>;
  dropAllOf(meeting: string): Awaitable<void>;
}

/** Reads `Authorization: Pass …`. Wrong ones are counted against their network. */
export interface PassReader {
  /** `null`: no such pass, or one that opens nothing any more. @throws HttpProblem 429 TOO_FAST */
  passOf(
    request: { readonly headers: { readonly authorization?: string | undefined } },
    network: string,
  ): Promise<Pass | null>;
}
