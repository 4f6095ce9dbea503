import { type LedgerId, ledgerId } from "../../shared/ids.ts";
import type { EventBatch, Position, Snapshot, Tick } from "../../shared/protocol.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { emptyRecord, reduce } from "../../shared/timeline/reduce.ts";
import { FollowedLedger } from "./followed-ledger.ts";

/** What the meeting is, is nothing to rehearse (SH3). */
const ofMeeting: ReadonlySet<string> = new Set<TimelineCommand["type"]>([
  "plan",
  "open",
  "close",
  "archive",
  "unarchive",
]);
export const isRehearsed = (type: string): boolean => !ofMeeting.has(type);

/** The rehearsal that a control room follows while one is on: heads in its ticks say so (SH6). */
export class JoinedRehearsal {
  readonly #ledger: LedgerId;
  readonly #ask: (position: Position) => void;
  #followed: FollowedLedger<MeetingRecord, TimelineEvent>;
  #isAsked = false;

  constructor(slug: string, ask: (position: Position) => void) {
    this.#ledger = ledgerId("rehearsal", slug);
    this.#ask = ask;
    this.#followed = this.#nothing();
  }

  /** `null`: none is on, or nothing of it came yet. */
  get record(): MeetingRecord | null {
    return this.#followed.isKnown ? this.#followed.state : null;
  }

  /** For a handshake: a reload is back in it with the first answer. */
  startFollowing(): Position {
    this.#isAsked = true;
    return this.#followed.startFollowing();
  }

  takeSnapshot(snapshot: Snapshot): void {
    this.#followed.takeSnapshot(snapshot);
  }

  takeEvents(batch: EventBatch): void {
    this.#followed.takeEvents(batch);
  }

  /** There is none any more, or never was. */
  refused(ledger: string): void {
    if (ledger === this.#ledger) this.#leave();
  }

  check(tick: Tick): void {
    const isOn = tick.heads[this.#ledger] !== undefined;
    if (!isOn && this.#followed.isKnown) this.#leave();
    else if (isOn && !this.#isAsked) this.#ask(this.startFollowing());
    else this.#followed.check(tick);
  }

  #leave(): void {
    this.#isAsked = false;
    this.#followed = this.#nothing();
  }

  readonly #nothing = () =>
    new FollowedLedger<MeetingRecord, TimelineEvent>({
      ledger: this.#ledger,
      initial: emptyRecord,
      reduce,
      ask: this.#ask,
    });
}
