import { ledgerId, parseLedgerId } from "../../shared/ids.ts";
import type { Actor } from "../../shared/roles.ts";
import { later, type Millis } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import { type ClockedMeeting, Clockwork } from "../clockwork/clockwork.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";
import { type Alarm, systemAlarm } from "../playout/alarm.ts";

interface Parts {
  readonly ledgers: Ledgers;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly log: Log;
  readonly encoderDelayOf: (slug: string) => Millis;
}

export const clockActor: Actor = { id: "clock", role: "system", name: "Часы" };

/** Clock mode over the house's ledgers. @returns stops it. */
export const openClockwork = (parts: Omit<Parts, "alarm">): (() => void) =>
  clockworkOver({ ...parts, alarm: systemAlarm });

export function clockworkOver({ ledgers, clock, alarm, log, encoderDelayOf }: Parts): () => void {
  const clockwork = new Clockwork({
    clock,
    alarm,
    log,
    desk: {
      clocked: () => ledgers.meetings().flatMap(({ slug }) => clocked(ledgers, slug)),
      take: ({ slug, isRehearsal }, cueId, id) => {
        const ledger = ledgerId(isRehearsal ? "rehearsal" : "timeline", slug);
        // As a hand's take is stamped: the hall's frame arrives that much later (TL3).
        const at = later(clock.now(), encoderDelayOf(slug));
        return ledgers.submit({ id, ledger, command: { type: "take", cueId } }, clockActor, at);
      },
    },
  });
  // A sample's cards come several times a minute, and its clock is off: it is asked by name.
  const stopListening = ledgers.listen({
    committed: ({ ledger }) => {
      const slug = parseLedgerId(ledger)?.slug;
      if (slug !== undefined && ledgers.planOf(slug)?.clock.isOn) setImmediate(() => clockwork.look());
    },
    rehearsed: () => setImmediate(() => clockwork.look()),
  });
  return () => {
    stopListening();
    clockwork.stop();
  };
}

function clocked(ledgers: Ledgers, slug: string): readonly ClockedMeeting[] {
  const plan = ledgers.planOf(slug);
  if (!plan?.clock.isOn) return [];
  const rehearsed = ledgers.rehearsalOf(slug);
  const record = rehearsed ?? ledgers.recordOf(slug);
  return record?.phase === "open" ? [{ slug, plan, record, isRehearsal: rehearsed !== null }] : [];
}
