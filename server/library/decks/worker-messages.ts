import { type DeckRefusalCode, deckRefusalCodes } from "../../../shared/library/deck-refusals.ts";
import type { DeckLimits } from "./limits.ts";

/** What the child is to do. */
export interface PageJob {
  readonly kind: "pdf" | "pictures";
  /** One PDF, or the pictures in order. */
  readonly sources: readonly string[];
  /** Where the pages' pictures go, by `pictureName`. */
  readonly folder: string;
  readonly limits: Pick<DeckLimits, "pages" | "pixels">;
}

/** What the child tells, in this order: counted, each page once its pictures lie in the folder, done; or refused. */
export type WorkerMessage =
  | { readonly type: "counted"; readonly pages: number }
  | {
      readonly type: "page";
      readonly page: number;
      readonly title: string;
      readonly text: string;
      /** Of the smallest letters that say something, by the page's width; `null`: it has none that can be read. */
      readonly letterShare: number | null;
    }
  | { readonly type: "refused"; readonly code: DeckRefusalCode; readonly page: number | null }
  | { readonly type: "done" };

export const pictureName = (page: number, side: "image" | "small"): string => `${page}-${side}.webp`;

/** A PDF may say anything as its text; what is kept of it is far less. */
export const MOST_RAW_CHARACTERS = 20_000;

/** `null`: not one of ours. The child has read hostile bytes, so its word is checked like a stranger's. */
export function parseWorkerMessage(said: unknown): WorkerMessage | null {
  if (typeof said !== "object" || said === null || !("type" in said)) return null;
  switch (said.type) {
    case "counted":
      return "pages" in said && isCount(said.pages) ? { type: "counted", pages: said.pages } : null;
    case "page": {
      if (!("page" in said && isCount(said.page) && "title" in said && "text" in said && "letterShare" in said))
        return null;
      const { page, title, text, letterShare } = said;
      const isWhole = isText(title) && isText(text) && (letterShare === null || isShare(letterShare));
      return isWhole ? { type: "page", page, title, text, letterShare } : null;
    }
    case "refused": {
      if (!("code" in said && "page" in said)) return null;
      const code = deckRefusalCodes.find((one) => one === said.code);
      const isPlace = said.page === null || isCount(said.page);
      return code !== undefined && isPlace ? { type: "refused", code, page: said.page as number | null } : null;
    }
    case "done":
      return { type: "done" };
    default:
      return null;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;
const isShare = (value: unknown): value is number => typeof value === "number" && value > 0 && value <= 1;
const isText = (value: unknown): value is string => typeof value === "string" && value.length <= MOST_RAW_CHARACTERS;
