import type { Highlight } from "../../../shared/feeds.ts";
import type { ApiAnswer } from "../api.ts";
import { feedApi } from "./feed-api.ts";

/** An act that somebody else's edit must not stop, as an undo: refused as stale, it is asked with the version of now. */
export async function urgently(
  slug: string,
  highlight: Highlight,
  ask: (api: ReturnType<typeof feedApi>, known: Highlight) => Promise<ApiAnswer<Highlight>>,
): Promise<ApiAnswer<Highlight>> {
  const api = feedApi(slug);
  const answer = await ask(api, highlight);
  if (answer.ok || answer.problem.code !== "STALE") return answer;
  const told = await api.desk();
  const newest = told.ok ? told.value.highlights.find(({ id }) => id === highlight.id) : undefined;
  return newest === undefined ? answer : await ask(api, newest);
}
