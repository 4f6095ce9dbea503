import { ledgerId } from "../../shared/ids.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Acts } from "../store/acts.ts";
import type { RehearsalDesk } from "../web/show-ports.ts";

const LOOK_EVERY_MS = 3_600_000;

export const rehearsalDesk = (ledgers: Ledgers, acts: Acts): RehearsalDesk => ({
  since: (slug) => ledgers.rehearsalOf(slug)?.openedAt ?? null,
  begin: (slug, by) => ledgers.beginRehearsal(slug, by),
  end: (slug, by) => ledgers.endRehearsal(slug, by),
  acts: (slug, most) => (ledgers.rehearsalOf(slug) === null ? [] : acts.last(ledgerId("rehearsal", slug), most)),
});

/** Those that nobody ended are over after a day (SH5). @returns stops looking. */
export function endOldRehearsals(ledgers: Pick<Ledgers, "endOldRehearsals">): () => void {
  ledgers.endOldRehearsals();
  const timer = setInterval(() => ledgers.endOldRehearsals(), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
