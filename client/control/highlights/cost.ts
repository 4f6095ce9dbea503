/** What an approval would cost, and what would be left. Pure. Rule FD144. */
import type { FeedDesk, Rendered } from "../../../shared/feeds.ts";

export interface TargetCost {
  readonly posts: number;
  readonly micros: number;
  /** What is left of the meeting's budget before it leaves; `null`: no bound. */
  readonly postsLeft: number | null;
  readonly microsLeft: number | null;
  /** It would not leave: the budget is spent. */
  readonly isOver: boolean;
}

export function costOf({ target, posts, micros }: Rendered, { settings, spent }: FeedDesk): TargetCost {
  const budget = settings.targets[target]?.budget ?? { posts: null, micros: null };
  const used = spent[target] ?? { posts: 0, micros: 0 };
  const postsLeft = budget.posts === null ? null : Math.max(0, budget.posts - used.posts);
  const microsLeft = budget.micros === null ? null : Math.max(0, budget.micros - used.micros);
  const isOver = (postsLeft !== null && posts.length > postsLeft) || (microsLeft !== null && micros > microsLeft);
  return { posts: posts.length, micros, postsLeft, microsLeft, isOver };
}

/** Of all that would leave as a post: neither our own feed, which costs nothing, nor what a digest will say. */
export function totalOf(rendered: readonly Rendered[]): { readonly posts: number; readonly micros: number } {
  const leaving = rendered.filter(
    ({ target, refusal, warnings }) => target !== "own" && refusal === null && !warnings.includes("IN_DIGEST"),
  );
  return {
    posts: leaving.reduce((sum, { posts }) => sum + posts.length, 0),
    micros: leaving.reduce((sum, { micros }) => sum + micros, 0),
  };
}
