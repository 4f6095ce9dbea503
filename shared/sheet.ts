/** A programme and cards from a spreadsheet, as the control room is shown them before anything is taken in. */
import type { CardKindName } from "./cards/index.ts";
import type { RefusalCode } from "./refusals.ts";

export const sheetNames = { programme: "Программа", cards: "Карточки" } as const;

/** Why a row cannot be taken. */
export type SheetProblemCode =
  | "EMPTY"
  | "TOO_LONG"
  | "BAD_SIGNS"
  | "BAD_TIME"
  | "BAD_DATE"
  | "BAD_NUMBER"
  | "BAD_CHOICE"
  | "UNKNOWN_KIND"
  | "UNKNOWN_COLUMN"
  | "TOO_MANY_ROWS"
  | "OTHER";

export interface SheetProblem {
  readonly sheet: string;
  /** As the spreadsheet counts them: the heading is row 1. */
  readonly row: number;
  readonly column?: string;
  readonly code: SheetProblemCode;
  /** What is allowed: the most characters, the words of a choice. */
  readonly allowed?: string;
}

/** What a spreadsheet would bring. With any problem nothing is taken in. */
export interface SheetPreview {
  readonly programme: readonly {
    readonly time?: string;
    readonly date?: string;
    readonly title: string;
    readonly minutes?: number;
    /** Their names. */
    readonly speakers: readonly string[];
  }[];
  readonly cards: readonly { readonly kind: CardKindName; readonly label: string }[];
  readonly problems: readonly SheetProblem[];
  /** What the meeting has now; `plannedBy` names the plan that this was compared with. */
  readonly standing: { readonly items: number; readonly cards: number; readonly plannedBy: number };
}

/** What becomes of the programme that stands: followed by the spreadsheet's, replaced by it, or left alone. */
export const programmeChoices = ["append", "replace", "skip"] as const;
export type ProgrammeChoice = (typeof programmeChoices)[number];

/** What was taken in. */
export interface SheetTaken {
  readonly items: number;
  readonly cards: number;
}

/** Why a file is not read at all. */
export type SheetRefusal = "NOT_A_SHEET" | "TOO_LARGE" | "TOO_SLOW" | "ENCRYPTED" | "EMPTY" | "BUSY";

/** Why nothing of it was taken in: also `BAD_ROWS`, and what the ledgers refuse. */
export interface SheetProblemAnswer {
  readonly code: SheetRefusal | "BAD_ROWS" | RefusalCode;
  readonly detail?: string;
}
