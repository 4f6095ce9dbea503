import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "../../server/clock.ts";
import { HighlightDesk } from "../../server/feeds/desk/highlight-desk.ts";
import type { Log } from "../../server/log.ts";
import { createFeedStore } from "../../server/store/feeds/store.ts";
import type { FeedDeskParts } from "../../server/web/feeds/parts.ts";

/** The desk of a house from which nothing leaves. */
export function idleFeed(
  database: DatabaseSync,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): FeedDeskParts {
  const desk = new HighlightDesk({
    ...{ clock, log },
    store: createFeedStore(database),
    targets: { all: () => [], byId: () => null, onChanged: () => () => {} },
    meetings: { meetings: () => [], recordOf: () => null, rehearsalOf: () => null },
    clips: { approvedClip: () => null, isWithdrawn: () => false },
    images: { make: () => Promise.reject(new Error("nothing is drawn here")), forget: async () => {} },
    permalinkOf: (code) => `http://efir.test/h/${code}`,
    onChanged: () => {},
    poke: () => {},
  });
  return { desk, shareImages: { pathOf: () => null } };
}
