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
  return {
    list: () =>
      ledgers
        .meetings()
        .toReversed()
        .flatMap(({ slug }) => find(slug) ?? []),
    find,
    create: async (meeting, by) => {
      const outcome = await ledgers.createMeeting(meeting, by, randomUUID());
      const made = find(meeting.slug);
      if (outcome.ok && made !== null) return accept(made);
      if (!outcome.ok && outcome.refusal.code === "DUPLICATE") return refuse("SLUG_TAKEN");
      if (!outcome.ok && outcome.refusal.code === "HASHTAG_TAKEN") return refuse("HASHTAG_TAKEN");
      throw new Error("meeting was not created", { cause: outcome });
    },
    drop: (slug) => {
      const outcome = ledgers.dropMeeting(slug, machine);
      if (outcome.ok) onDropped(slug);
      return outcome.ok;
    },
    viewers: (slug) => presence.people(slug),
    acts: (slug, most) => acts.last(ledgerId("timeline", slug), most),
  };
}
