import type { LedgerId } from "../../shared/ids.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import type { Actor } from "../../shared/roles.ts";
import type { RundownHouseCommand } from "../../shared/rundown/orders.ts";
import type { Plan } from "../../shared/rundown/plan.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";

/** What the library asks of the meetings. Their ledgers are it: server/ledger/ledgers.ts. */
export interface Meetings {
  meetings(): readonly { readonly slug: string }[];
  recordOf(slug: string): MeetingRecord | null;
  /** Of the rehearsal that is on; `null`: none is. */
  rehearsalOf(slug: string): MeetingRecord | null;
  planOf(slug: string): Plan | null;
  submit(
    submission: { readonly id: string; readonly ledger: LedgerId; readonly command: RundownHouseCommand },
    by: Actor,
  ): Promise<CommandOutcome>;
}
