/** What pages are told about who was let in, and what they may ask for. Rules AC7–AC24 in docs/spec/access.md. */
import type { Role } from "./roles.ts";
import type { ProgramTime } from "./time.ts";

export interface ToldPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Slugs; `null`: all. */
  readonly meetings: readonly string[] | null;
  readonly disabledAt: ProgramTime | null;
  /** To the minute; `null`: never. */
  readonly seenAt: ProgramTime | null;
}

export interface ToldInvitation {
  readonly id: string;
  readonly role: Role;
  /** Slug; `null`: all. */
  readonly meeting: string | null;
  readonly name: string;
  /** `null`: somebody who is gone. */
  readonly madeBy: string | null;
  readonly madeAt: ProgramTime;
  readonly expiresAt: ProgramTime;
}

/** A new invitation: the only time that its token is seen. */
export interface MadeInvitation extends ToldInvitation {
  readonly token: string;
}

/** `GET /api/people`: everybody, and every invitation that is open. */
export interface ToldPeople {
  readonly people: readonly ToldPerson[];
  readonly invitations: readonly ToldInvitation[];
}

/** What an invitation promises, to whom opens it. */
export interface OpenedInvitation {
  readonly name: string;
  readonly role: Role;
  readonly meeting: { readonly slug: string; readonly title: string } | null;
  readonly expiresAt: ProgramTime;
}

export interface ToldToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly madeBy: string | null;
  readonly madeAt: ProgramTime;
  /** To the minute; `null`: never. */
  readonly lastUsedAt: ProgramTime | null;
}

export const tokenRoles = ["editor", "moderator"] as const satisfies readonly Role[];
export type TokenRole = (typeof tokenRoles)[number];

/** A new token of automation: the only time that its text is seen. */
export interface MadeToken extends ToldToken {
  readonly token: string;
}

/** Latin letters and digits, as people type them at the door; kept in lower case. */
export const loginPattern = /^[a-z0-9][a-z0-9._-]{1,31}$/;
/** The operator's, whom `npm run link` lets in: it stays as it is (AC9). */
export const operatorLogin = "admin";
