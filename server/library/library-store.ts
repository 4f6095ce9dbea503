/** Where the library lies. Declared here, implemented in server/store/library.ts, joined in wiring. */
import type { FigureVersion, LibraryBrief, LibraryContents, LibraryItem, LibrarySort } from "../../shared/library.ts";
import type { Result } from "../../shared/result.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";

export type NewItem = {
  readonly [Each in LibrarySort]: { readonly id: string; readonly sort: Each; readonly content: LibraryContents[Each] };
}[LibrarySort];

/** Who writes, and when. */
export interface Hand {
  readonly at: ProgramTime;
  readonly actorId: string;
  readonly actorName: string;
}

export type Renewed = {
  readonly [Each in LibrarySort]: {
    readonly id: string;
    readonly sort: Each;
    /** That it was made from. */
    readonly version: number;
    readonly content: LibraryContents[Each];
  };
}[LibrarySort];

export type ChangeProblem =
  | { readonly code: "UNKNOWN_ITEM" }
  | { readonly code: "STALE"; readonly current: LibraryItem };

export interface ItemQuery {
  readonly sort?: LibrarySort | undefined;
  readonly query?: string | undefined;
  readonly most: number;
}

/** What a figure was changed to, while cards may still say what it said before. */
export interface UntoldFigure {
  readonly figureId: string;
  readonly version: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly content: FigureContent;
}

/** Each call that writes is one transaction, durable when it returns (LB1). */
export interface LibraryStore {
  /** Newest first. */
  list(query: ItemQuery): readonly LibraryBrief[];
  find(id: string): LibraryItem | null;
  /** @returns the item; a code when nothing was written. */
  add(item: NewItem, hand: Hand): Result<LibraryItem, "DUPLICATE" | "TOO_MANY">;
  /** A figure's change is untold with it, by the same commit (LB9). */
  change(renewed: Renewed, hand: Hand): Result<LibraryItem, ChangeProblem>;
  /** `false`: there is none. */
  drop(id: string): boolean;
  /** What a figure said, newest first. */
  figureVersions(id: string): readonly FigureVersion[];
  /** In the order they were made. */
  untold(): readonly UntoldFigure[];
  markTold(figureId: string, version: number): void;
  /** Contents of items and of their pages, as text, in pieces: for whoever looks for names of files. */
  texts(): Iterable<readonly string[]>;
}
