import { parseLedgerId } from "../../shared/ids.ts";
import type { Ledgers } from "../ledger/ledgers.ts";

/** Calls when a meeting was planned, opened, closed or deleted: seldom, while cards come many times a second. */
export function onMeetingsChanged(ledgers: Pick<Ledgers, "listen">, changed: () => void): () => void {
  return ledgers.listen({
    committed: ({ ledger, events }) => {
      // What is opened in a rehearsal is no meeting.
      if (parseLedgerId(ledger)?.kind === "timeline" && events.some(({ event }) => event.type.startsWith("meeting.")))
        changed();
    },
    dropped: changed,
  });
}
