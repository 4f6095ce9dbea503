import { rehearsedAudience } from "../../shared/audience.ts";
import { type LedgerKind, ledgerId, parseLedgerId } from "../../shared/ids.ts";
import type { Signal } from "../../shared/protocol.ts";
import type { Presence } from "../audience/presence.ts";
import type { Clock } from "../clock.ts";
import type { EventLog } from "../ledger/event-log.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";
import type { AutomationParts } from "../web/automation/automation-routes.ts";
import { BearerDesk } from "../web/automation/bearer.ts";
import { ButtonDesk } from "../web/automation/button-desk.ts";
import type { AutomationHouse, TokenReader } from "../web/automation/ports.ts";
import { StateStreams, type StreamLimits } from "../web/automation/streams.ts";

interface Parts {
  readonly ledgers: Ledgers;
  readonly eventLog: Pick<EventLog, "command">;
  readonly presence: Presence;
  readonly signalOf: (slug: string) => Signal;
  readonly auth: TokenReader;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: StreamLimits;
}

/** The HTTP API for automation over the house's own ledgers. Its streams are the caller's to close. */
export function openAutomation(parts: Parts): AutomationParts {
  const { clock, auth, log, limits } = parts;
  const house = automationHouse(parts);
  const bearers = new BearerDesk(auth, clock);
  return {
    house,
    bearers,
    clock,
    buttons: new ButtonDesk(house, clock),
    streams: new StateStreams({ house, bearers, clock, log, ...(limits === undefined ? {} : { limits }) }),
  };
}

type HouseParts = Pick<Parts, "ledgers" | "eventLog" | "presence" | "signalOf">;

export const automationHouse = ({ ledgers, eventLog, presence, signalOf }: HouseParts): AutomationHouse => ({
  meetingOf: (slug) => {
    const [real, plan, rehearsal] = [ledgers.recordOf(slug), ledgers.planOf(slug), ledgers.rehearsalOf(slug)];
    if (real === null || plan === null) return null;
    const headOf = (kind: LedgerKind) => ledgers.headOf(ledgerId(kind, slug)) ?? 0;
    const isRehearsal = rehearsal !== null;
    const position = { rundown: headOf("rundown"), record: headOf(isRehearsal ? "rehearsal" : "timeline") };
    return { slug, phase: real.phase, isRehearsal, record: rehearsal ?? real, plan, position };
  },
  submit: (envelope, by) => ledgers.submit(envelope, by),
  firstOutcomeOf: (ledger, commandId) => eventLog.command(ledger, commandId),
  // As the control room is told it (SH8).
  audienceOf: (slug) => (ledgers.rehearsalOf(slug) === null ? presence.summary(slug) : rehearsedAudience),
  signalOf,
  listen: (changed) =>
    ledgers.listen({
      committed: ({ ledger }) => {
        const slug = parseLedgerId(ledger)?.slug;
        if (slug !== undefined) changed(slug);
      },
      rehearsed: ({ slug }) => changed(slug),
      dropped: changed,
    }),
});
