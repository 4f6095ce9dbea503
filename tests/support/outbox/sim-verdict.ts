import type { FeedStore, OutboxRow } from "../../../server/feeds/ports.ts";
import type { Job } from "../../../server/feeds/target-kind.ts";
import type { Place, PlacePost } from "./sim-places.ts";
import type { SimTime } from "./sim-time.ts";

/** What must never be. Each says where and when it was. */
export interface Violations {
  readonly doubles: string[];
  /** A create or an edit that was called after its highlight was withdrawn. */
  readonly afterRetraction: string[];
  readonly stillLive: string[];
  readonly order: string[];
  /** Called against a switch, a pause, a gate or a hold window. */
  readonly against: string[];
  readonly notAtRest: string[];
  readonly otherBytes: string[];
}

export const noViolations = (): Violations => ({
  ...{ doubles: [], afterRetraction: [], stillLive: [], order: [], against: [], notAtRest: [], otherBytes: [] },
});

/** Sees every call and every post, from the places' side. */
export class SimJudge {
  readonly violations = noViolations();
  readonly #store: FeedStore;
  readonly #time: SimTime;
  readonly #landings = new Map<string, number>();
  calls = 0;
  landings = 0;

  constructor(store: FeedStore, time: SimTime) {
    this.#store = store;
    this.#time = time;
  }

  called(place: Place, op: "create" | "edit" | "delete", job: Job): void {
    this.calls += 1;
    const row = this.#rowOf(place, op, job);
    const where = `${place.name} ${op} ${job.post.text} at ${this.#time.clock.now()}`;
    if (row?.state !== "sending") this.violations.order.push(`${where}: called while it is ${row?.state}`);
    const gate = this.#store.rows.targets.byId(place.name)?.gateUntil ?? 0;
    if (gate > this.#time.clock.now()) this.violations.against.push(`${where}: behind its gate`);
    if (op === "delete" || row === undefined) return;
    const { rows } = this.#store;
    const highlight = rows.highlights.byId(job.about.highlight);
    if (highlight?.state === "withdrawn") this.violations.afterRetraction.push(where);
    const isKilled = rows.settings.isHouseKilled() || rows.settings.of(row.meeting).settings.isKilled;
    const kept = rows.targets.byId(place.name);
    if (isKilled || kept?.isKilled || kept?.paused) this.violations.against.push(`${where}: killed or paused`);
    if (row.notBefore > this.#time.clock.now()) this.violations.against.push(`${where}: in its hold window`);
    const entry = rows.entries.byCode(job.about.code);
    const isGone = entry !== null && !("rev" in entry);
    if (!isGone && (entry === null || entry.rev < row.rev)) this.violations.order.push(`${where}: before our own feed`);
    const part = partOf(job.post.text);
    // Asked when it is called: a retraction takes its first part down at once, also while a later one is on its way.
    if (op === "create" && part > 0 && this.#partUnder(place, job) !== part - 1)
      this.violations.order.push(`${where}: not under its part`);
    if (row.post.text !== job.post.text) this.violations.otherBytes.push(where);
  }

  landed(place: Place, op: "create" | "edit" | "delete", job: Job, post: PlacePost, isNew: boolean): void {
    this.landings += 1;
    const where = `${place.name} ${job.post.text} at ${this.#time.clock.now()}`;
    if (op === "edit" && post.textRev > job.about.rev) this.violations.order.push(`${where}: an older edit came later`);
    if (op !== "create" || !isNew) return;
    const times = (this.#landings.get(`${place.name} ${job.post.text}`) ?? 0) + 1;
    this.#landings.set(`${place.name} ${job.post.text}`, times);
    if (times > 1) this.violations.doubles.push(where);
  }

  /** When nothing is to happen any more. */
  atRest(places: readonly Place[], withdrawn: readonly string[]): void {
    const { rows } = this.#store;
    for (const row of rows.outbox.inState("queued", "sending", "unknown"))
      this.violations.notAtRest.push(`${row.target} ${row.op} ${row.post.text} is ${row.state} (${row.reason})`);
    for (const row of rows.outbox.inState("held", "cancelled", "dead"))
      if (row.reason === null)
        this.violations.notAtRest.push(`${row.target} ${row.post.text} is ${row.state} without a reason`);
    for (const place of places)
      for (const highlight of withdrawn)
        for (const post of place.live(highlight)) this.violations.stillLive.push(`${place.name} ${post.text}`);
  }

  #rowOf(place: Place, op: string, job: Job): OutboxRow | undefined {
    return this.#store.rows.outbox
      .ofHighlight(job.about.highlight)
      .find((row) => row.target === place.name && row.op === op && row.state === "sending");
  }

  #partUnder(place: Place, job: Job): number {
    const under = place.posts.find(({ id }) => id === job.thread?.previous.id);
    return under?.isLive && under.highlight === job.about.highlight ? partOf(under.text) : -1;
  }
}

const partOf = (text: string): number => Number(/ p(\d+)/.exec(text)?.[1] ?? -1);
