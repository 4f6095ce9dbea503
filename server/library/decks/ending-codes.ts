import type { DeckRefusalCode } from "../../../shared/library/deck-refusals.ts";
import type { Ending } from "../../children/limited-process.ts";

const codes = {
  "too-slow": "TOO_SLOW",
  "too-heavy": "TOO_HEAVY",
  cancelled: "CANCELLED",
} as const satisfies Partial<Record<Ending["how"], DeckRefusalCode>>;

/** Why a deck's child did not do its work. @param byItself what it means that it ended by itself, without it. */
export const codeOf = (
  ending: Ending,
  byItself: (exit: Extract<Ending, { how: "exited" }>) => DeckRefusalCode,
): DeckRefusalCode => (ending.how === "exited" ? byItself(ending) : codes[ending.how]);
