/** What the web transport asks of the rest of the house. Declared here, implemented elsewhere, joined in main.ts. */
import type { RefusalCode } from "../../shared/refusals.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor, Role } from "../../shared/roles.ts";
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { MeetingAbout, ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { ImageRefusal, StoredImage } from "../library/images.ts";
import type { MeetingDesk } from "./meetings/meeting-desk.ts";

/** A store may answer at once (SQLite) or later (a database over the network). */
export type Awaitable<Value> = Value | Promise<Value>;

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** PHC string of argon2id; `null` until a password is set. */
  readonly passwordHash: string | null;
  /** Slugs of the meetings they were invited to; `null`: all. */
  readonly meetings: readonly string[] | null;
  /** Since when it opens nothing; `null`: it does. */
  readonly disabledAt: ProgramTime | null;
  /** To the minute; `null`: never. */
  readonly seenAt: ProgramTime | null;
}

export type NewAccount = Omit<Account, "meetings" | "disabledAt" | "seenAt"> & Partial<Pick<Account, "meetings">>;
export type AccountChange = Partial<Pick<Account, "role" | "meetings" | "disabledAt">>;

export interface AccountStore {
  byId(id: string): Awaitable<Account | null>;
  byLogin(login: string): Awaitable<Account | null>;
  setPassword(id: string, passwordHash: string): Awaitable<void>;
  list(): Awaitable<readonly Account[]>;
  change(id: string, change: AccountChange): Awaitable<void>;
  markSeen(id: string, at: ProgramTime): Awaitable<void>;
  /** With its sessions and links. */
  drop(id: string): Awaitable<void>;
}

export interface Session {
  /** SHA-256 of the cookie's token, in hex. The token itself is stored nowhere. */
  readonly tokenHash: string;
  readonly accountId: string;
  readonly startedAt: ProgramTime;
  readonly seenAt: ProgramTime;
  /** A session opened by a one-time link may set a new password without the old one. */
  readonly via: "link" | "password";
}

export interface SessionStore {
  add(session: Session): Awaitable<void>;
  find(tokenHash: string): Awaitable<Session | null>;
  touch(tokenHash: string, seenAt: ProgramTime): Awaitable<void>;
  drop(tokenHash: string): Awaitable<void>;
  dropAllOf(accountId: string): Awaitable<void>;
}

export interface LinkTokenStore {
  /** Removes the token in one step. The account it opens; `null` when unknown, used or expired at `now`. */
  consume(tokenHash: string, now: ProgramTime): Awaitable<string | null>;
}

export interface StageSettings {
  readonly name: string;
  /** A second publisher with the right key replaces the first instead of being refused. */
  readonly takeover: boolean;
  /** How long the encoder holds a picture before sending it. Moves the frame that a take belongs to. */
  readonly encoderDelayMs: Millis;
  readonly keySetAt: ProgramTime | null;
}

export type StageChange = Partial<Pick<StageSettings, "takeover" | "encoderDelayMs">>;

export interface StageDesk {
  find(stage: string): Awaitable<StageSettings | null>;
  change(stage: string, change: StageChange): Awaitable<StageSettings>;
  /** Makes a key, forgets the old one and drops who publishes with it. The only time the key is seen. */
  rotateKey(stage: string): Awaitable<string>;
  /** Address encoders push to, without the key: `rtmp://host:1935/live`. */
  ingestUrl(host: string): string;
}

export interface Meeting {
  readonly slug: string;
  readonly stage: string;
  readonly sample: boolean;
  readonly record: MeetingRecord;
}

export interface NewMeeting {
  readonly slug: string;
  readonly title: string;
  readonly programme: readonly ProgrammeItem[];
  readonly about?: MeetingAbout | undefined;
}

export interface MeetingDirectory extends MeetingDesk {
  /** Newest first. */
  list(): Awaitable<readonly Meeting[]>;
  find(slug: string): Awaitable<Meeting | null>;
  /** Sent again under the same `commandId` by the same person, it answers with what was made the first time. */
  create(meeting: NewMeeting, by: Actor, commandId?: string): Awaitable<Result<Meeting, "SLUG_TAKEN" | RefusalCode>>;
  /** Forgets the meeting and both of its ledgers. `false` when there is none. */
  drop(slug: string): Awaitable<boolean>;
  /** People watching now. */
  viewers(slug: string): number;
  /** The last acts on the timeline, at most `most`, oldest first. For the control room only: it says who. */
  acts(slug: string, most: number): Awaitable<readonly Act[]>;
}

/** One event of a timeline with who caused it. The public record does not say who. */
export interface Act {
  readonly seq: number;
  readonly at: ProgramTime;
  readonly actorId: string;
  readonly event: TimelineEvent;
}

export interface ImageLibrary {
  keep(bytes: Uint8Array): Promise<Result<StoredImage, ImageRefusal>>;
  /** Absolute path of a kept image; `null` for any other name. */
  pathOf(file: string): string | null;
}

/** One built file of the client, held in memory with its compressed forms. */
export interface Asset {
  readonly contentType: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Absent when compressing would not pay (fonts, pictures). */
  readonly brotli?: Buffer;
  readonly gzip?: Buffer;
}

/** The HTML entries of client/. */
export const pageNames = [
  "viewer",
  "control",
  "document",
  "overlay",
  "tv",
  "embed",
  "exhibition",
  "stand-editor",
  "reporter",
  "feed",
] as const;
export type PageName = (typeof pageNames)[number];

export interface ClientBuild {
  /** An HTML entry with its `<!--efir:head-->` and `<!--efir:body-->` marks. */
  page(name: PageName): string;
  /** `address` as asked, e.g. `/assets/viewer-3f2a.js`; a lookup, never a path. */
  asset(address: string): Asset | null;
}
