import type { FeedPage } from "../../../shared/feeds.ts";
import type { EntryPlace } from "./feed-state.ts";

const TIMEOUT_MS = 15_000;

/** `before`: older than that entry, newest first. `since`: what changed after that `seq`. */
export type FeedQuestion =
  | { readonly meeting: string | null; readonly before: EntryPlace }
  | { readonly meeting: string | null; readonly since: number };

export type AskFeed = (question: FeedQuestion) => Promise<FeedPage | null>;

/** Where the next page begins, as addresses of the server's pages write it. */
export const cursorOf = ({ releasedAt, code }: EntryPlace): string => `${releasedAt}-${code}`;

/** `null`: not to be had now. */
export const askFeed: AskFeed = async (question) => {
  const query = new URLSearchParams(question.meeting === null ? {} : { meeting: question.meeting });
  if ("before" in question) query.set("before", cursorOf(question.before));
  else query.set("since", String(question.since));
  try {
    const answer = await fetch(`/api/feed?${query}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    // Our own server's answer.
    return answer.ok ? ((await answer.json()) as FeedPage) : null;
  } catch {
    return null;
  }
};
