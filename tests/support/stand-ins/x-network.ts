/** X, small: posts, media, a timeline, OAuth 1.0a and 2. It rewrites texts on the timeline as X does. */
import { createHash } from "node:crypto";
import { type Answer, type Call, fieldsOf, textOf } from "./call.ts";
import type { Network, Operation } from "./network.ts";
import { Posts, type StoredPost } from "./posts.ts";
import { weigh } from "./x-count.ts";
import { FourKeyDoor, TokenDesk } from "./x-keys.ts";
import { XMedia } from "./x-media.ts";

const USER = { id: "4242", username: "minsoc", name: "Министерство" } as const;
const LIMIT = 280;

export class XNetwork implements Network {
  readonly posts = new Posts();
  readonly media = new XMedia();
  readonly tokens = new TokenDesk((text) => createHash("sha256").update(text).digest("base64url"));
  readonly count = weigh;
  /** So many posts a page of the timeline, whatever is asked for. */
  pageLength = 100;
  readonly #door = new FourKeyDoor();

  operationOf({ method, path }: Call): Operation {
    if (path === "/2/tweets") return "create";
    if (path.startsWith("/2/tweets/") && method === "DELETE") return "delete";
    if (path === "/2/users/me") return "check";
    if (path.startsWith("/2/users/")) return "find";
    if (path === "/2/media/metadata") return "describe";
    if (path.startsWith("/2/media/")) return "upload";
    return path === "/2/oauth2/token" ? "token" : "other";
  }

  answer(call: Call): Answer {
    const operation = this.operationOf(call);
    if (operation === "token") return this.tokens.answer(call);
    if (call.path === "/i/oauth2/authorize") return this.#consent(call.query);
    if (!this.#door.lets(call) && !this.tokens.lets(call)) return problem(401, "Unauthorized", "Unauthorized");
    switch (operation) {
      case "create":
        return this.#create(call);
      case "delete":
        return this.#delete(call);
      case "check":
        return { status: 200, body: { data: USER } };
      case "find":
        return this.#timeline(call);
      case "upload":
      case "describe":
        return this.media.answer(call);
      case "edit":
      case "other":
        return problem(404, "Not Found", "no such endpoint");
    }
  }

  /** X's own page, where an admin says yes at once. */
  #consent(query: URLSearchParams): Answer {
    const back = new URL(query.get("redirect_uri") ?? "");
    const code = this.tokens.allow(new URL(`http://stand-in/?${query}`));
    back.search = new URLSearchParams({ state: query.get("state") ?? "", code }).toString();
    return { status: 302, headers: { location: back.href } };
  }

  #create(call: Call): Answer {
    // Its shape is what this stand-in asks for; what is missing is refused below.
    const { reply, media, ...fields } = fieldsOf(call) as {
      text?: string;
      reply?: { in_reply_to_tweet_id?: string };
      media?: { media_ids?: string[] };
    };
    const text = textOf(fields.text).normalize("NFC");
    const replyTo = reply?.in_reply_to_tweet_id ?? null;
    const files = (media?.media_ids ?? []).map((id) => this.media.take(id));
    if (text === "" || weigh(text) > LIMIT) return problem(400, "Invalid Request", "Your Tweet text is too long.");
    if (files.length > 4 || files.includes(undefined))
      return problem(400, "Invalid Request", "Your media IDs are invalid.");
    if (replyTo !== null && this.posts.byId(replyTo) === undefined)
      return problem(403, "Forbidden", "You attempted to reply to a Tweet that is deleted or not visible to you.");
    if (this.posts.live.some((post) => post.text === text))
      return problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
    const id = String(1_990_000_000_000_000_000n + BigInt(this.posts.all.length));
    const whole = files.filter((file) => file !== undefined);
    this.posts.add({ id, text, replyTo, media: whole, at: Date.now() });
    return {
      status: 201,
      body: { data: { id, text: this.#shown({ text, media: whole }), edit_history_tweet_ids: [id] } },
    };
  }

  #delete({ path }: Call): Answer {
    const id = path.slice("/2/tweets/".length);
    if (this.posts.remove(id)) return { status: 200, body: { data: { deleted: true } } };
    return problem(404, "Not Found Error", `Could not find tweet with id: [${id}].`);
  }

  #timeline({ path, query }: Call): Answer {
    if (path !== `/2/users/${USER.id}/tweets`) return problem(404, "Not Found Error", "Could not find user.");
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(query.get("start_time") ?? ""))
      return problem(400, "Invalid Request", "start_time is not a date");
    const from = Number(query.get("pagination_token") ?? 0);
    const newest = this.posts.live.toReversed();
    const page = newest.slice(from, from + this.pageLength);
    const more = from + page.length < newest.length ? { next_token: String(from + page.length) } : {};
    const meta = { result_count: page.length, ...more };
    return { status: 200, body: page.length === 0 ? { meta } : { data: page.map((post) => this.#told(post)), meta } };
  }

  #told(post: StoredPost) {
    const references = post.replyTo === null ? {} : { referenced_tweets: [{ type: "replied_to", id: post.replyTo }] };
    return { id: post.id, text: this.#shown(post), edit_history_tweet_ids: [post.id], ...references };
  }

  #shown({ text, media }: Pick<StoredPost, "text" | "media">): string {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const linked = escaped.replace(/https?:\/\/\S+|(?<=\s)[a-z0-9.-]+\.gov\.ru\b/g, "https://t.co/AbCdEf1234");
    return media.length > 0 ? `${linked} https://t.co/PiCtUrE567` : linked;
  }
}

const problem = (status: number, title: string, detail: string): Answer => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: { title, detail, type: "about:blank", status },
});
