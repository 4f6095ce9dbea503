import { type Answer, type Call, fieldsOf, textOf } from "./call.ts";
import { partsOf } from "./multipart.ts";
import type { Network, Operation } from "./network.ts";
import { Posts, type StoredMedia, type StoredPost } from "./posts.ts";

/** A Mastodon server, small: statuses, media, one account (docs.joinmastodon.org/methods). */
export class MastodonNetwork implements Network {
  readonly posts = new Posts();
  readonly #token: string;
  readonly #now: () => number;
  readonly #media = new Map<string, StoredMedia>();
  readonly #byKey = new Map<string, StoredPost>();
  #next = 112_000;

  /** @param now UTC milliseconds: what its posts are dated by */
  constructor(token: string, now: () => number = Date.now) {
    this.#token = token;
    this.#now = now;
  }

  operationOf({ method, path }: Call): Operation {
    if (path === "/api/v1/statuses") return "create";
    if (path.startsWith("/api/v1/statuses/")) return method === "DELETE" ? "delete" : "edit";
    if (path.endsWith("/statuses")) return "find";
    if (path.startsWith("/api/v2/media") || path.startsWith("/api/v1/media")) return "upload";
    return path.endsWith("/verify_credentials") ? "check" : "other";
  }

  answer(call: Call): Answer {
    if (call.headers.authorization !== `Bearer ${this.#token}`) {
      return { status: 401, body: { error: "The access token is invalid" } };
    }
    switch (this.operationOf(call)) {
      case "create":
        return this.#create(call);
      case "edit":
        return this.#edit(call);
      case "delete":
        return this.#delete(call);
      case "find":
        return { status: 200, body: this.posts.live.toReversed().slice(0, 40).map(asStatus) };
      case "upload":
        return this.#keep(call);
      case "check":
        return { status: 200, body: { id: "7", acct: "minsoc", username: "minsoc" } };
      default:
        return { status: 404, body: { error: "Record not found" } };
    }
  }

  #create(call: Call): Answer {
    const key = textOf(call.headers["idempotency-key"]);
    const before = this.#byKey.get(key);
    if (before !== undefined) return { status: 200, body: asStatus(before) };
    const { status, mediaIds, replyTo } = this.#fields(call);
    if (this.count(status) > 500) return { status: 422, body: { error: "Validation failed: Text is too long" } };
    this.#next += 1;
    const media = mediaIds.flatMap((id) => this.#media.get(id) ?? []);
    const post = this.posts.add({ id: String(this.#next), text: status, key, media, replyTo, at: this.#now() });
    if (key !== "") this.#byKey.set(key, post);
    return { status: 200, body: asStatus(post) };
  }

  #edit(call: Call): Answer {
    const post = this.posts.byId(call.path.split("/").at(-1) ?? "");
    if (post === undefined) return { status: 404, body: { error: "Record not found" } };
    post.text = this.#fields(call).status;
    post.edits += 1;
    return { status: 200, body: asStatus(post) };
  }

  #delete({ path }: Call): Answer {
    const isThere = this.posts.remove(path.split("/").at(-1) ?? "");
    return isThere ? { status: 200, body: { id: "1" } } : { status: 404, body: { error: "Record not found" } };
  }

  #keep(call: Call): Answer {
    const parts = partsOf(call);
    const file = parts.find(({ name }) => name === "file");
    if (file === undefined) return { status: 422, body: { error: "Validation failed: File can't be blank" } };
    const alt = parts.find(({ name }) => name === "description")?.bytes.toString() ?? null;
    this.#next += 1;
    const id = String(this.#next);
    this.#media.set(id, { type: file.type ?? "", bytes: file.bytes, alt });
    return { status: 200, body: { id, type: "image", url: `https://files.example/${id}.png` } };
  }

  #fields(call: Call) {
    const fields = fieldsOf(call);
    const ids = fields["media_ids"];
    return {
      status: textOf(fields["status"]),
      mediaIds: Array.isArray(ids) ? ids.map(String) : [],
      replyTo: textOf(fields["in_reply_to_id"]) || null,
    };
  }

  /** Characters as a reader counts them, each link 23 (StatusLengthValidator). */
  count(text: string): number {
    const counted = text.replace(/https?:\/\/\S+/gu, "x".repeat(23));
    return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(counted)].length;
  }
}

/** Words leave as HTML: links shortened for the eye, tags as links. */
function asStatus({ id, text, at }: StoredPost) {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const linked = escaped
    .replace(/https?:\/\/([^\s<]+)/gu, (url, rest: string) => `<a href="${url}">${rest.slice(0, 12)}</a>`)
    .replace(
      /#(\p{L}[\p{L}\p{N}]*)/gu,
      '<a href="https://social.example/tags/$1" class="mention">#<span>$1</span></a>',
    );
  const content = linked
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br />")}</p>`)
    .join("");
  return {
    id,
    uri: `https://social.example/users/minsoc/statuses/${id}`,
    url: `https://social.example/@minsoc/${id}`,
    created_at: new Date(at).toISOString(),
    content,
  };
}
