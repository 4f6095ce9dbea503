import type { FeedPage } from "../../shared/feeds.ts";

/** A feed that is read on this page, over whatever line the page has. */
export interface FeedReading {
  /** `null`: of all meetings. */
  readonly meeting: string | null;
  /** The last `seq` that the page has: told to each new line, which answers with what came since. */
  readonly since: () => number;
  readonly hear: (news: FeedPage) => void;
}
