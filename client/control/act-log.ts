import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { ToldAct } from "../../shared/timeline/told-act.ts";
import type { FootNotice } from "./foot-notice.ts";
import { type LogLine, logLines, toldLines } from "./log-lines.ts";
import type { RoomLine } from "./room-line.ts";
import { t } from "./strings.ts";
import { ToldActs } from "./told-acts.ts";

/**
 * The on-air log of this room. What somebody else does is said in the foot as well; what was done while the line was down
 * is kept until it was read. Rules CR17, CR76, CR81.
 */
export class ActLog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #line: RoomLine;
  readonly #foot: FootNotice;
  readonly #air = new ToldActs((more) => this.#hear(more));
  /** Of the rehearsal that is on: each begins with an empty log. */
  #rehearsed: { readonly since: ProgramTime | null; readonly told: ToldActs } | null = null;
  #toldRecord: MeetingRecord | null = null;
  /** The newest act that was known when the line was lost; `null`: it is not. */
  #lostAfter: number | null = null;
  #missed: readonly LogLine[] = [];

  constructor(host: ReactiveControllerHost, line: RoomLine, foot: FootNotice) {
    this.#host = host;
    this.#line = line;
    this.#foot = foot;
    host.addController(this);
  }

  /** Newest first. */
  lines(now: ProgramTime): readonly LogLine[] {
    const { record, isRehearsal } = this.#line.state;
    const { acts } = this.#told;
    // A rehearsal is opened by the house, and no meeting.
    return logLines(isRehearsal ? (acts?.filter(({ type }) => type !== "meeting.opened") ?? []) : acts, record, now);
  }

  get #told(): ToldActs {
    const { record, isRehearsal } = this.#line.state;
    if (!isRehearsal) return this.#air;
    if (this.#rehearsed === null || this.#rehearsed.since !== record.openedAt) {
      const told = new ToldActs((more) => this.#hear(more), "rehearsal/acts");
      this.#rehearsed = { since: record.openedAt, told };
    }
    return this.#rehearsed.told;
  }

  /** What was done while this room had no line, oldest first, until it was read. */
  get missed(): readonly LogLine[] {
    return this.#missed;
  }

  /** The missed acts were read. */
  forget(): void {
    this.#missed = [];
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { session, state } = this.#line;
    if (session === undefined) return;
    const { record, connection } = state;
    if (connection.phase === "lost") this.#lostAfter ??= this.#told.last;
    else if (connection.phase === "live" && this.#lostAfter !== null) void this.#comeBack(session.slug);
    if (record === this.#toldRecord) return;
    this.#toldRecord = record;
    void this.#told.refresh(session.slug).then(() => this.#host.requestUpdate());
  }

  async #comeBack(slug: string): Promise<void> {
    const after = this.#lostAfter ?? 0;
    this.#lostAfter = null;
    // The first telling is no news: the room had not seen anything yet.
    if (after === 0) return;
    await this.#told.refresh(slug);
    this.#missed = toldLines(this.#told.acts ?? [], this.#line.state.record).filter(({ seq }) => seq > after);
    this.#host.requestUpdate();
  }

  /** Others' acts, politely; one's own were said already. */
  #hear(more: readonly ToldAct[]): void {
    const { me, state } = this.#line;
    const first = more[0]?.seq ?? 0;
    const lines = toldLines(this.#told.acts ?? [], state.record).filter(({ seq }) => seq >= first);
    const other = lines.findLast(({ by }) => by !== null && me !== null && by.id !== me.id);
    if (other?.by != null) this.#foot.tell(t("foot.other", { name: other.by.name, words: other.words }));
  }
}
