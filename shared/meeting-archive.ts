/** A meeting as one file, as the control room and the server speak of it. Types only; rules in docs/spec/exchange.md. */
import type { RefusalCode } from "./refusals.ts";

/** Why an archive is not taken in. Nothing of it is kept then. */
export type ArchiveRefusalCode =
  | "EMPTY"
  | "TOO_LARGE"
  | "NO_ROOM"
  | "BUSY"
  /** No ZIP, or a ZIP of something else. */
  | "NOT_AN_ARCHIVE"
  | "ENCRYPTED"
  /** It would unpack to more than an archive can hold. */
  | "TOO_HEAVY"
  /** Something in it that no archive of ours holds; `detail`: its name. */
  | "FOREIGN_ENTRY"
  /** Cut short, or changed since it was made. */
  | "BROKEN"
  /** Made by a later version. */
  | "NEWER_FORMAT"
  /** What it says of the meeting cannot be; `detail`: where. */
  | "BAD_CONTENT"
  /** It names a file that it does not hold; of an export: that is not on the disk. */
  | "MISSING_FILE"
  /** A picture or a document that is not what it is called, or may not be uploaded; `detail`: its name. */
  | "BAD_FILE"
  | "SLUG_TAKEN"
  | "BAD_SLUG"
  | "LIBRARY_FULL"
  | RefusalCode;

export interface ArchiveRefusal {
  readonly code: ArchiveRefusalCode;
  readonly detail?: string;
}

export type ImportNote =
  /** Another meeting has it: this one came in without. */
  | { readonly code: "HASHTAG_TAKEN"; readonly hashtag: string }
  /** So many items of the library stand there otherwise: they came in beside them. */
  | { readonly code: "ITEMS_RENAMED"; readonly count: number };

/** What came in. */
export interface ImportedMeeting {
  readonly slug: string;
  readonly title: string;
  readonly cards: number;
  /** Of the library, that were not there. */
  readonly items: number;
  /** Pictures and documents in the archive. */
  readonly files: number;
  readonly notes: readonly ImportNote[];
}
