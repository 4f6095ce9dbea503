/** What a deck may cost. Rules DK10–DK13 in docs/spec/decks.md. */
export interface DeckLimits {
  /** All uploaded files of a deck together; also the PDF an office makes of it. */
  readonly bytes: number;
  readonly pages: number;
  /** Of one embedded or uploaded picture: width × height. */
  readonly pixels: number;
  readonly deckMs: number;
  readonly pageMs: number;
  /** For an office to make a PDF of its deck. */
  readonly officeMs: number;
  /** Resident memory of the child and its children. A page of 40 megapixels needs about 600 MB. */
  readonly memoryBytes: number;
  /** What V8 itself may hold of it; pixels and files lie outside. */
  readonly heapMb: number;
  /** Decks that wait while one is converted. */
  readonly waiting: number;
  /** The disk keeps at least this much free: the ledgers need it more than slides do. */
  readonly freeBytes: number;
}

export const usualLimits: DeckLimits = {
  bytes: 200 * 1024 ** 2,
  pages: 500,
  pixels: 40_000_000,
  deckMs: 10 * 60_000,
  pageMs: 60_000,
  officeMs: 4 * 60_000,
  memoryBytes: 1536 * 1024 ** 2,
  heapMb: 512,
  waiting: 4,
  freeBytes: 512 * 1024 ** 2,
};
