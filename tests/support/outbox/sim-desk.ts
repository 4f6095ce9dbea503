/** People at the desk of a simulated world: they approve, change their minds, correct, withdraw, throw switches and look by hand. */
import {
  cancelByHand,
  enqueue,
  type Order,
  resolveByHand,
  retract,
  retryByHand,
  takeBack,
} from "../../../server/feeds/outbox/orders.ts";
import type { FeedRows, OutboxRow } from "../../../server/feeds/ports.ts";
import { ownFeedCaps } from "../../../server/feeds/targets/own.ts";
import type { Highlight, Rendered } from "../../../shared/feeds.ts";
import { later, millis } from "../../../shared/time.ts";
import { aHighlight } from "../feed-builders.ts";
import type { SimWorld } from "./sim-world.ts";

const MEETING = "itogi";
const HOLD_MS = 20_000;

export class SimDesk {
  readonly #world: SimWorld;
  readonly #random: (below: number) => number;
  /** Withdrawn for good. */
  readonly withdrawn: string[] = [];
  readonly #ids: string[] = [];

  constructor(world: SimWorld, random: (below: number) => number) {
    this.#world = world;
    this.#random = random;
  }

  /** So many highlights, and what comes to people's minds about them, over ten minutes. */
  plan(highlights: number): void {
    for (let index = 1; index <= highlights; index += 1) {
      const id = `h${index}`;
      this.#ids.push(id);
      this.#at(this.#random(120_000), () => this.#approve(id, index));
      const second = this.#random(100);
      const when = 1_000 + this.#random(300_000);
      if (second < 15) this.#at(when, () => this.#undo(id));
      if (second < 45) this.#at(when, () => this.#correct(id));
      if (second > 30 && second < 75) this.#at(1_000 + this.#random(500_000), () => this.#withdraw(id));
    }
    for (let index = this.#random(3); index > 0; index -= 1) this.#throwSwitch();
    if (this.#random(4) === 0) this.#fillDisk();
    if (this.#random(5) === 0) this.#at(this.#random(400_000), () => this.#replaceAccount());
    if (this.#random(5) === 0)
      for (const from of [200_000, 300_000, 400_000]) this.#at(from, () => this.#removeTarget());
    for (let when = 60_000; when < 600_000; when += 60_000) this.#at(when, () => this.#person());
  }

  /** Switches are back, and whoever is asked looks. */
  settleAll(): void {
    const { store } = this.#world;
    this.#world.isDiskFull = false;
    for (const place of this.#world.places) place.isReachable = true;
    store.transaction((rows) => {
      rows.settings.setHouseKilled(false);
      this.#killMeeting(rows, false);
      for (const target of rows.targets.all()) {
        rows.targets.pause(target.id, null);
        if (target.isKilled)
          rows.targets.save({ ...target, isKilled: false, paused: null, version: target.version + 1 }, target.version);
      }
    });
    // A correction that nobody approved holds back what it is to correct.
    for (const id of this.#ids) this.#approveCorrection(id);
    this.#world.outbox?.poke();
  }

  /** Looks for what is asked for, and says what is there. @returns whether anything was asked for */
  lookByHand(): boolean {
    let isAsked = false;
    this.#world.order((rows) => {
      for (const row of rows.outbox.inState("held")) {
        if (row.op !== "delete" && !row.isDoubtful) continue;
        isAsked = true;
        this.#say(rows, row);
      }
    });
    return isAsked;
  }

  #approve(id: string, index: number): void {
    const { time } = this.#world;
    this.#world.order((rows) => {
      if (rows.highlights.byId(id) !== null) return;
      const code = `C${100 + index}`;
      const highlight = aHighlight({
        id,
        code,
        meeting: MEETING,
        waitsForViewers: this.#random(5) === 0,
        isRehearsal: this.#random(15) === 0,
        madeAt: time.clock.now(),
      });
      rows.highlights.add(highlight);
      this.#send(rows, highlight);
    });
  }

  #send(rows: FeedRows, highlight: Highlight): void {
    const now = this.#world.time.clock.now();
    const hash = `hash-${highlight.id}-${highlight.rev}-${highlight.version}`;
    const releaseAt = later(now, millis(HOLD_MS));
    const approved: Highlight = {
      ...{ ...highlight, state: "approved", version: highlight.version + 1, releaseAt },
      approvals: [{ by: { id: "a", name: "Анна" }, at: now, hash }],
    };
    rows.highlights.save(approved, highlight.version);
    const order: Order = {
      ...{ highlight: approved, hash, now, releaseAt, targets: this.#targets() },
      rendered: this.#rendered(approved),
      staleAt: this.#random(6) === 0 ? later(releaseAt, millis(60_000)) : later(now, millis(3_600_000)),
    };
    enqueue(rows, order);
  }

  #targets(): Order["targets"] {
    // Only what they can is read of them here.
    const life = { isDead: true };
    return [
      { id: "own", kind: { caps: ownFeedCaps }, kept: null } as unknown as Order["targets"][number],
      ...this.#world.places.flatMap((place) => {
        const kept = this.#world.store.rows.targets.byId(place.name);
        return kept === null ? [] : [place.open(life, kept)];
      }),
    ];
  }

  #rendered({ id, rev, version }: Highlight): readonly Rendered[] {
    const parts = 1 + this.#random(3);
    const rendered = (target: string, count: number): Rendered => ({
      ...{ target, lengths: [], warnings: [], refusal: null, micros: 15_000 * count },
      posts: Array.from({ length: count }, (_, part) => ({
        text: `${id} r${rev} v${version} p${part}`,
        link: null,
        media: [],
      })),
    });
    return [rendered("own", 1), ...this.#world.places.map(({ name, caps }) => rendered(name, caps.thread ? parts : 1))];
  }

  #undo(id: string): void {
    this.#world.order((rows) => {
      const highlight = rows.highlights.byId(id);
      if (highlight?.state !== "approved" || !takeBack(rows, highlight, this.#world.time.clock.now())) return;
      const draft: Highlight = {
        ...highlight,
        state: "draft",
        approvals: [],
        releaseAt: null,
        version: highlight.version + 1,
      };
      rows.highlights.save(draft, highlight.version);
      if (this.#random(2) === 0) this.#send(rows, draft);
    });
  }

  #correct(id: string): void {
    this.#world.order((rows) => {
      const highlight = rows.highlights.byId(id);
      if (highlight?.state !== "released") return;
      const style = this.#random(2) === 0 ? "reply" : "repost";
      const corrected: Highlight = {
        ...{ ...highlight, state: "draft", rev: highlight.rev + 1, approvals: [], version: highlight.version + 1 },
        correction: { note: "Уточнено", style },
      };
      rows.highlights.save(corrected, highlight.version);
      this.#at(this.#random(60_000), () => this.#approveCorrection(id));
      if (this.#random(3) === 0) this.#at(this.#random(200_000), () => this.#correct(id));
    });
  }

  #approveCorrection(id: string): void {
    this.#world.order((rows) => {
      const highlight = rows.highlights.byId(id);
      if (highlight?.state === "draft" && highlight.rev > 1) this.#send(rows, highlight);
    });
  }

  #withdraw(id: string): void {
    this.#world.order((rows) => {
      const highlight = rows.highlights.byId(id);
      if (highlight === null || highlight.state === "withdrawn") return;
      const at = this.#world.time.clock.now();
      const withdrawn: Highlight = {
        ...{ ...highlight, state: "withdrawn", version: highlight.version + 1 },
        withdrawn: { at, by: "Анна", reason: "Ошибка" },
      };
      rows.highlights.save(withdrawn, highlight.version);
      retract(rows, withdrawn, at);
      this.withdrawn.push(id);
    });
  }

  #throwSwitch(): void {
    const from = this.#random(400_000);
    const until = from + 5_000 + this.#random(100_000);
    const place = this.#world.places[this.#random(this.#world.places.length)];
    const kinds: readonly ((rows: FeedRows, isOn: boolean) => void)[] = [
      (rows, isOn) => rows.settings.setHouseKilled(isOn),
      (rows, isOn) => this.#killMeeting(rows, isOn),
      (rows, isOn) => this.#killTarget(rows, place?.name ?? "", isOn),
      (rows, isOn) =>
        rows.targets.pause(place?.name ?? "", isOn ? { at: this.#world.time.clock.now(), why: "BY_HAND" } : null),
      (_rows, isOn) => {
        if (place) place.isReachable = !isOn;
      },
    ];
    const kind = kinds[this.#random(kinds.length)];
    this.#at(from, () => this.#world.order((rows) => kind?.(rows, true)));
    this.#at(until, () => this.#world.order((rows) => kind?.(rows, false)));
  }

  #fillDisk(): void {
    const from = this.#random(400_000);
    this.#at(from, () => {
      this.#world.isDiskFull = true;
    });
    this.#at(from + this.#random(60_000), () => {
      this.#world.isDiskFull = false;
    });
  }

  /** Accounts are connected again; what is asked for by hand is sometimes answered; what is dead is sometimes tried again. */
  #person(): void {
    this.#world.order((rows) => {
      const now = this.#world.time.clock.now();
      for (const { id, paused } of rows.targets.all()) if (paused?.why === "AUTH") rows.targets.pause(id, null);
      for (const row of rows.outbox.inState("queued"))
        if (row.op === "delete" && row.reason === "PAUSED" && this.#random(2) === 0) this.#say(rows, row);
      for (const row of rows.outbox.inState("held", "dead")) {
        const does = this.#random(4);
        if (does === 0) this.#say(rows, row);
        if (does === 1) retryByHand(rows, row.id, "Анна", now);
        if (does === 2 && this.#random(5) === 0) cancelByHand(rows, row.id, "Анна", now);
      }
    });
  }

  /** Another account under the same name, while something is on its way. */
  #replaceAccount(): void {
    const place = this.#world.places[this.#random(this.#world.places.length)];
    this.#world.order((rows) => {
      const target = rows.targets.byId(place?.name ?? "");
      if (target === null) return;
      const version = target.version + 1;
      rows.targets.save({ ...target, open: { chat: `account ${version}` }, version }, target.version);
    });
  }

  /** As the book of accounts does it: not while anything is to leave there, or in doubt. */
  #removeTarget(): void {
    const { name } = this.#world.places[0] ?? { name: "" };
    this.#world.order((rows) => {
      if (rows.outbox.ofTarget(name, ["queued", "sending", "unknown"], 1).length === 0) rows.targets.drop(name);
    });
  }

  /** The truth, once what is on its way has landed. */
  #say(rows: FeedRows, row: OutboxRow): void {
    const now = this.#world.time.clock.now();
    const last = row.evidence.at(-1)?.at ?? row.madeAt;
    const ago = now - last;
    // Before a clock that was set back everything has landed.
    if (ago >= 0 && ago < 15_000) return;
    const place = this.#world.places.find(({ name }) => name === row.target);
    const create = rows.outbox
      .ofHighlight(row.highlight)
      .find(
        ({ op, target, part, rev }) => op === "create" && target === row.target && part === row.part && rev === row.rev,
      );
    const text = row.op === "delete" ? create?.post.text : row.post.text;
    const post = place?.posts.find((one) => one.isLive && one.text === text);
    if (row.op === "delete") {
      // What the house cannot take down a person does.
      if (create?.isDoubtful) return;
      const named = place?.posts.find(({ id }) => id === create?.remoteId || create?.remoteUrl?.endsWith(`/${id}`));
      for (const one of [post, named]) if (one) one.isLive = false;
      resolveByHand(rows, row.id, null, "Анна", now);
    } else {
      resolveByHand(rows, row.id, post ? { url: `https://${row.target}.example/${post.id}` } : null, "Анна", now);
    }
  }

  #killMeeting(rows: FeedRows, isKilled: boolean): void {
    const { settings, version } = rows.settings.of(MEETING);
    rows.settings.save(MEETING, { ...settings, isKilled }, version);
  }

  #killTarget(rows: FeedRows, id: string, isKilled: boolean): void {
    const target = rows.targets.byId(id);
    if (target) rows.targets.save({ ...target, isKilled, version: target.version + 1 }, target.version);
  }

  #at = (ms: number, what: () => void): void => void this.#world.time.after(ms, what);
}
