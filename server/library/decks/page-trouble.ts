import type { DeckRefusalCode } from "./deck.ts";

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
