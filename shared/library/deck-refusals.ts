/** Why a deck was not taken. Each is worded by the control room. */
export const deckRefusalCodes = [
  "EMPTY",
  "NOT_A_DECK",
  "MIXED_FILES",
  "OLD_FORMAT",
  "MACROS",
  "ENCRYPTED",
  "BROKEN",
  "TOO_LARGE",
  "TOO_MANY_PAGES",
  "TOO_MANY_PIXELS",
  "TOO_HEAVY",
  "TOO_SLOW",
  "NO_OFFICE",
  "NO_ROOM",
  "BUSY",
  "CANCELLED",
] as const;
export type DeckRefusalCode = (typeof deckRefusalCodes)[number];
