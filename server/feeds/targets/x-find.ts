/** Looks on the account's own timeline for a post whose answer was lost. */
import type { TwitterApi } from "twitter-api-v2";
import { later, millis } from "../../../shared/time.ts";
import type { Job } from "../target-kind.ts";
import type { XLine } from "./x-line.ts";
import { essence } from "./x-text.ts";

/** X's clock and ours may differ by so much. */
const SLACK_MS = millis(-60_000);
const PAGE = 100;
/** So many are more than the rate of X lets through within an hour. */
const MOST_PAGES = 5;

interface Seen {
  readonly id: string;
  readonly text: string;
  readonly referenced_tweets?: readonly { readonly type: string; readonly id: string }[];
}

/**
 * Newest first, by its text without links and what it answers.
 * @returns the post's id; `null`: it is not there
 * @throws what the client throws, and when a page cannot be read or there are too many: then nothing is known
 */
export async function findPost(job: Job, userId: string, line: XLine): Promise<string | null> {
  const wanted = essence(job.post.text);
  const answers = job.thread?.previous.id ?? null;
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { seen, more } = read(await line.ask((client) => ask(client, userId, job, next)));
    const found = seen.find((one) => essence(one.text) === wanted && answered(one) === answers);
    if (found !== undefined) return found.id;
    if (more === undefined) return null;
    next = more;
  }
  throw new Error("more posts than are looked through");
}

const ask = (client: TwitterApi, userId: string, job: Job, next: string | undefined) =>
  client.v2.get<unknown>(`users/${userId}/tweets`, {
    max_results: PAGE,
    exclude: "retweets",
    "tweet.fields": "referenced_tweets",
    // Without milliseconds: X takes whole seconds.
    start_time: `${new Date(later(job.since, SLACK_MS)).toISOString().slice(0, 19)}Z`,
    pagination_token: next,
  });

/** An empty page is an answer; one that says nothing of its length is none. */
function read(answer: unknown): { readonly seen: readonly Seen[]; readonly more: string | undefined } {
  const { data, meta } = (answer ?? {}) as {
    readonly data?: readonly Seen[];
    readonly meta?: { readonly result_count?: unknown; readonly next_token?: string };
  };
  if (typeof meta?.result_count !== "number") throw new Error("a page that cannot be read");
  if (meta.result_count > 0 && !Array.isArray(data)) throw new Error("a page without its posts");
  return { seen: data ?? [], more: meta.next_token };
}

const answered = ({ referenced_tweets = [] }: Seen): string | null =>
  referenced_tweets.find(({ type }) => type === "replied_to")?.id ?? null;
