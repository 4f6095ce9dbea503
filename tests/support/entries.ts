import type { Entry } from "../../server/ledger/event-log.ts";
import type { LedgerId } from "../../shared/ids.ts";
import { at } from "./ledger-builders.ts";

/** An entry of one event after `seq - 1`, whose words and command tell which it is. */
export const entryOf = (seq: number, ledger: LedgerId = "timeline:meeting"): Entry => ({
  ledger,
  epoch: "first-life",
  commandId: `command-${seq}`,
  actorId: "moderator",
  events: [{ seq, at: at(seq + 0.25), event: { type: "said", words: `№ ${seq} ${"·".repeat(seq % 300)}` } }],
});
