/** Targets of a simulated world: places that really keep posts, one for each set of capabilities. */
import type { OpenTarget } from "../../../server/feeds/outbox/target-shelf.ts";
import type { KeptTarget } from "../../../server/feeds/ports.ts";
import type { Job, Remote, Target, TargetKind } from "../../../server/feeds/target-kind.ts";
import { createDryTarget } from "../../../server/feeds/targets/dry.ts";
import type { TargetCaps } from "../../../shared/feeds.ts";
import { type Millis, millis, programTime } from "../../../shared/time.ts";
import type { SimTime } from "./sim-time.ts";

export interface PlacePost {
  readonly id: string;
  readonly key: string;
  /** Whose it is: nobody else finds, changes or deletes it. */
  readonly account: string;
  readonly highlight: string;
  /** Of the create. */
  readonly rev: number;
  text: string;
  textRev: number;
  readonly under: string | null;
  isLive: boolean;
}

const hour: Millis = millis(3_600_000);
const common = {
  ...{ images: 1, video: false, altText: true, limit: 1_000, unit: "characters" },
  ...{ idempotent: "none", find: false, edit: "none", delete: true, thread: true },
  price: { post: 15_000, postWithLink: 200_000, edit: 0, delete: 10_000, find: 1_000 },
} as const satisfies TargetCaps;

/** By what they can: the names are of those that are most like them. */
export const capsOfPlaces = {
  x: { ...common, find: true },
  telegram: { ...common, edit: "in-place" },
  mastodon: { ...common, idempotent: "key", keyTtlMs: hour, find: true, edit: "in-place" },
  bluesky: { ...common, idempotent: "record-id", find: true },
  webhook: { ...common, idempotent: "record-id", edit: "in-place", thread: false },
  vk: { ...common, idempotent: "key", keyTtlMs: hour, edit: "in-place", thread: false },
  max: { ...common, delete: false, thread: false },
} as const satisfies Record<string, TargetCaps>;
export type PlaceName = keyof typeof capsOfPlaces;
export const placeNames = Object.keys(capsOfPlaces) as readonly PlaceName[];

/** What the network does with a call, decided before it comes. */
export interface Weather {
  /** `lost`: no answer that can be read. `hangs`: none at all. */
  readonly answer: "ok" | "lost" | "hangs" | "throws" | "limited" | "unreachable" | "refused" | "auth";
  /** Whether it lands where the answer does not say. */
  readonly lands: boolean;
  readonly landsAfterMs: number;
  readonly answersAfterMs: number;
}

export interface Watcher {
  called(place: Place, op: "create" | "edit" | "delete", job: Job): void;
  landed(place: Place, op: "create" | "edit" | "delete", job: Job, post: PlacePost, isNew: boolean): void;
  weather(place: Place, op: "create" | "edit" | "delete" | "find"): Weather;
}

/** A process, with the account that it had when it called. */
interface Caller {
  readonly life: { readonly isDead: boolean };
  readonly account: string;
}

/** A place posts are sent to: it outlives every crash of the house. */
export class Place {
  readonly name: string;
  readonly caps: TargetCaps;
  readonly posts: PlacePost[] = [];
  readonly #time: SimTime;
  readonly #watcher: Watcher;
  /** Nothing may be tried before. */
  closedUntil = 0;
  isReachable = true;

  constructor(name: string, caps: TargetCaps, time: SimTime, watcher: Watcher) {
    this.name = name;
    this.caps = caps;
    this.#time = time;
    this.#watcher = watcher;
  }

  live(highlight?: string): readonly PlacePost[] {
    return this.posts.filter((post) => post.isLive && (highlight === undefined || post.highlight === highlight));
  }

  /** As one process calls it. What is answered to the dead is heard by nobody. */
  open(life: { readonly isDead: boolean }, kept: KeptTarget): OpenTarget {
    const account = kept.open["chat"] ?? "first";
    const outcome = (op: "create" | "edit" | "delete") => (job: Job) => this.#call(op, job, { life, account });
    const target: Target = {
      send: outcome("create"),
      remove: outcome("delete"),
      check: async () => ({ isOk: true, account: null, reason: null, said: "" }),
      ...(this.caps.edit === "in-place" && { edit: outcome("edit") }),
      ...(this.caps.find && { find: (job: Job) => this.#find(job, { life, account }) }),
    };
    const kind: TargetKind = {
      ...{ kind: "webhook", said: { ru: this.name, en: this.name }, caps: this.caps, fields: [] },
      count: (text) => text.length,
      rate: { creates: 1_000, perMs: 60_000 },
      open: () => target,
      // One of those that cannot be asked can tell a post by its address.
      ...(this.name === "telegram" && {
        remoteOf: (url: string) => ({ id: url.slice(url.lastIndexOf("/") + 1), url }),
      }),
    };
    return { id: this.name, kind, kept, target, dry: createDryTarget({ clock: this.#time.clock }) };
  }

  #call(op: "create" | "edit" | "delete", job: Job, { life, account }: Caller): ReturnType<Target["send"]> {
    this.#time.activity += 1;
    this.#watcher.called(this, op, job);
    const weather = this.isReachable ? this.#watcher.weather(this, op) : unreachable;
    // The house died on its way here.
    if (life.isDead) return new Promise(() => {});
    const no = (reason: "RATE_LIMITED" | "UNREACHABLE" | "REFUSED" | "AUTH") =>
      this.#answer(life, weather.answersAfterMs, () => ({
        ...{ type: "not-sent" as const, reason, said: reason },
        ...(reason === "RATE_LIMITED" && { until: programTime(this.closedUntil) }),
      }));
    switch (weather.answer) {
      case "limited":
        this.closedUntil = Math.max(this.closedUntil, this.#time.clock.now() + 30_000);
        return no("RATE_LIMITED");
      case "unreachable":
        return no("UNREACHABLE");
      case "refused":
        return no("REFUSED");
      case "auth":
        return no("AUTH");
      case "throws":
        throw new Error("a target that throws");
      case "hangs":
      case "lost": {
        if (weather.lands) this.#time.after(weather.landsAfterMs, () => this.#land(op, job, account));
        if (weather.answer === "hangs") return new Promise(() => {});
        return this.#answer(life, weather.answersAfterMs, () => ({
          type: "unknown",
          reason: "LOST_ANSWER",
          said: "reset",
        }));
      }
      case "ok":
        return new Promise((resolve) => {
          this.#time.after(weather.landsAfterMs, () => {
            const landed = this.#land(op, job, account);
            this.#time.after(weather.answersAfterMs, () => {
              this.#time.activity += 1;
              if (!life.isDead) resolve(landed);
            });
          });
        });
    }
  }

  #land(op: "create" | "edit" | "delete", job: Job, account: string): Awaited<ReturnType<Target["send"]>> {
    this.#time.activity += 1;
    const sent = (post: { readonly id: string }) =>
      ({ type: "sent", remote: nameOf(this, post.id), said: "200" }) as const;
    const own = this.posts.filter((post) => post.account === account);
    if (op === "create") {
      const known = this.caps.idempotent === "none" ? undefined : own.find(({ key }) => key === job.key);
      if (known) {
        this.#watcher.landed(this, op, job, known, false);
        return sent(known);
      }
      const post: PlacePost = {
        ...{
          id: `${this.name}-${this.posts.length + 1}`,
          key: job.key,
          account,
          highlight: job.about.highlight,
          rev: job.about.rev,
        },
        ...{ text: job.post.text, textRev: job.about.rev, under: job.thread?.previous.id ?? null, isLive: true },
      };
      this.posts.push(post);
      this.#watcher.landed(this, op, job, post, true);
      return sent(post);
    }
    const post = own.find(({ id, key }) => (job.remote === null ? key === job.key : id === job.remote.id));
    if (post === undefined || !post.isLive)
      return op === "delete"
        ? sent({ id: job.remote?.id ?? job.key })
        : { type: "not-sent", reason: "GONE", said: "404" };
    this.#watcher.landed(this, op, job, post, false);
    if (op === "delete") post.isLive = false;
    else Object.assign(post, { text: job.post.text, textRev: job.about.rev });
    return sent(post);
  }

  #find(job: Job, { life, account }: Caller): ReturnType<NonNullable<Target["find"]>> {
    this.#time.activity += 1;
    const weather = this.isReachable ? this.#watcher.weather(this, "find") : unreachable;
    return this.#answer(life, weather.answersAfterMs, () => {
      if (weather.answer !== "ok") return { type: "cannot-tell", said: "503" };
      const post = this.posts.find((one) => one.isLive && one.account === account && one.text === job.post.text);
      return post === undefined
        ? { type: "missed", said: "not there" }
        : { type: "found", remote: nameOf(this, post.id), said: "there" };
    });
  }

  #answer<Value>(life: { readonly isDead: boolean }, afterMs: number, value: () => Value): Promise<Value> {
    return new Promise((resolve) => {
      this.#time.after(afterMs, () => {
        this.#time.activity += 1;
        if (!life.isDead) resolve(value());
      });
    });
  }
}

const unreachable: Weather = { answer: "unreachable", lands: false, landsAfterMs: 0, answersAfterMs: 20 };

const nameOf = (place: Place, id: string): Remote => ({ id, url: `https://${place.name}.example/${id}` });
