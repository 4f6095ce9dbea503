import type { Hearer, Line, Transport } from "../../../../client/session/transport.ts";
import type {
  CommandEnvelope,
  CommandOutcome,
  HandshakeAuth,
  Position,
  RoomWord,
  ViewerReport,
} from "../../../../shared/protocol.ts";

/** One line as the far side sees it: what was said on it, and the hearer to answer with. */
export interface FakeLine {
  readonly auth: HandshakeAuth;
  readonly hearer: Hearer;
  readonly follows: Position[];
  readonly commands: { readonly envelope: CommandEnvelope; readonly answer: (outcome: CommandOutcome) => void }[];
  readonly reports: ViewerReport[];
  readonly words: RoomWord[];
  readonly visits: (string | null)[];
  readonly feeds: { readonly meeting: string | null; readonly since: number }[];
  isClosed: boolean;
}

/** A transport whose far side is the test. */
export class FakeTransport implements Transport {
  readonly lines: FakeLine[] = [];

  get line(): FakeLine {
    const line = this.lines.at(-1);
    if (line === undefined) throw new Error("no line was opened");
    return line;
  }

  open(auth: HandshakeAuth, hearer: Hearer): Line {
    const line: FakeLine = {
      auth,
      hearer,
      follows: [],
      commands: [],
      reports: [],
      words: [],
      visits: [],
      feeds: [],
      isClosed: false,
    };
    this.lines.push(line);
    return {
      follow: (position) => line.follows.push(position),
      command: (envelope, answer) => line.commands.push({ envelope, answer }),
      report: (report) => line.reports.push(report),
      here: (word) => line.words.push(word),
      visit: ({ standId }) => line.visits.push(standId),
      watchFeed: (place) => line.feeds.push(place),
      close: () => {
        line.isClosed = true;
      },
    };
  }
}
