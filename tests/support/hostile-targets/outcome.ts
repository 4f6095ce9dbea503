import { PeerError } from "../../../server/media/peer-error.ts";

/** What became of an input: a number of things, or the peer's error by its words. Any other error is a crash, and goes on. */
export function outcomeOf(feed: () => number): string {
  try {
    const count = feed();
    return `took ${Math.min(count, 64)}`;
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
    return error.message;
  }
}
