/** What the exchange asks of the rest of the house. Declared here, implemented in ledger and library, joined in wiring. */
import type { FileRef } from "../../shared/cards/field.ts";
import type { LedgerId } from "../../shared/ids.ts";
import type { LibraryItem } from "../../shared/library.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import type { RundownOrder } from "../../shared/rundown/orders.ts";
import type { Plan } from "../../shared/rundown/plan.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { MeetingAbout, ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { ArchivedItem } from "./archive/contents.ts";

/** The meetings' ledgers. Commands of one turn of the event loop are one transaction (TL18). */
export interface Meetings {
  recordOf(slug: string): MeetingRecord | null;
  planOf(slug: string): Plan | null;
  createMeeting(
    meeting: {
      readonly slug: string;
      readonly title: string;
      readonly programme: readonly ProgrammeItem[];
      readonly about?: MeetingAbout | undefined;
    },
    by: Actor,
    commandId: string,
  ): Promise<CommandOutcome>;
  submit(
    submission: { readonly id: string; readonly ledger: LedgerId; readonly command: TimelineCommand | RundownOrder },
    by: Actor,
  ): Promise<CommandOutcome>;
}

/** The library's items. */
export interface Items {
  find(id: string): LibraryItem | null;
  add(
    item: ArchivedItem,
    hand: { readonly at: ProgramTime; readonly actorId: string; readonly actorName: string },
  ): Result<LibraryItem, "DUPLICATE" | "TOO_MANY">;
  drop(id: string): boolean;
}

/** Where files lie by names of their content. */
export interface Shelf {
  /** Absolute path of a kept file; `null` for any other name. */
  pathOf(file: string): string | null;
  drop(file: string): Promise<void>;
}

export interface Pictures extends Shelf {
  /** Judges all and writes them aside, or none; they become pictures at a word. */
  stage(paths: readonly string[]): Promise<Result<StagedPictures, "NO_ROOM" | string>>;
}

export interface StagedPictures {
  /** As they will be called, in the order they were given. */
  readonly images: readonly { readonly file: string }[];
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export interface Papers extends Shelf {
  /** What a file is by its own bytes; a code when it may not be uploaded. Keeps nothing. */
  kindOf(path: string, name: string): Promise<Result<string, string>>;
  receive(
    body: AsyncIterable<Uint8Array>,
    upload: { readonly name: string; readonly declaredBytes: number },
  ): Promise<Result<FileRef, "NO_ROOM" | string>>;
}
