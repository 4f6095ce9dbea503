import type { PublicClip } from "../../../shared/clips.ts";
import type { FeedPage, GoneHighlight, PublicHighlight } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Log } from "../../log.ts";
import type { FeedRows, KeptEntry } from "../ports.ts";

export interface OwnFeedDeps {
  readonly rows: Pick<FeedRows, "entries"> & {
    readonly highlights: Pick<FeedRows["highlights"], "byId" | "byCode" | "wasGiven">;
  };
  /** `null`: unknown, or not approved (any more). */
  readonly clipOf: (meeting: string, id: string) => PublicClip | null;
  readonly zoneOf: (meeting: string) => string;
  readonly log: Log;
}

export type FoundEntry =
  | { readonly type: "live"; readonly highlight: PublicHighlight }
  | { readonly type: "withdrawn"; readonly gone: GoneHighlight }
  | { readonly type: "forgotten" };

type NewsListener = (news: Pick<FeedPage, "items" | "gone" | "seq">) => void;

/** A turn's changes are few; after more, readers are told that there is more. */
const MOST_NEWS = 50;

/**
 * The own feed as anybody reads it: entries with what their clips are at this moment, and news of each change. Rules FD100–FD103
 * in docs/spec/feeds.md.
 */
export class OwnFeed {
  readonly #deps: OwnFeedDeps;
  readonly #listeners: NewsListener[] = [];
  #told: number;

  constructor(deps: OwnFeedDeps) {
    this.#deps = deps;
    this.#told = deps.rows.entries.head();
  }

  /** Newest first. `meeting` `null`: of all. */
  page(query: {
    readonly meeting: string | null;
    readonly before?: { readonly releasedAt: ProgramTime; readonly code: string } | undefined;
    readonly most: number;
  }): FeedPage {
    const { entries } = this.#deps.rows;
    const found = entries.page({ ...query, most: query.most + 1 });
    const items = found.slice(0, query.most).map((entry) => this.#joined(entry));
    return { items, gone: [], seq: entries.head(), hasMore: found.length > query.most };
  }

  /** What changed after `seq`: the first `most` of it, oldest first in `items` and in `gone`. */
  since(meeting: string | null, seq: number, most: number): FeedPage {
    const { entries } = this.#deps.rows;
    const { items, gone } = entries.since(meeting, seq, most + 1);
    const changes = [...items, ...gone].toSorted((one, other) => one.seq - other.seq);
    const hasMore = changes.length > most;
    const last = hasMore ? (changes[most - 1]?.seq ?? seq) : entries.head();
    return {
      items: items.filter((one) => one.seq <= last).map((entry) => this.#joined(entry)),
      gone: gone.filter((one) => one.seq <= last),
      seq: last,
      hasMore,
    };
  }

  /** The last `seq`. */
  head(): number {
    return this.#deps.rows.entries.head();
  }

  gone(meeting: string | null, most: number): readonly GoneHighlight[] {
    return this.#deps.rows.entries.gone(meeting, most);
  }

  /** `null`: nothing was ever public under this code; a draft's is nobody's business. */
  byCode(code: string): FoundEntry | null {
    const { entries, highlights } = this.#deps.rows;
    const entry = entries.byCode(code);
    if (entry !== null) {
      return "rev" in entry ? { type: "live", highlight: this.#joined(entry) } : { type: "withdrawn", gone: entry };
    }
    return highlights.byCode(code) === null && highlights.wasGiven(code) ? { type: "forgotten" } : null;
  }

  /** Of a digest: those that it lists and that still stand. */
  members({ content }: PublicHighlight): readonly PublicHighlight[] {
    const { entries, highlights } = this.#deps.rows;
    return (content.members ?? []).flatMap((id) => {
      const code = highlights.byId(id)?.code;
      const entry = code === undefined ? null : entries.byCode(code);
      return entry !== null && "rev" in entry ? [this.#joined(entry)] : [];
    });
  }

  onNews(listener: NewsListener): void {
    this.#listeners.push(listener);
  }

  /** Something may have changed, and is committed: tells what is new. To be called in the turn that committed it. */
  look(): void {
    const { entries } = this.#deps.rows;
    const head = entries.head();
    if (head <= this.#told) return;
    const { items, gone } = entries.since(null, this.#told, MOST_NEWS);
    const seq = Math.max(this.#told, ...items.map((one) => one.seq), ...gone.map((one) => one.seq));
    const isAll = items.length + gone.length < MOST_NEWS;
    this.#told = isAll ? head : seq;
    const news = { items: items.map((entry) => this.#joined(entry)), gone, seq: this.#told };
    for (const listener of this.#listeners) this.#tell(listener, news);
    if (!isAll) this.look();
  }

  /** Who listens must not undo what is public already. */
  #tell(listener: NewsListener, news: Parameters<NewsListener>[0]): void {
    try {
      listener(news);
    } catch (error) {
      this.#deps.log.fault("news of the feed not told", error);
    }
  }

  #joined({ clipId, ...entry }: KeptEntry): PublicHighlight {
    const clip = clipId === null ? null : this.#deps.clipOf(entry.meeting, clipId);
    return {
      ...entry,
      zone: this.#deps.zoneOf(entry.meeting),
      clip: clip === null ? null : { id: clip.id, durationMs: clip.durationMs, poster: clip.poster },
    };
  }
}
