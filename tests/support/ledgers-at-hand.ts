import { Ledgers, type NewMeeting } from "../../server/ledger/ledgers.ts";
import { silentLog } from "../../server/log.ts";
import type { LedgerId } from "../../shared/ids.ts";
import type { CommandOutcome, EventBatch } from "../../shared/protocol.ts";
import type { Role } from "../../shared/roles.ts";
import type { RundownCommand } from "../../shared/rundown/commands.ts";
import { millis, type ProgramTime } from "../../shared/time.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { SystemCommand } from "../../shared/timeline/orders.ts";
import { anActor } from "./ledger-builders.ts";
import { ManualClock } from "./manual-clock.ts";
import { MemoryLog } from "./memory-log.ts";

export const timeline: LedgerId = "timeline:meeting";
export const rundown: LedgerId = "rundown:meeting";

interface How {
  readonly role?: Role;
  readonly actorId?: string;
  readonly id?: string;
  readonly at?: ProgramTime;
}

/** Ledgers over a log without a disk, with all that they tell, and short ways to command them. */
export function ledgersAtHand({ log = new MemoryLog(), clock = new ManualClock(), encoderDelayMs = 0 } = {}) {
  const ledgers = new Ledgers({ log, clock, encoderDelayOf: () => millis(encoderDelayMs), logger: silentLog });
  const told: EventBatch[] = [];
  ledgers.listen({ committed: (batch) => told.push(batch) });
  let commands = 0;
  const send = (
    ledger: LedgerId,
    command: TimelineCommand | RundownCommand | SystemCommand,
    { role = "moderator", actorId, id, at }: How = {},
  ): Promise<CommandOutcome> => {
    commands += 1;
    return ledgers.submit({ id: id ?? `command-${commands}`, ledger, command }, anActor(role, actorId), at);
  };
  return {
    ledgers,
    log,
    clock,
    told,
    send,
    /** A meeting that is planned and open: its timeline's head is 2. */
    openMeeting: async (meeting: Partial<NewMeeting> = {}) => {
      const slug = meeting.slug ?? "meeting";
      const plan = { slug, title: "Заседание", programme: [], ...meeting };
      await ledgers.createMeeting(plan, anActor("system"), `plan-of-${slug}`);
      await send(`timeline:${slug}`, { type: "open" });
    },
  };
}
