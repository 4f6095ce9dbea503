/** What public pages ask of the own feed. Implemented in server/feeds/own-feed and joined in wiring. */
import type { FeedPage, GoneHighlight, PublicHighlight, ShareShape } from "../../shared/feeds.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Awaitable } from "./ports.ts";

/** Where a page of older entries begins: behind this one. */
export interface FeedPlace {
  readonly releasedAt: ProgramTime;
  readonly code: string;
}

/** What stands under a code. `forgotten`: its meeting is gone, and nothing is known of it any more. */
export type FoundHighlight =
  | { readonly type: "live"; readonly highlight: PublicHighlight }
  | { readonly type: "withdrawn"; readonly gone: GoneHighlight }
  | { readonly type: "forgotten" };

/** What changed in one turn, oldest first. */
export type FeedNews = Pick<FeedPage, "items" | "gone" | "seq">;

/** The own feed as anybody reads it. All answers are of one moment: nothing waits in between. */
export interface FeedReader {
  /** Newest first. `meeting` `null`: of all. */
  page(query: {
    readonly meeting: string | null;
    readonly before?: FeedPlace | undefined;
    readonly most: number;
  }): FeedPage;
  /** What changed after `seq`: the first `most` of it. */
  since(meeting: string | null, seq: number, most: number): FeedPage;
  /** The last `seq`: another whenever any of this would answer something else, a meeting's clocks aside. */
  head(): number;
  /** The last ones withdrawn, newest first. */
  gone(meeting: string | null, most: number): readonly GoneHighlight[];
  /** `null`: nothing was ever public under this code. */
  byCode(code: string): FoundHighlight | null;
  /** Of a digest: those that it lists and that still stand. */
  members(highlight: PublicHighlight): readonly PublicHighlight[];
  /** Called after each change, once a turn. */
  onNews(listener: (news: FeedNews) => void): void;
}

/** Share images as they are sent: of revisions that were released, and no others. */
export interface ShareImageReader {
  /** `null`: there is no such revision, or it could not be drawn. */
  image(
    code: string,
    rev: number,
    shape: ShareShape,
  ): Promise<{ readonly bytes: Uint8Array; readonly etag: string } | null>;
  /** Says that it was taken back, and not a word of it. `null`: it could not be drawn. */
  withdrawn(code: string, shape: ShareShape): Promise<{ readonly bytes: Uint8Array; readonly etag: string } | null>;
}

/** What was recorded of a highlight's moment. */
export interface MomentReader {
  /** `null`: nothing was, or nothing is kept any more. `isWhole`: the list will not change. */
  moment(highlight: PublicHighlight): Awaitable<{ readonly playlist: string; readonly isWhole: boolean } | null>;
}

/** Absent parts: a house without a renderer or an archive, as some tests' houses. */
export interface FeedParts {
  readonly reader: FeedReader;
  readonly images?: ShareImageReader;
  readonly moments?: MomentReader;
}
