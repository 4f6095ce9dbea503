import type { FeedPage } from "../../../shared/feeds.ts";
import type { FeedNews } from "../feed-ports.ts";
import type { Fanout, FeedRoom } from "./fanout/fanout.ts";
import type { Frame } from "./fanout/frame.ts";
import type { SocketOutlet } from "./fanout/outlet.ts";
import type { FeedSource } from "./types.ts";

/** So many changes are told to who comes back; whoever missed more asks the API (FD107). */
const MOST_MISSED = 50;
/**
 * Catch-ups at hand: after a restart thousands of pages come back with one of a few last seqs. No longer than this: a meeting's
 * clocks and its clips are joined in when it is made.
 */
const READY_MS = 1_000;
const MOST_READY = 64;

interface Missed {
  readonly madeAt: number;
  /** `null`: nothing. */
  readonly frame: Frame | null;
}

/** The own feed over sockets: each meeting's readers in one room, the channel's in another. Rules FD106–FD108. */
export class FeedLine {
  readonly #source: FeedSource;
  readonly #fanout: Fanout;
  readonly #missedByPlace = new Map<string, Missed>();

  constructor(source: FeedSource, fanout: Fanout) {
    this.#source = source;
    this.#fanout = fanout;
    source.onNews((news) => this.#tell(news));
  }

  /** What it missed and joining happen in this one synchronous turn, so nothing can fall between or come twice. @returns where it stands now */
  watch(
    outlet: SocketOutlet,
    { meeting, since }: { readonly meeting: string | null; readonly since: number },
  ): FeedRoom {
    const missed = this.#missed(meeting, since);
    if (missed !== null) outlet.send(missed);
    const room = roomOf(meeting);
    this.#fanout.join(outlet, room);
    return room;
  }

  #tell({ items, gone, seq }: FeedNews): void {
    this.#missedByPlace.clear();
    const meetings = new Set([...items, ...gone].map(({ meeting }) => meeting));
    for (const slug of [null, ...meetings]) {
      const isOf = ({ meeting }: { readonly meeting: string }) => slug === null || meeting === slug;
      const room = roomOf(slug);
      if (!this.#fanout.isFollowed(room)) continue;
      this.#fanout.say(room, "feed", page({ items: items.filter(isOf), gone: gone.filter(isOf), seq, hasMore: false }));
    }
  }

  #missed(meeting: string | null, since: number): Frame | null {
    const place = `${meeting ?? "*"} ${since}`;
    const known = this.#missedByPlace.get(place);
    const now = performance.now();
    if (known !== undefined && now - known.madeAt < READY_MS) return known.frame;
    const frame = this.#frameOf(this.#source.since(meeting, since, MOST_MISSED), since);
    this.#missedByPlace.delete(place);
    this.#missedByPlace.set(place, { madeAt: now, frame });
    for (const oldest of this.#missedByPlace.keys()) {
      if (this.#missedByPlace.size <= MOST_READY) break;
      this.#missedByPlace.delete(oldest);
    }
    return frame;
  }

  #frameOf(found: FeedPage, since: number): Frame | null {
    // A page that knows more than we do has read another database's feed: a backup was restored.
    const isElsewhere = found.seq < since;
    if (found.hasMore || isElsewhere) return this.#fanout.frame("feed", { ...nothing, seq: found.seq, hasMore: true });
    return found.items.length + found.gone.length === 0 ? null : this.#fanout.frame("feed", page(found));
  }
}

const nothing: Pick<FeedPage, "items" | "gone"> = { items: [], gone: [] };

/** No slug has a star. */
const roomOf = (meeting: string | null): FeedRoom => `feed:${meeting ?? "*"}`;

/** As lists stand: newest first. */
const page = (found: FeedPage): FeedPage => ({
  ...found,
  items: found.items.toSorted((one, other) => other.releasedAt - one.releasedAt),
});
