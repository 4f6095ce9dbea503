/** Identifiers made by clients and servers alike. Pure: randomness comes from the caller. */

/** Ledger names: `timeline:{slug}` and `rundown:{slug}`. */
export type LedgerKind = "timeline" | "rundown";
export type LedgerId = `${LedgerKind}:${string}`;

/** Lower-case Latin letters, digits and dashes, 1 to 64; what stands in `/m/{slug}`. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
/** Cue, card, command, viewer and meeting ids: 8 to 64 characters of `A–Z a–z 0–9 _ -`. */
export const idPattern = /^[A-Za-z0-9_-]{8,64}$/;

export const ledgerId = (kind: LedgerKind, slug: string): LedgerId => `${kind}:${slug}`;

/** Splits a ledger's name; `null` when it is not one. */
export function parseLedgerId(text: string): { kind: LedgerKind; slug: string } | null {
  const [kind, slug, ...rest] = text.split(":");
  if (rest.length > 0 || slug === undefined || !slugPattern.test(slug)) return null;
  return kind === "timeline" || kind === "rundown" ? { kind, slug } : null;
}
