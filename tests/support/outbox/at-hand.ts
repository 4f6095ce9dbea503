import { enqueue, retract } from "../../../server/feeds/outbox/orders.ts";
import { Outbox } from "../../../server/feeds/outbox/outbox.ts";
import type { OpenTarget } from "../../../server/feeds/outbox/target-shelf.ts";
import type { FeedRows, FeedStore, KeptTarget, OutboxRow } from "../../../server/feeds/ports.ts";
import type { Finding, Job, Outcome, Remote, Target } from "../../../server/feeds/target-kind.ts";
import { createDryTarget, type DryTarget } from "../../../server/feeds/targets/dry.ts";
import { openOwnFeed } from "../../../server/feeds/targets/own.ts";
import { silentLog } from "../../../server/log.ts";
import { openDatabase } from "../../../server/store/database.ts";
import { createFeedStore } from "../../../server/store/feeds/store.ts";
import type { Highlight, OutboxOp, Rendered, TargetCaps } from "../../../shared/feeds.ts";
import { later, millis } from "../../../shared/time.ts";
import { aHighlight } from "../feed-builders.ts";
import { capsOfPlaces } from "./sim-places.ts";
import { SimTime } from "./sim-time.ts";
import { aKeptTarget, aShelf } from "./sim-world.ts";

export const HOLD = millis(20_000);
export const MEETING = "itogi";

type Answer = Outcome | "hangs" | "throws" | ((job: Job, signal: AbortSignal) => Promise<Outcome>);

/** A target that answers what it was told to, and then `sent` to everything. */
export class ScriptedTarget {
  readonly id: string;
  readonly calls: { readonly op: OutboxOp; readonly job: Job }[] = [];
  readonly answers: Answer[] = [];
  readonly findings: (Finding | "hangs")[] = [];
  looks = 0;
  readonly dry: DryTarget;
  readonly #caps: TargetCaps;
  readonly #time: SimTime;
  rate = { creates: 1_000, perMs: 60_000 };

  constructor(id: string, caps: TargetCaps, time: SimTime) {
    this.id = id;
    this.#caps = caps;
    this.#time = time;
    this.dry = createDryTarget(time);
  }

  get texts(): readonly string[] {
    return this.calls.filter(({ op }) => op !== "delete").map(({ job }) => job.post.text);
  }

  get ops(): readonly OutboxOp[] {
    return this.calls.map(({ op }) => op);
  }

  open(kept: KeptTarget): OpenTarget {
    const call = (op: OutboxOp) => (job: Job, signal: AbortSignal) => this.#answer(op, job, signal);
    const target: Target = {
      ...{ send: call("create"), edit: call("edit"), remove: call("delete") },
      find: async () => {
        this.#time.activity += 1;
        this.looks += 1;
        const finding = this.findings.shift() ?? ({ type: "missed", said: "not there" } as const);
        return finding === "hangs" ? new Promise(() => {}) : finding;
      },
      check: async () => ({ isOk: true, account: null, reason: null, said: "" }),
    };
    const kind: OpenTarget["kind"] = {
      ...{ kind: "webhook", said: { ru: this.id, en: this.id }, caps: this.#caps, fields: [], rate: this.rate },
      count: (text) => text.length,
      open: () => target,
      remoteOf: (url): Remote | null => (url.includes("/post/") ? { id: url.split("/post/")[1] ?? "", url } : null),
    };
    return { id: this.id, kind, kept, target, dry: this.dry };
  }

  async #answer(op: OutboxOp, job: Job, signal: AbortSignal): Promise<Outcome> {
    this.#time.activity += 1;
    this.calls.push({ op, job });
    const answer = this.answers.shift();
    if (answer === "hangs") return new Promise(() => {});
    if (answer === "throws") throw new Error("https://api.example/?token=secret");
    if (typeof answer === "function") return answer(job, signal);
    const id = job.remote?.id ?? `${this.id}-${this.calls.length}`;
    return answer ?? { type: "sent", remote: { id, url: null }, said: "201" };
  }
}

export interface AtHandOptions {
  readonly caps?: Readonly<Record<string, TargetCaps>>;
  readonly seenByMost?: () => boolean;
}

/** The outbox over the real store, a simulated clock, and targets that answer as they are told. */
export class OutboxAtHand {
  readonly time = new SimTime();
  readonly store: FeedStore = createFeedStore(openDatabase(":memory:"));
  readonly targets: ScriptedTarget[];
  readonly changed: string[] = [];
  readonly #options: AtHandOptions;
  /** Every write is refused. */
  isDiskFull = false;
  outbox: Outbox;

  constructor(options: AtHandOptions = {}) {
    this.#options = options;
    const caps = options.caps ?? { x: capsOfPlaces.x };
    this.targets = Object.entries(caps).map(([id, one]) => new ScriptedTarget(id, one, this.time));
    for (const { id } of this.targets) this.store.rows.targets.add(aKeptTarget(id));
    this.outbox = this.#born();
    this.outbox.start();
  }

  /** The only one, where there is one. */
  get target(): ScriptedTarget {
    return this.at(this.targets[0]?.id ?? "");
  }

  at(id: string): ScriptedTarget {
    const found = this.targets.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no target ${id}`);
    return found;
  }

  get rows(): FeedRows {
    return this.store.rows;
  }

  order(work: (rows: FeedRows) => void): void {
    this.store.transaction(work);
    this.outbox.poke();
  }

  /** Approves words, for all targets: a new highlight, or the next revision of one. */
  approve(
    words: Partial<Highlight> & { readonly parts?: number; readonly micros?: number; readonly staleMs?: number } = {},
  ): Highlight {
    const { parts = 1, micros = 15_000, staleMs, ...change } = words;
    const now = this.time.clock.now();
    const known = this.rows.highlights.byId(change.id ?? "h1");
    const base =
      known ??
      aHighlight({ id: "h1", code: `C${this.rows.highlights.of(MEETING).length + 100}`, meeting: MEETING, ...change });
    const hash = `hash-${base.id}-${change.rev ?? base.rev}-${base.version}`;
    const approved: Highlight = {
      ...{ ...base, ...change, state: "approved", version: base.version + 1, releaseAt: later(now, HOLD) },
      approvals: [{ by: { id: "a", name: "Анна" }, at: now, hash }],
    };
    const rendered = (target: string, count: number): Rendered => ({
      ...{ target, lengths: [], warnings: [], refusal: null, micros: micros * count },
      posts: Array.from({ length: count }, (_, part) => ({
        text: `${base.id} r${approved.rev} p${part}`,
        link: null,
        media: [],
      })),
    });
    this.order((rows) => {
      if (known === null) rows.highlights.add(base);
      rows.highlights.save(approved, base.version);
      enqueue(rows, {
        ...{ highlight: approved, hash, now, releaseAt: later(now, HOLD), targets: this.#opened() },
        rendered: [rendered("own", 1), ...this.targets.map(({ id }) => rendered(id, parts))],
        staleAt: staleMs === undefined ? null : later(now, millis(staleMs)),
      });
    });
    return approved;
  }

  /** Begins a correction: the next revision, as a draft. */
  correct(id: string, style: "reply" | "repost" = "reply"): void {
    const highlight = this.highlight(id);
    const draft = { state: "draft", rev: highlight.rev + 1, approvals: [], version: highlight.version + 1 } as const;
    this.order((rows) =>
      rows.highlights.save({ ...highlight, ...draft, correction: { note: "Уточнено", style } }, highlight.version),
    );
  }

  withdraw(id = "h1"): void {
    const highlight = this.highlight(id);
    const at = this.time.clock.now();
    const gone: Highlight = {
      ...{ ...highlight, state: "withdrawn", version: highlight.version + 1 },
      withdrawn: { at, by: "Анна", reason: "Ошибка" },
    };
    this.order((rows) => {
      rows.highlights.save(gone, highlight.version);
      retract(rows, gone, at);
    });
  }

  highlight(id = "h1"): Highlight {
    const highlight = this.rows.highlights.byId(id);
    if (highlight === null) throw new Error(`no highlight ${id}`);
    return highlight;
  }

  row(about: Partial<Pick<OutboxRow, "highlight" | "target" | "op" | "part" | "rev">> = {}): OutboxRow {
    const wanted = { highlight: "h1", target: this.targets[0]?.id ?? "", op: "create", part: 0, rev: 1, ...about };
    const row = this.rows.outbox
      .ofHighlight(wanted.highlight)
      .find(
        ({ target, op, part, rev }) =>
          target === wanted.target && op === wanted.op && part === wanted.part && rev === wanted.rev,
      );
    if (row === undefined) throw new Error(`no row ${JSON.stringify(wanted)}`);
    return row;
  }

  /** `state` and `reason` of a row. */
  stands(about: Parameters<OutboxAtHand["row"]>[0] = {}): readonly [string, string | null] {
    const { state, reason } = this.row(about);
    return [state, reason];
  }

  async pass(ms: number): Promise<void> {
    await this.time.run(this.time.clock.now() + ms);
  }

  /** The house goes down without a word, and comes up again. */
  async restart(): Promise<void> {
    this.#life.isDead = true;
    this.#life = { isDead: false };
    this.outbox = this.#born();
    this.outbox.start();
    await this.pass(0);
  }

  #life = { isDead: false };

  #opened(): readonly OpenTarget[] {
    const own = openOwnFeed({ store: this.store, clock: this.time.clock, titleOf: () => "Итоги года" });
    return [own, ...this.targets.map((one) => one.open(this.rows.targets.byId(one.id) ?? aKeptTarget(one.id)))];
  }

  #born(): Outbox {
    const life = this.#life;
    const store: FeedStore = {
      rows: this.store.rows,
      transaction: (work) => {
        this.time.activity += 1;
        if (life.isDead) throw new Error("nobody is there any more");
        return this.store.transaction((rows) => {
          const value = work(rows);
          if (this.isDiskFull) throw new Error("database or disk is full");
          return value;
        });
      },
    };
    return new Outbox({
      ...{
        store,
        clock: this.time.clock,
        log: silentLog,
        targets: aShelf(this.#opened()),
        alarm: this.time.alarmOf(life),
      },
      seenByMost: () => this.#options.seenByMost?.() ?? true,
      permalinkOf: (code) => `https://efir.example/h/${code}`,
      onChanged: (meeting) => this.changed.push(meeting),
      random: () => 0.5,
    });
  }
}

export const lostAnswer: Outcome = { type: "unknown", reason: "LOST_ANSWER", said: "reset" };
export const notSent = (reason: Extract<Outcome, { type: "not-sent" }>["reason"], more: object = {}): Outcome => ({
  ...{ type: "not-sent", reason, said: reason },
  ...more,
});
export const foundPost = (id: string): Finding => ({ type: "found", remote: { id, url: null }, said: "there" });
