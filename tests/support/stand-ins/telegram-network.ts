import { type Answer, type Call, fieldsOf } from "./call.ts";
import { partsOf } from "./multipart.ts";
import type { Network, Operation } from "./network.ts";
import { Posts, type StoredMedia, type StoredPost } from "./posts.ts";

const CHANNEL = { id: -1_001_234_567_890, type: "channel", title: "Министерство", username: "minsoc" } as const;
const operations: Readonly<Record<string, Operation>> = {
  ...{ sendMessage: "create", sendPhoto: "create", sendVideo: "create", deleteMessage: "delete" },
  ...{ editMessageText: "edit", editMessageMedia: "edit", getMe: "check", getChat: "check", getChatMember: "check" },
};

/** Telegram's Bot API, small: one bot, one channel (core.telegram.org/bots/api). A bot cannot read what it posted. */
export class TelegramNetwork implements Network {
  readonly posts = new Posts();
  /** What each post's preview is asked to be of; `null`: of nothing. */
  readonly previews: (string | null)[] = [];
  mayPost = true;
  /** The bot's, in the channel. */
  standing: "administrator" | "member" | "left" = "administrator";
  /** Ids that are older than a bot may delete. */
  readonly old = new Set<string>();
  readonly #token: string;
  #next = 100;

  constructor(token: string) {
    this.#token = token;
  }

  operationOf({ path }: Call): Operation {
    return operations[methodOf(path)] ?? "other";
  }

  answer(call: Call): Answer {
    if (!call.path.startsWith(`/bot${this.#token}/`)) return telegramRefusal(401, "Unauthorized");
    const fields = readFields(call);
    switch (methodOf(call.path)) {
      case "getMe":
        return result({ id: 7, is_bot: true, first_name: "Эфир", username: "efir_bot" });
      case "getChat":
        return result(CHANNEL);
      case "getChatMember":
        return result({ status: this.standing, user: { id: 7 }, can_post_messages: this.mayPost });
      case "deleteMessage":
        return this.#delete(String(fields.get("message_id")));
      case "editMessageText":
      case "editMessageMedia":
        return this.#edit(fields);
      default:
        return this.operationOf(call) === "create" ? this.#create(fields) : telegramRefusal(404, "Not Found");
    }
  }

  /** UTF-16 code units, as its limits are written. */
  count(text: string): number {
    return Buffer.from(text, "utf16le").length / 2;
  }

  #create(fields: Fields): Answer {
    if (fields.get("chat_id") !== "@minsoc") return telegramRefusal(400, "Bad Request: chat not found");
    // Whoever asks for a parse mode has texts that are not what they look like.
    if (fields.has("parse_mode")) return telegramRefusal(400, "Bad Request: can't parse entities");
    const media = mediaOf(fields);
    const text = String(fields.get(media.length > 0 ? "caption" : "text") ?? "");
    if (text === "" && media.length === 0) return telegramRefusal(400, "Bad Request: message text is empty");
    if (this.count(text) > (media.length > 0 ? 1_024 : 4_096))
      return telegramRefusal(400, `Bad Request: ${media.length > 0 ? "caption" : "message"} is too long`);
    const replyTo = idOf(fields.get("reply_parameters"));
    if (replyTo !== null && this.posts.byId(replyTo) === undefined)
      return telegramRefusal(400, "Bad Request: message to be replied not found");
    this.#next += 1;
    this.#keepPreview(fields);
    return result(asMessage(this.posts.add({ id: String(this.#next), text, media, replyTo })));
  }

  #edit(fields: Fields): Answer {
    const post = this.posts.byId(String(fields.get("message_id")));
    if (post === undefined) return telegramRefusal(400, "Bad Request: message to edit not found");
    const input = fields.get("media") as { readonly caption?: string } | undefined;
    const text = input === undefined ? String(fields.get("text")) : (input.caption ?? "");
    if (input === undefined && text === post.text) return telegramRefusal(400, "Bad Request: message is not modified");
    post.text = text;
    post.edits += 1;
    if (input !== undefined) post.media = mediaOf(fields);
    this.#keepPreview(fields);
    return result(asMessage(post));
  }

  #delete(id: string): Answer {
    if (this.old.has(id)) return telegramRefusal(400, "Bad Request: message can't be deleted for everyone");
    return this.posts.remove(id) ? result(true) : telegramRefusal(400, "Bad Request: message to delete not found");
  }

  #keepPreview(fields: Fields): void {
    const options = fields.get("link_preview_options") as { readonly url?: string } | undefined;
    this.previews.push(options?.url ?? null);
  }
}

type Fields = ReadonlyMap<string, unknown>;

const methodOf = (path: string): string => path.split("/").at(-1) ?? "";

/** JSON, or a form whose fields are JSON where they are objects; files stand under names that `attach://` points at. */
function readFields(call: Call): Fields {
  const parts = partsOf(call);
  if (parts.length === 0) return new Map(Object.entries(fieldsOf(call)));
  return new Map(
    parts.map((part) => {
      if (part.fileName !== null) return [part.name, part] as const;
      const written = part.bytes.toString();
      return [part.name, /^[{[]/u.test(written) ? (JSON.parse(written) as unknown) : written] as const;
    }),
  );
}

function mediaOf(fields: Fields): readonly StoredMedia[] {
  const input = fields.get("media") as { readonly type: string; readonly media: string } | undefined;
  const sort = input?.type ?? (fields.has("photo") ? "photo" : "video");
  const attached = input?.media ?? fields.get(sort);
  if (typeof attached !== "string") return [];
  const file = fields.get(attached.replace("attach://", "")) as { readonly bytes: Buffer } | undefined;
  if (file === undefined) return [];
  return [{ type: sort === "photo" ? "image/png" : "video/mp4", bytes: file.bytes, alt: null }];
}

function idOf(parameters: unknown): string | null {
  const { message_id: id } = (parameters ?? {}) as { readonly message_id?: number };
  return id === undefined ? null : String(id);
}

const asMessage = ({ id, text }: StoredPost) => ({ message_id: Number(id), date: 0, chat: CHANNEL, text });
const result = (value: unknown): Answer => ({ status: 200, body: { ok: true, result: value } });

/** Its HTTP status is the error's code. */
export const telegramRefusal = (code: number, description: string, parameters: object = {}): Answer => ({
  ...{ status: code, body: { ok: false, error_code: code, description, parameters } },
});
