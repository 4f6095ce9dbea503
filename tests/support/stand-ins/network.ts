import type { Answer, Call } from "./call.ts";
import type { Posts } from "./posts.ts";

/** What a call is for. `other`: none of these. */
export type Operation = "create" | "edit" | "delete" | "find" | "upload" | "describe" | "check" | "token" | "other";

/** One social network, small: it looks at keys, stores posts, and refuses as the real one does. */
export interface Network {
  readonly posts: Posts;
  operationOf(call: Call): Operation;
  /** What comes of a call; what it stores is in `posts`. */
  answer(call: Call): Answer | Promise<Answer>;
  /** Its own count of a post's text, written apart from ours. */
  count(text: string): number;
}
