import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { type FeedStore, OWN_FEED } from "../ports.ts";
import { type Alarm, timerAlarm } from "./alarm.ts";
import { type Deadlines, deadlines } from "./call.ts";
import { endWithoutTarget, recover } from "./recover.ts";
import { type OutboxRules, outboxRules } from "./rules.ts";
import { TargetLoop } from "./target-loop.ts";
import type { TargetShelf } from "./target-shelf.ts";

export interface OutboxOptions {
  readonly store: FeedStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly targets: TargetShelf;
  /** Whether most viewers of a meeting have seen a moment of it. */
  seenByMost(meeting: string, at: ProgramTime): boolean;
  /** A highlight's address in the world, by its code. */
  permalinkOf(code: string): string;
  /** Rows of a meeting have changed: control rooms ask again. */
  onChanged(meeting: string): void;
  readonly deadlines?: Deadlines;
  readonly alarm?: Alarm;
  readonly rules?: OutboxRules;
  /** 0 ≤ random < 1 */
  readonly random?: () => number;
}

/** The disk was full when the house started: nothing leaves before what was on its way is known to be in doubt. */
const START_AGAIN: Millis = millis(2_000);

/**
 * Takes what the desk has ordered to its targets: durable, each post once, never after a retraction. One process at a time has it: a
 * second one would take calls of the first for crashed ones (the data folder's lock holds that). Rules FD1–FD24 in docs/spec/feeds.md.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #alarm: Alarm;
  readonly #rules: OutboxRules;
  readonly #loopById = new Map<string, TargetLoop>();
  #state: "new" | "open" | "closed" = "new";
  #stopListening: () => void = () => {};
  #callOffStart: () => void = () => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#alarm = options.alarm ?? timerAlarm;
    this.#rules = options.rules ?? outboxRules;
  }

  start(): void {
    if (this.#state !== "new") return;
    const { store, clock, log, targets } = this.#options;
    let changed: readonly string[];
    try {
      changed = store.transaction((rows) => recover(rows, this.#rules, clock.now()));
    } catch (error) {
      log.fault("outbox: its start could not be kept", error);
      this.#callOffStart = this.#alarm.after(START_AGAIN, () => this.start());
      return;
    }
    this.#state = "open";
    this.#stopListening = targets.onChanged(() => this.poke());
    this.#tell(changed);
    this.poke();
  }

  /** Something was ordered, a switch was thrown: every loop looks. */
  poke(): void {
    if (this.#state !== "open") return;
    this.#endOrphans();
    for (const loop of this.#loops()) loop.poke();
  }

  /** Nothing more leaves; calls that are out end within their deadlines. */
  async close(): Promise<void> {
    this.#state = "closed";
    this.#stopListening();
    this.#callOffStart();
    await Promise.all([...this.#loopById.values()].map((loop) => loop.close()));
  }

  /** Our own feed's first: all others wait for what it does. */
  #loops(): readonly TargetLoop[] {
    const ids = this.#options.targets.all().map(({ id }) => id);
    return ids
      .toSorted((one, other) => Number(other === OWN_FEED) - Number(one === OWN_FEED))
      .map((id) => this.#loop(id));
  }

  #loop(id: string): TargetLoop {
    const known = this.#loopById.get(id);
    if (known !== undefined) return known;
    const { options, alarm, rules } = { options: this.#options, alarm: this.#alarm, rules: this.#rules };
    const loop = new TargetLoop(id, {
      ...{ store: options.store, clock: options.clock, log: options.log, targets: options.targets, alarm, rules },
      deadlines: options.deadlines ?? deadlines,
      random: options.random ?? Math.random,
      seenByMost: (meeting, at) => options.seenByMost(meeting, at),
      permalinkOf: (code) => options.permalinkOf(code),
      onChanged: (meeting) => options.onChanged(meeting),
      onSettled: (target) => this.#afterSettled(target),
    });
    this.#loopById.set(id, loop);
    return loop;
  }

  #afterSettled(target: string): void {
    if (target === OWN_FEED && this.#state === "open") for (const loop of this.#loops()) loop.poke();
  }

  /** Also what is ordered of a target long gone: nobody is told that it is on its way. */
  #endOrphans(): void {
    const { store, targets, log } = this.#options;
    try {
      const isThere = (target: string) => targets.byId(target) !== null || store.rows.targets.byId(target) !== null;
      if (store.rows.outbox.waitingTargets().every(isThere)) return;
      this.#tell(store.transaction((rows) => endWithoutTarget(rows, isThere)));
    } catch (error) {
      log.fault("outbox: rows without a target could not be ended", error);
    }
  }

  #tell(meetings: readonly string[]): void {
    for (const meeting of new Set(meetings)) this.#options.onChanged(meeting);
  }
}
