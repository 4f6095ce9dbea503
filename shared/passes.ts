/** Links for those who come without an account: an institution to its own stand, a reporter to the corridor (AC50–AC56). */
import type { ProgramTime } from "./time.ts";

export const passSorts = ["stand", "reporter"] as const;
export type PassSort = (typeof passSorts)[number];

/** What organisers are told of a link. */
export interface ToldPass {
  readonly id: string;
  readonly sort: PassSort;
  readonly meeting: string;
  /** The stand's id; `null` for reporters. */
  readonly subject: string | null;
  /** Whom it is for, as its maker calls them. */
  readonly name: string;
  readonly madeBy: string | null;
  readonly madeAt: ProgramTime;
  readonly expiresAt: ProgramTime;
  /** To the minute; `null`: never opened. */
  readonly seenAt: ProgramTime | null;
}

/** A new link: the only time that its token is seen. */
export interface MadePass extends ToldPass {
  readonly token: string;
}

/** A year's exhibition, not a way in for good. */
export const MOST_PASS_DAYS = 366;

/** Pages that a token opens, and the header their requests carry it in: `Authorization: Pass {token}`. */
export const passAddress: Readonly<Record<PassSort, (token: string) => string>> = {
  stand: (token) => `/s/${token}`,
  reporter: (token) => `/r/${token}`,
};
