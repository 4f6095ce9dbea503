import type { Highlight } from "../../../../shared/feeds.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import type { FeedRows } from "../../ports.ts";
import type { DeskDeps } from "../parts.ts";
import { keepDecisionsDigest } from "./decisions-digest.ts";
import { keepDigests } from "./digests.ts";
import { type HouseOrder, type HousePostDeps, HousePosts } from "./house-posts.ts";
import { keepLivePost } from "./live-post.ts";

type HouseDeps = HousePostDeps & Pick<DeskDeps, "meetings" | "targets">;

/** A meeting as it is, with all of its highlights, newest first. */
export interface Look {
  readonly meeting: string;
  readonly record: MeetingRecord;
  readonly all: readonly Highlight[];
}

/**
 * What the house posts by itself, out of what people have approved: digests, and what is live now. It looks at how things stand, and not
 * at what has happened: what a crash cut short is done at the next look.
 */
export class HouseDesk {
  readonly #deps: HouseDeps;
  readonly #posts: HousePosts;

  constructor(deps: HouseDeps) {
    this.#deps = deps;
    this.#posts = new HousePosts(deps);
  }

  /** Within a transaction. @returns whether something was changed */
  keep(rows: FeedRows, { meeting, record, all }: Look): boolean {
    const isLiveChanged = keepLivePost(rows, meeting, record, this.#posts);
    return this.#keepDigests(rows, { meeting, record, all }) || isLiveChanged;
  }

  /** What the house brought with it. `false`: it is there, or was. */
  release(rows: FeedRows, order: HouseOrder): boolean {
    if (rows.highlights.byId(order.id) !== null) return false;
    const { settings } = rows.settings.of(order.meeting);
    this.#posts.release(rows, this.#posts.make(rows, order), settings, "at-once");
    return true;
  }

  /** Within the transaction that withdraws something: nothing goes on listing it. */
  without(rows: FeedRows, { meeting }: Highlight): void {
    const record = this.#deps.meetings.recordOf(meeting);
    if (record !== null) this.#keepDigests(rows, { meeting, record, all: rows.highlights.of(meeting) });
  }

  #keepDigests(rows: FeedRows, { meeting, record, all }: Look): boolean {
    const { clock, targets } = this.#deps;
    const standing = all.filter(isPublic).toReversed();
    const digests = all.filter(({ content }) => content.kind === "digest");
    const occasion = { meeting, record, standing, digests, now: clock.now() };
    const deps = { posts: this.#posts, targets: () => targets.all() };
    const isChanged = keepDigests(rows, occasion, deps);
    return keepDecisionsDigest(rows, occasion, this.#posts) || isChanged;
  }
}

const isPublic = ({ state, released }: Highlight): boolean =>
  released.length > 0 && state !== "withdrawn" && state !== "dropped";
