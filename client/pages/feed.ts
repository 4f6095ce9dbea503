/** The public feed and its permalinks: pages of the server's own words, and what they gain where there is script (FD124–FD134). */
import "./document.ts";
import { type Millis, millis } from "../../shared/time.ts";
import type { Connection } from "../session/session-state.ts";
import { LiveFeed } from "./feed/live-feed.ts";
import { LivePermalink } from "./feed/live-permalink.ts";
import "./feed/moment.ts";
import { offerSharing } from "./feed/sharing.ts";

const AGAIN_MS = 10_000;

const { meeting = "", stage = "main" } = document.documentElement.dataset;
const feed = document.querySelector<HTMLElement>(".feed[data-feed]");
const live = feed === null || feed.dataset["only"] !== undefined ? null : LiveFeed.on(feed);
const one = feed?.dataset["only"] === undefined ? null : LivePermalink.on(feed);
offerSharing(document);
void begin();

/** The page is read without it: the socket and the bar come when the page stands. */
async function begin(): Promise<void> {
  const onConnection = (connection: Connection, offset: Millis): void => live?.noteLine(connection, offset);
  for (;;) {
    try {
      const { joinBroadcast } = await import("./feed/on-air.ts");
      joinBroadcast({ slug: meeting, stage, reading: live ?? one, onConnection });
      return;
    } catch {
      // The line was gone for a moment: what was served is read, the served bar leads to the broadcast, and that is told.
      onConnection({ phase: "lost", since: Date.now(), nextTryAt: null }, millis(0));
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
