import { randomUUID } from "node:crypto";
import { ledgerId } from "../../shared/ids.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";
import type { SignalChange } from "../playout/stage-switch.ts";

const actor: Actor = { id: "ingest", role: "system", name: "Приём" };

/** Writes into the record of every open meeting when its encoder was lost and when it came back. The sample has none. */
export function signalRecorder(ledgers: Ledgers, log: Log): (change: SignalChange) => void {
  return ({ signal, at }) => {
    const command = { type: signal === "encoder" ? "restore-signal" : "lose-signal" } as const;
    for (const { slug, phase, sample } of ledgers.meetings()) {
      if (phase !== "open" || sample) continue;
      // Lost when there was nothing to lose is refused as a duplicate, and rightly so.
      if (command.type === "lose-signal" && ledgers.recordOf(slug)?.signalLostAt !== null) continue;
      ledgers
        .submit({ id: randomUUID(), ledger: ledgerId("timeline", slug), command }, actor, at)
        .catch((error: unknown) => log.fault("signal was not recorded", error, { slug }));
    }
  };
}
