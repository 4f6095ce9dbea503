/** The library's part of the JSON API (docs/spec/library.md). */
import type {
  DeckJob,
  LibraryBrief,
  LibraryChange,
  LibraryItem,
  LibrarySort,
  LibraryUse,
} from "../../shared/library.ts";
import { type ApiAnswer, call } from "./api.ts";

export const listLibrary = (sort: LibrarySort, query: string): Promise<ApiAnswer<readonly LibraryBrief[]>> =>
  call("GET", `/api/library?${new URLSearchParams({ sort, q: query })}`);

export const libraryItem = <Sort extends LibrarySort>(_sort: Sort, id: string): Promise<ApiAnswer<LibraryItem<Sort>>> =>
  call("GET", `/api/library/${id}`);

export const keepInLibrary = (sort: LibrarySort, content: unknown): Promise<ApiAnswer<LibraryItem>> =>
  call("POST", "/api/library", { sort, content });

/** Refused `STALE` when `version` is not the last one any more. */
export const changeItem = <Sort extends LibrarySort>(
  _sort: Sort,
  id: string,
  change: { readonly version: number; readonly content: LibraryChange[Sort] },
): Promise<ApiAnswer<LibraryItem<Sort>>> => call("PUT", `/api/library/${id}`, change);

export const usesOf = (id: string): Promise<ApiAnswer<readonly LibraryUse[]>> => call("GET", `/api/library/${id}/uses`);

export const addPages = (slug: string, deckId: string, pages: readonly number[]): Promise<ApiAnswer<unknown>> =>
  call("POST", `/api/meetings/${slug}/cues`, { deckId, pages });

/** What decks this server can make. */
export const deckPowers = (): Promise<ApiAnswer<{ readonly hasOffice: boolean }>> => call("GET", "/api/decks");

export const deckJob = (id: string): Promise<ApiAnswer<DeckJob>> => call("GET", `/api/decks/jobs/${id}`);

export const cancelDeckJob = (id: string): Promise<ApiAnswer<unknown>> => call("DELETE", `/api/decks/jobs/${id}`);
