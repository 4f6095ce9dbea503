import { randomUUID } from "node:crypto";
import { ledgerId } from "../../shared/ids.ts";
import { accept, refuse } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Presence } from "../audience/presence.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Acts } from "../store/acts.ts";
import type { Meeting, MeetingDirectory } from "../web/ports.ts";

/** The machine itself, where no person asked. */
const machine: Actor = { id: "server", role: "system", name: "Efir" };

interface Parts {
  readonly ledgers: Ledgers;
  readonly presence: Presence;
  readonly acts: Acts;
  /** The stage meetings are shown on. */
  readonly stage: string;
  readonly onDropped: (slug: string) => void;
}

/** Meetings as the pages and the API ask for them. */
export function meetingDirectory({ ledgers, presence, acts, stage, onDropped }: Parts): MeetingDirectory {
  const find = (slug: string): Meeting | null => {
    const record = ledgers.recordOf(slug);
    return record && { slug, stage, sample: record.keepFor !== null, record };
  };
  const plan: MeetingDirectory["plan"] = (slug, { title, programme, about, basedOn }, by, id) => {
    const command = {
      type: "plan" as const,
      title,
      programme,
      ...(about === undefined ? {} : { about }),
      ...(basedOn === undefined ? {} : { basedOn }),
    };
    return ledgers.submit({ id, ledger: ledgerId("timeline", slug), command }, by);
  };
  return {
    list: () =>
      ledgers
        .meetings()
        .toReversed()
        .flatMap(({ slug }) => find(slug) ?? []),
    find,
    create: async (meeting, by, commandId = randomUUID()) => {
      const outcome = await ledgers.createMeeting(meeting, by, commandId);
      const made = find(meeting.slug);
      if (outcome.ok && made !== null) return accept(made);
      if (!outcome.ok && outcome.refusal.code === "DUPLICATE") {
        // Perhaps it is this very command sent again. It is answered as such; based on no plan, another one never lands.
        const again = await plan(meeting.slug, { ...meeting, basedOn: 0 }, by, commandId);
        return again.ok && made !== null ? accept(made) : refuse("SLUG_TAKEN");
      }
      return refuse(outcome.ok ? "UNKNOWN_MEETING" : outcome.refusal.code);
    },
    plan,
    putAway: (slug, isAway, by, id) =>
      ledgers.submit(
        { id, ledger: ledgerId("timeline", slug), command: { type: isAway ? "archive" : "unarchive" } },
        by,
      ),
    cues: (slug) => ledgers.planOf(slug)?.cues ?? [],
    addCues: (slug, cues, by, id) =>
      ledgers.submit({ id, ledger: ledgerId("rundown", slug), command: { type: "add-all", cues } }, by),
    drop: (slug) => {
      const outcome = ledgers.dropMeeting(slug, machine);
      if (outcome.ok) onDropped(slug);
      return outcome.ok;
    },
    viewers: (slug) => presence.people(slug),
    acts: (slug, most) => acts.last(ledgerId("timeline", slug), most),
  };
}
