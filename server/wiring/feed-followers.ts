import { parseLedgerId } from "../../shared/ids.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { HighlightDesk } from "../feeds/desk/highlight-desk.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";

interface Parts {
  readonly ledgers: Pick<Ledgers, "listen" | "recordOf" | "rehearsalOf">;
  readonly desk: Pick<HighlightDesk, "figureCorrected" | "cardRecalled" | "meetingDropped">;
  readonly lookSoon: (meeting: string) => void;
  readonly log: Log;
}

/** What happens in meetings, as far as highlights follow it. @returns stops following. */
export function followMeetings({ ledgers, desk, lookSoon, log }: Parts): () => void {
  const follow = (slug: string, kind: "timeline" | "rehearsal", event: TimelineEvent) => {
    switch (event.type) {
      case "figure.corrected": {
        const record = kind === "timeline" ? ledgers.recordOf(slug) : ledgers.rehearsalOf(slug);
        return record && desk.figureCorrected(slug, record, event.figureId, event.figure);
      }
      case "act.recalled":
        return desk.cardRecalled(slug, event.act);
      // An item that is over: its digest may be due.
      case "card.taken":
        return event.layer === "chapter" && lookSoon(slug);
      case "meeting.opened":
      case "meeting.closed":
        return lookSoon(slug);
      default:
        return;
    }
  };
  return ledgers.listen({
    committed: ({ ledger, events }) => {
      const name = parseLedgerId(ledger);
      if (name === null || name.kind === "rundown") return;
      for (const { event } of events) {
        try {
          // The ledger's name says whose events these are.
          follow(name.slug, name.kind, event as TimelineEvent);
        } catch (error) {
          log.fault("highlights have not followed a meeting", error, { slug: name.slug, event: event.type });
        }
      }
    },
    dropped: (slug) => {
      try {
        desk.meetingDropped(slug);
      } catch (error) {
        log.fault("feed of a meeting not removed", error, { slug });
      }
    },
  });
}
