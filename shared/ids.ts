/** Identifiers made by clients and servers alike. Pure: randomness comes from the caller. */

/** `timeline`: the public record. `rundown`: the private plan. `rehearsal`: a record that only the control room sees. */
export const ledgerKinds = ["timeline", "rundown", "rehearsal"] as const;
export type LedgerKind = (typeof ledgerKinds)[number];
/** A ledger's name: `timeline:{slug}`. */
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
  const known = ledgerKinds.find((one) => one === kind);
  return known === undefined ? null : { kind: known, slug };
}
