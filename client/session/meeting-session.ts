import { ledgerId } from "../../shared/ids.ts";
import type { CommandEnvelope, HandshakeAuth, Position, Tick } from "../../shared/protocol.ts";
import type { Plan, RundownEvent } from "../../shared/rundown/plan.ts";
import { emptyPlan, reduce as reducePlan } from "../../shared/rundown/reduce.ts";
import type { Millis } from "../../shared/time.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { emptyRecord, reduce as reduceRecord } from "../../shared/timeline/reduce.ts";
import { ClockOffset } from "./clock-offset.ts";
import { type CommandAnswer, CommandDesk } from "./command-desk.ts";
import type { FeedReading } from "./feed-reading.ts";
import { FollowedLedger } from "./followed-ledger.ts";
import { HereTeller } from "./here-teller.ts";
import { isRehearsed, JoinedRehearsal } from "./joined-rehearsal.ts";
import { LagReporter } from "./lag-reporter.ts";
import { type LineEvents, LineKeeper } from "./line-keeper.ts";
import { initialState, type SessionState } from "./session-state.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Line, Transport } from "./transport.ts";

export interface SessionOptions {
  readonly slug: string;
  /** Kept in the page's storage: people are counted, not sockets. */
  readonly viewerId: string;
  /** Control rooms follow the rundown too. */
  readonly followRundown: boolean;
  /** `false`: nobody sits before this page, so it is not counted. */
  readonly counts?: boolean;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
}

/**
 * One page's connection to one meeting: follows its ledgers by our own `seq`, holds what they say, sends commands.
 * Rules VW30–VW39 in docs/spec/viewer.md.
 */
export class MeetingSession {
  readonly slug: string;
  readonly #surroundings: Surroundings;
  readonly #timeline: FollowedLedger<MeetingRecord, TimelineEvent>;
  readonly #rundown: FollowedLedger<Plan, RundownEvent> | null;
  /** Control rooms join one as soon as it is on. */
  readonly #rehearsal: JoinedRehearsal | null;
  readonly #desk: CommandDesk;
  readonly #keeper: LineKeeper;
  readonly #offset = new ClockOffset();
  readonly #listeners = new Set<() => void>();
  #line: Line | null = null;
  #visiting: string | null = null;
  #reading: FeedReading | null = null;
  readonly #lags: LagReporter;
  /** Control rooms only. */
  readonly #here: HereTeller | null;
  #state = initialState;

  constructor(options: SessionOptions) {
    const { slug, viewerId, followRundown, counts = true, transport, surroundings } = options;
    this.slug = slug;
    this.#surroundings = surroundings;
    const ask = (position: Position) => this.#line?.follow(position);
    this.#timeline = new FollowedLedger({
      ledger: ledgerId("timeline", slug),
      initial: emptyRecord,
      reduce: reduceRecord,
      ask,
    });
    this.#rundown = followRundown
      ? new FollowedLedger({ ledger: ledgerId("rundown", slug), initial: emptyPlan, reduce: reducePlan, ask })
      : null;
    this.#rehearsal = followRundown ? new JoinedRehearsal(slug, ask) : null;
    this.#desk = new CommandDesk(surroundings);
    this.#lags = new LagReporter(surroundings);
    this.#here = followRundown ? new HereTeller(surroundings) : null;
    const auth = () => this.#auth(viewerId, counts);
    this.#keeper = new LineKeeper({ transport, surroundings, events: this.#lineEvents, auth });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Calls `listener` after each change of `state`; the function returned ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  open(): void {
    this.#keeper.open();
  }

  /** Tries at once when the connection is lost: the network is back, the page is looked at again, a person asks. */
  hurry(): void {
    this.#keeper.hurry();
  }

  close(): void {
    this.#keeper.close();
    this.#desk.close();
  }

  /** How long after its `at` a card is seen on this page, for the server (VW39); `null`: nothing moves. */
  set lag(lag: Millis | null) {
    this.#lags.set(lag);
  }

  /** The stand that is being read on this page; `null`: none. Said again to each new line (EB66). */
  set visiting(standId: string | null) {
    if (standId === this.#visiting) return;
    this.#visiting = standId;
    this.#line?.visit({ slug: this.slug, standId });
  }

  /** The feed that is read on this page. Said again to each new line (FD124). */
  set reading(reading: FeedReading | null) {
    this.#reading = reading;
    this.#watchFeed();
  }

  /** The cue whose form is open on this page of a control room, for the others there (AC31); `null`: none. */
  set editing(cueId: string | null) {
    this.#here?.set(cueId);
  }

  /** Answers when the server has it on disk; retries under one id meanwhile, up to 30 s. */
  command(kind: "timeline", command: TimelineCommand): Promise<CommandAnswer>;
  command(kind: "rundown", command: Exclude<CommandEnvelope["command"], TimelineCommand>): Promise<CommandAnswer>;
  command(kind: "timeline" | "rundown", command: CommandEnvelope["command"]): Promise<CommandAnswer> {
    const isTried = kind === "timeline" && this.#state.isRehearsal && isRehearsed(command.type);
    return this.#desk.submit(ledgerId(isTried ? "rehearsal" : kind, this.slug), command);
  }

  #auth(viewerId: string, counts: boolean): HandshakeAuth {
    const follow = [this.#timeline.startFollowing()];
    if (this.#rundown !== null) follow.push(this.#rundown.startFollowing());
    if (this.#rehearsal !== null) follow.push(this.#rehearsal.startFollowing());
    return { viewerId, follow, ...(counts ? {} : { counts: false }) };
  }

  readonly #lineEvents: LineEvents = {
    connection: (connection) => this.#turn(connection),
    line: (line) => {
      this.#line = line;
      this.#desk.use(line);
      if (this.#visiting !== null) line?.visit({ slug: this.slug, standId: this.#visiting });
      this.#watchFeed();
      this.#lags.use(line === null ? null : line.report);
      this.#here?.use(line === null ? null : line.here);
    },
    snapshot: (snapshot) => {
      this.#timeline.takeSnapshot(snapshot);
      this.#rundown?.takeSnapshot(snapshot);
      this.#rehearsal?.takeSnapshot(snapshot);
      this.#showLedgers();
    },
    events: (batch) => {
      this.#timeline.takeEvents(batch);
      this.#rundown?.takeEvents(batch);
      this.#rehearsal?.takeEvents(batch);
      this.#showLedgers();
    },
    tick: (tick) => this.#takeTick(tick),
    health: (health) => this.#change({ health }),
    audience: (audience) => this.#change({ audience }),
    room: (room) => {
      if (JSON.stringify(room) !== JSON.stringify(this.#state.room)) this.#change({ room });
    },
    changed: ({ what }) => this.#tellChanged(what),
    visits: ({ byStand }) => this.#change({ visits: byStand }),
    feed: (news) => this.#reading?.hear(news),
    refused: ({ ledger, refusal }) => {
      this.#rehearsal?.refused(ledger);
      this.#change(this.#onDesk);
      if (ledger === this.#timeline.ledger || ledger === this.#rundown?.ledger) this.#change({ refusal: refusal.code });
      // Who sits in a room is told there only.
      if (ledger === this.#rundown?.ledger) this.#change({ room: [] });
    },
  };

  #watchFeed(): void {
    if (this.#reading === null) return;
    this.#line?.watchFeed({ meeting: this.#reading.meeting, since: this.#reading.since() });
  }

  #turn(connection: SessionState["connection"]): void {
    const wasLost = this.#state.connection.phase === "lost";
    this.#change({ connection });
    if (!wasLost || connection.phase !== "live") return;
    // What changed meanwhile was told to nobody here: the lists are asked for again, and bring who is at which stand.
    this.#change({ visits: null });
    this.#tellChanged("exhibition", "clips", "feed");
  }

  #tellChanged(...what: readonly (keyof SessionState["changes"])[]): void {
    const { changes } = this.#state;
    this.#change({ changes: { ...changes, ...Object.fromEntries(what.map((one) => [one, changes[one] + 1])) } });
  }

  #takeTick(tick: Tick): void {
    this.#timeline.check(tick);
    this.#rundown?.check(tick);
    this.#rehearsal?.check(tick);
    const serverOffset = this.#offset.add(tick.now, this.#surroundings.now());
    this.#change({ ...this.#onDesk, people: tick.people, signal: tick.signal, serverOffset });
  }

  #showLedgers(): void {
    const plan = this.#rundown?.isKnown ? this.#rundown.state : null;
    this.#change({ ...this.#onDesk, plan, ...(this.#timeline.isKnown ? { refusal: null } : {}) });
  }

  /** The record that acts go to: the meeting's, or its rehearsal's while one is on. */
  get #onDesk(): Pick<SessionState, "record" | "isRehearsal"> {
    const rehearsed = this.#rehearsal?.record ?? null;
    return { record: rehearsed ?? this.#timeline.state, isRehearsal: rehearsed !== null };
  }

  #change(part: Partial<SessionState>): void {
    const next = { ...this.#state, ...part };
    const isSame = (Object.keys(part) as (keyof SessionState)[]).every((key) => next[key] === this.#state[key]);
    if (isSame) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
