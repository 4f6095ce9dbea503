import type { DatabaseSync } from "node:sqlite";
import { Outbox } from "../../../server/feeds/outbox/outbox.ts";
import type { OutboxRules } from "../../../server/feeds/outbox/rules.ts";
import type { OpenTarget, TargetShelf } from "../../../server/feeds/outbox/target-shelf.ts";
import type { FeedRows, FeedStore, KeptTarget } from "../../../server/feeds/ports.ts";
import { openOwnFeed } from "../../../server/feeds/targets/own.ts";
import { silentLog } from "../../../server/log.ts";
import { createFeedStore } from "../../../server/store/feeds/store.ts";
import { millis } from "../../../shared/time.ts";
import { capsOfPlaces, Place, type PlaceName, type Weather } from "./sim-places.ts";
import { SimTime } from "./sim-time.ts";
import { SimJudge } from "./sim-verdict.ts";

export interface SimOptions {
  readonly database: DatabaseSync;
  readonly random: (below: number) => number;
  readonly places: readonly PlaceName[];
  readonly rules?: OutboxRules;
  /** Of a thousand transactions or calls: so many end in a crash. */
  readonly crashes: number;
  /** Of a hundred calls: so many go wrong somehow. */
  readonly troubles: number;
}

/** The house and the world around it. The database and the places outlive every crash; nothing else does. */
export class SimWorld {
  readonly time = new SimTime();
  readonly store: FeedStore;
  readonly judge: SimJudge;
  readonly places: readonly Place[];
  outbox: Outbox | null = null;
  #life = { isDead: true };
  isDiskFull = false;
  /** No more trouble: everything comes to rest now. */
  isCalm = false;
  crashes = 0;
  readonly #options: SimOptions;

  constructor(options: SimOptions) {
    this.#options = options;
    for (const table of ["highlights", "highlight_codes", "feed_entries", "feed_targets", "feed_settings", "outbox"])
      options.database.exec(`DELETE FROM ${table}`);
    this.store = createFeedStore(options.database);
    this.judge = new SimJudge(this.store, this.time);
    const watcher = {
      called: (...call: Parameters<SimJudge["called"]>) => {
        this.judge.called(...call);
        if (this.#strikes()) this.crash();
      },
      landed: (...landing: Parameters<SimJudge["landed"]>) => {
        this.judge.landed(...landing);
        if (this.#strikes()) this.crash();
      },
      weather: (_place: Place, op: string) => this.#weather(op),
    };
    this.places = options.places.map((name) => new Place(name, capsOfPlaces[name], this.time, watcher));
    this.store.transaction((rows) => {
      for (const { name } of this.places) rows.targets.add(aKeptTarget(name));
    });
  }

  /** One more life of the house. */
  start(): void {
    const life = { isDead: false };
    this.#life = life;
    const store = this.#storeOf(life);
    const own = openOwnFeed({ store, clock: this.time.clock, titleOf: () => "Заседание" });
    this.outbox = new Outbox({
      ...{
        store,
        clock: this.time.clock,
        log: silentLog,
        targets: this.#shelf(own, life),
        alarm: this.time.alarmOf(life),
      },
      deadlines: { call: millis(20_000), look: millis(10_000) },
      random: () => this.#options.random(1_000) / 1_000,
      seenByMost: () => this.#options.random(3) === 0,
      permalinkOf: (code) => `https://efir.example/h/${code}`,
      onChanged: () => {},
      ...(this.#options.rules && { rules: this.#options.rules }),
    });
    this.outbox.start();
  }

  /** Accounts as they are kept at each moment; another account is another connection. */
  #shelf(own: OpenTarget, life: { readonly isDead: boolean }): TargetShelf {
    const openById = new Map<string, OpenTarget>();
    const opened = (place: Place): readonly OpenTarget[] => {
      const kept = this.store.rows.targets.byId(place.name);
      if (kept === null) return [];
      const before = openById.get(place.name);
      const open =
        before !== undefined && before.kept?.open["chat"] === kept.open["chat"]
          ? { ...before, kept }
          : place.open(life, kept);
      openById.set(place.name, open);
      return [open];
    };
    const all = () => [own, ...this.places.flatMap(opened)];
    const byId = (id: string) => {
      const place = this.places.find(({ name }) => name === id);
      return id === own.id ? own : place === undefined ? null : (opened(place)[0] ?? null);
    };
    return { all, byId, onChanged: () => () => {} };
  }

  /** -9: what was not on the disk is gone. */
  crash(): void {
    if (this.#life.isDead) return;
    this.#life.isDead = true;
    this.crashes += 1;
    const { random } = this.#options;
    // Now and then the machine comes up with another time, and whatever was on its way has landed by then.
    const isSkewed = random(8) === 0;
    this.time.after((isSkewed ? 15_000 : 100) + random(20_000), () => {
      if (isSkewed) this.time.skewMs += random(7_200_000) - 3_600_000;
      this.start();
    });
  }

  /** The desk's: never struck, refused while the disk is full or the house is down. */
  order(work: (rows: FeedRows) => void): void {
    if (this.#life.isDead || this.isDiskFull) return;
    this.store.transaction(work);
    this.outbox?.poke();
  }

  #storeOf(life: { readonly isDead: boolean }): FeedStore {
    return {
      rows: this.store.rows,
      transaction: (work) => {
        this.time.activity += 1;
        if (life.isDead) throw new Error("nobody is there any more");
        const isStruck = this.#strikes();
        const isBefore = isStruck && this.#options.random(2) === 0;
        const value = this.store.transaction((rows) => {
          const done = work(rows);
          if (this.isDiskFull) throw new Error("database or disk is full");
          if (isBefore) {
            this.crash();
            throw new Error("killed before the commit");
          }
          return done;
        });
        if (isStruck) {
          this.crash();
          throw new Error("killed after the commit");
        }
        return value;
      },
    };
  }

  #strikes = (): boolean => !this.isCalm && this.#options.random(1_000) < this.#options.crashes;

  #weather(op: string): Weather {
    const { random, troubles } = this.#options;
    const fair: Weather = {
      answer: "ok",
      lands: true,
      landsAfterMs: 20 + random(400),
      answersAfterMs: 10 + random(200),
    };
    if (this.isCalm || random(100) >= troubles) return fair;
    const lands = random(3) > 0;
    // A post is there twelve seconds after the call at the latest: looks come after fifteen.
    const landsAfterMs = random(4) === 0 ? random(12_000) : random(500);
    const answers = [
      "ok",
      "lost",
      "lost",
      "lost",
      "hangs",
      "throws",
      "limited",
      "limited",
      "unreachable",
      "refused",
      "auth",
    ] as const;
    const answer = answers[random(answers.length)] ?? "lost";
    // Refusals of a delete would need a person each time; one that is slow is answered after its deadline.
    const kind = op === "delete" && answer === "refused" ? "lost" : answer;
    return { answer: kind, lands, landsAfterMs, answersAfterMs: random(3) === 0 ? random(60_000) : random(900) };
  }
}

export const aShelf = (opened: readonly OpenTarget[]): TargetShelf => ({
  all: () => opened,
  byId: (id) => opened.find((one) => one.id === id) ?? null,
  onChanged: () => () => {},
});

export const aKeptTarget = (id: string, change: Partial<KeptTarget> = {}): KeptTarget => ({
  ...{ id, kind: "webhook", name: id, version: 1, mode: "each", paused: null, isKilled: false },
  budget: { posts: null, micros: null },
  ...{ gateUntil: null, account: null, checkedAt: null, baseUrl: null, proxy: null },
  ...{ open: {}, filled: [], secret: null },
  ...change,
});
