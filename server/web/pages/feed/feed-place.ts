import type { Request } from "express";
import type { PublicHighlight } from "../../../../shared/feeds.ts";
import type { FeedParts } from "../../feed-ports.ts";
import type { Meeting, MeetingDirectory } from "../../ports.ts";
import { originReader } from "../page-origin.ts";
import type { DataPlace } from "./live-blog.ts";
import { entryZone } from "./zone.ts";

export interface FeedPageDeps {
  readonly meetings: Pick<MeetingDirectory, "find" | "list">;
  readonly publicUrl: URL | null;
  readonly feed: FeedParts;
}

/** Where these entries are read: the page's own address, and the clocks of each one's meeting. */
export async function placeOf(
  { meetings, publicUrl, feed }: FeedPageDeps,
  request: Request,
  items: readonly PublicHighlight[],
): Promise<DataPlace> {
  const slugs = [...new Set(items.map(({ meeting }) => meeting))];
  const found = await Promise.all(slugs.map(async (slug): Promise<Meeting | null> => meetings.find(slug)));
  const zoneBySlug = new Map(found.flatMap((one) => (one === null ? [] : [[one.slug, entryZone(one)] as const])));
  return {
    origin: originReader(publicUrl)(request),
    hasImages: feed.images !== undefined,
    zoneOf: ({ meeting }) => zoneBySlug.get(meeting) ?? "UTC",
  };
}
