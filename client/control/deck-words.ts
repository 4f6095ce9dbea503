import { t } from "./library-strings.ts";

const worded = [
  "EMPTY",
  "TOO_LARGE",
  "TOO_MANY_PAGES",
  "TOO_MANY_PIXELS",
  "ENCRYPTED",
  "BROKEN",
  "NOT_A_DECK",
  "MIXED_FILES",
  "OLD_FORMAT",
  "MACROS",
  "TOO_HEAVY",
  "NO_OFFICE",
  "TOO_SLOW",
  "NO_ROOM",
  "BUSY",
  "CANCELLED",
  "OFFLINE",
  "NOT_SIGNED_IN",
  "NOT_ALLOWED",
] as const;

/** Why a file became no deck, in words, with the page where it is one page's matter. */
export function deckWords({ code, page }: { readonly code: string; readonly page?: number }): string {
  if (page !== undefined && (code === "TOO_MANY_PIXELS" || code === "BROKEN")) return t(`deck.${code}.page`, { page });
  const known = worded.find((one) => one === code);
  return known === undefined ? t("deck.other") : t(`deck.${known}`);
}
