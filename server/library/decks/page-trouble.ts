import type { DeckRefusalCode } from "../../../shared/library/deck-refusals.ts";

/** What is wrong with an uploaded deck, found deep inside the child. */
export class PageTrouble extends Error {
  readonly code: DeckRefusalCode;
  readonly page: number | null;

  constructor(code: DeckRefusalCode, page: number | null, options?: ErrorOptions) {
    super(`deck refused: ${code}`, options);
    this.code = code;
    this.page = page;
  }
}
