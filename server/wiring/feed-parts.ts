import type { Archive } from "../archive/archive.ts";
import type { Clock } from "../clock.ts";
import { Moments } from "../feeds/own-feed/moments.ts";
import type { OwnFeed } from "../feeds/own-feed/own-feed.ts";
import { ReleasedImages, type ReleasedImagesDeps } from "../feeds/own-feed/released-images.ts";
import type { Log } from "../log.ts";
import type { FeedParts } from "../web/feed-ports.ts";
import { streamShelf } from "./stream-parts.ts";

interface Parts {
  readonly feeds: {
    readonly reader: OwnFeed;
    readonly desk: { readonly shareImages: ReleasedImagesDeps["filesOf"] };
    readonly shareImages: Pick<ReleasedImagesDeps, "read">;
  };
  readonly archive: Pick<Archive, "between">;
  /** The stage meetings are shown on. */
  readonly stage: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the public pages of the feed are made of. */
export const feedParts = ({ feeds, archive, stage, clock, log }: Parts): FeedParts => ({
  reader: feeds.reader,
  images: new ReleasedImages({
    filesOf: (code, rev) => feeds.desk.shareImages(code, rev),
    read: (file) => feeds.shareImages.read(file),
    log,
  }),
  moments: new Moments({ shelf: streamShelf(archive), stage, clock, log }),
});
