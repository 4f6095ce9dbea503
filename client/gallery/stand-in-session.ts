import { ledgerId } from "../../shared/ids.ts";
import type { Signal } from "../../shared/protocol.ts";
import { programTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { MeetingSession } from "../session/meeting-session.ts";
import { browserSurroundings } from "../session/surroundings.ts";
import type { Hearer, Transport } from "../session/transport.ts";

/** A session whose far side is the gallery. */
export function standInSession(record: MeetingRecord, signal: Signal = "encoder") {
  const hearers: Hearer[] = [];
  const transport: Transport = {
    open: (_auth, hearer) => {
      hearers.push(hearer);
      return {
        follow: () => {},
        command: () => {},
        report: () => {},
        here: () => {},
        visit: () => {},
        watchFeed: () => {},
        close: () => {},
      };
    },
  };
  const session = new MeetingSession({
    slug: "primer",
    viewerId: "gallery-viewer",
    followRundown: false,
    transport,
    surroundings: browserSurroundings,
  });
  session.open();
  const ledger = ledgerId("timeline", "primer");
  const tell = (state: MeetingRecord, seq: number, now: Signal = signal) => {
    hearers.at(-1)?.snapshot({ ledger, epoch: "gallery", seq, state });
    hearers.at(-1)?.tick({ now: programTime(Date.now()), heads: { [ledger]: seq }, people: 1284, signal: now });
  };
  hearers.at(-1)?.connected();
  tell(record, 1);
  return { session, tell, lose: () => hearers.at(-1)?.lost(), refuse: () => refuse(hearers, ledger) };
}

function refuse(hearers: readonly Hearer[], ledger: string): void {
  hearers.at(-1)?.refused({ ledger, refusal: { code: "UNKNOWN_MEETING" } });
}
