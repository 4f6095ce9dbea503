import { type Answer, type Call, fieldsOf, textOf } from "./call.ts";
import { partsOf } from "./multipart.ts";
import type { Network, Operation } from "./network.ts";
import { Posts, type StoredMedia, type StoredPost } from "./posts.ts";

export const GROUP = 123_456;
const operations: Readonly<Record<string, Operation>> = {
  ...{ "/method/wall.post": "create", "/method/wall.edit": "edit", "/method/wall.delete": "delete" },
  ...{ "/method/wall.get": "find", "/method/groups.getById": "check", "/upload": "upload" },
  ...{ "/method/photos.getWallUploadServer": "upload", "/method/photos.saveWallPhoto": "upload" },
};

/** VK's API, small: one community's wall and its photos (dev.vk.com/method). It says no with HTTP 200. */
export class VkNetwork implements Network {
  readonly posts = new Posts();
  canPost = true;
  readonly #token: string;
  readonly #now: () => number;
  readonly #photos = new Map<string, StoredMedia>();
  #next = 500;

  /** @param now UTC milliseconds: what its posts are dated by */
  constructor(token: string, now: () => number) {
    this.#token = token;
    this.#now = now;
  }

  operationOf({ path }: Call): Operation {
    return operations[path] ?? "other";
  }

  answer(call: Call): Answer {
    if (call.path === "/upload") return this.#take(call);
    const fields = fieldsOf(call);
    if (fields["access_token"] !== this.#token)
      return vkRefusal(5, "User authorization failed: invalid access_token (4).");
    switch (call.path) {
      case "/method/groups.getById":
        return says({ groups: [{ id: GROUP, screen_name: "minsoc", can_post: this.canPost ? 1 : 0 }], profiles: [] });
      case "/method/photos.getWallUploadServer":
        return says({ upload_url: `http://${call.headers.host}/upload`, album_id: -14 });
      case "/method/photos.saveWallPhoto":
        return this.#save(fields);
      case "/method/wall.get":
        return says({ count: this.posts.live.length, items: this.posts.live.toReversed().slice(0, 100).map(asPost) });
    }
    if (fields["owner_id"] !== String(-GROUP)) return vkRefusal(15, "Access denied");
    switch (this.operationOf(call)) {
      case "create":
        return this.#create(fields);
      case "edit":
        return this.#edit(fields);
      case "delete":
        return this.posts.remove(textOf(fields["post_id"])) ? says(1) : vkRefusal(104, "Not found: post not found");
      default:
        return vkRefusal(3, "Unknown method passed");
    }
  }

  /** Code points. */
  count(text: string): number {
    return Buffer.from(text.toWellFormed(), "utf8").filter((byte) => (byte & 0b1100_0000) !== 0b1000_0000).length;
  }

  #create(fields: Fields): Answer {
    if (fields["from_group"] !== "1") return vkRefusal(214, "Access to adding post denied");
    const text = textOf(fields["message"]);
    if (this.count(text) > 15_895)
      return vkRefusal(100, "One of the parameters specified was missing or invalid: message too long");
    this.#next += 1;
    const key = textOf(fields["guid"]);
    const media = this.#attached(fields);
    const post = this.posts.add({ id: String(this.#next), text, media, key, at: this.#now() });
    return says({ post_id: Number(post.id) });
  }

  #edit(fields: Fields): Answer {
    const post = this.posts.byId(textOf(fields["post_id"]));
    if (post === undefined) return vkRefusal(104, "Not found: post not found");
    post.text = textOf(fields["message"]);
    // What is not named is taken from the post.
    post.media = this.#attached(fields);
    post.edits += 1;
    return says({ post_id: Number(post.id) });
  }

  #take(call: Call): Answer {
    const file = partsOf(call).find(({ name }) => name === "photo");
    if (file?.fileName === null || file === undefined)
      return { status: 200, body: { error: "ERR_UPLOAD_BAD_IMAGE_SIZE" } };
    const photo = `photo-${this.#photos.size}`;
    this.#photos.set(photo, { type: file.type ?? "", bytes: file.bytes, alt: null });
    return { status: 200, body: { server: 1, photo, hash: "hash" } };
  }

  #save(fields: Fields): Answer {
    const photo = this.#photos.get(textOf(fields["photo"]));
    if (photo === undefined || fields["hash"] !== "hash") return vkRefusal(129, "Invalid photo");
    this.#next += 1;
    this.#photos.set(`photo${-GROUP}_${this.#next}`, photo);
    return says([{ id: this.#next, owner_id: -GROUP, album_id: -14 }]);
  }

  #attached(fields: Fields): readonly StoredMedia[] {
    return textOf(fields["attachments"])
      .split(",")
      .flatMap((name) => this.#photos.get(name) ?? []);
  }
}

type Fields = Readonly<Record<string, unknown>>;

const asPost = ({ id, text, at }: StoredPost) => ({
  ...{ id: Number(id), owner_id: -GROUP, from_id: -GROUP, date: Math.floor(at / 1000), text, post_type: "post" },
});
const says = (response: unknown): Answer => ({ status: 200, body: { response } });

export const vkRefusal = (error_code: number, error_msg: string): Answer => ({
  ...{ status: 200, body: { error: { error_code, error_msg, request_params: [] } } },
});
