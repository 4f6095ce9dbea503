/** What the web transport asks of the library. Declared here, implemented in server/library, joined in wiring/library.ts. */
import type { FileRef } from "../../shared/cards/field.ts";
import type {
  DeckJob,
  FigureVersion,
  LibraryBrief,
  LibraryItem,
  LibrarySort,
  LibraryUse,
  NewLibraryItem,
} from "../../shared/library.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import type { Result } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import type { DeckUpload, DeckUploadRefusal } from "../library/deck-jobs.ts";
import type { FileRefusal } from "../library/files.ts";
import type { ChangeOf, CueOrder } from "../library/library-desk.ts";
import type { Awaitable } from "./ports.ts";

export type { ChangeOf, DeckUploadRefusal, FileRefusal };

export type SaveProblem =
  | { readonly code: "UNKNOWN_ITEM" | "NOT_ALLOWED" }
  | { readonly code: "STALE"; readonly current: LibraryItem };

export interface Library {
  /** Newest first. */
  list(sort: LibrarySort | undefined, query: string | undefined): Awaitable<readonly LibraryBrief[]>;
  find(id: string): Awaitable<LibraryItem | null>;
  add(item: NewLibraryItem, by: Actor): Awaitable<Result<LibraryItem, "TOO_MANY" | "DUPLICATE">>;
  change(change: ChangeOf, by: Actor): Awaitable<Result<LibraryItem, SaveProblem>>;
  uses(item: LibraryItem): Awaitable<readonly LibraryUse[]>;
  drop(id: string): Awaitable<boolean>;
  /** Newest first. */
  figureVersions(id: string): Awaitable<readonly FigureVersion[]>;
  /** @returns how many cards were added. */
  addCues(order: CueOrder, by: Actor): Awaitable<Result<number, RefusalCode | "UNKNOWN_ITEM">>;
}

export interface DeckDesk {
  /** PPTX and ODP are taken, too. */
  readonly hasOffice: boolean;
  find(id: string): DeckJob | null;
  begin(body: AsyncIterable<Uint8Array>, upload: DeckUpload, by: Actor): Promise<Result<DeckJob, DeckUploadRefusal>>;
  append(
    id: string,
    body: AsyncIterable<Uint8Array>,
    upload: DeckUpload,
    by: Actor,
  ): Promise<Result<DeckJob, DeckUploadRefusal>>;
  /** `false`: there is none, or it has ended. */
  cancel(id: string): boolean;
}

export interface FileShelf {
  receive(
    body: AsyncIterable<Uint8Array>,
    upload: { readonly name: string; readonly declaredBytes: number },
  ): Promise<Result<FileRef, FileRefusal>>;
  /** Absolute path of a kept file; `null` for any other name. */
  pathOf(file: string): string | null;
}
