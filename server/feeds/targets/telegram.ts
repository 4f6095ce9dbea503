/** A Telegram channel, by a bot of its administrators and `grammy`. Rules FD85–FD87 in docs/spec/feeds.md. */
import { Api, type ApiClientOptions, InputFile } from "grammy";
import { z } from "zod";
import type { PostMedia } from "../../../shared/feeds.ts";
import { millis } from "../../../shared/time.ts";
import { utf16 } from "../render/counters.ts";
import type {
  Account,
  Job,
  Outcome,
  Remote,
  Target,
  TargetHealth,
  TargetKind,
  TargetSurroundings,
} from "../target-kind.ts";
import { dispatcherFor, through, within } from "./fetch-line.ts";
import { saidOf } from "./said.ts";
import { fromShelf, NotOnShelf } from "./shelf.ts";
import { lostAnswer, unreachable } from "./status-outcome.ts";
import { isUnchanged, telegramTrouble } from "./telegram-answers.ts";

const free = { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 };
const HOME = "https://api.telegram.org";
/** A bot uploads no more (core.telegram.org/bots/api, "Sending files"). */
const MOST_BYTES = { "image/png": 10_000_000, "video/mp4": 50_000_000 } as const;
/** The outbox's own deadlines are shorter; the client's is 500 s. */
const CLIENT_TIMEOUT_SECONDS = 120;

export const telegram: TargetKind = {
  kind: "telegram",
  said: { ru: "Telegram", en: "Telegram" },
  caps: {
    // A bot cannot read its channel, and nothing makes a repeat safe: what is in doubt is looked at by a person.
    ...{ idempotent: "none", find: false, edit: "in-place", delete: true, thread: true },
    // A minute of our films, at 6 Mbit/s at most, is below the 50 MB that a bot may upload.
    longestVideoMs: millis(60_000),
    ...{ images: 1, video: true, altText: false, limit: 4_096, mediaLimit: 1_024, unit: "utf16", price: free },
  },
  count: utf16,
  rate: { creates: 20, perMs: 60_000 },
  fields: [
    {
      name: "token",
      said: { ru: "Ключ бота", en: "Bot token" },
      hint: { ru: "Его выдаёт @BotFather: 123456:ABC…", en: "From @BotFather: 123456:ABC…" },
      isSecret: true,
      schema: z
        .string()
        .trim()
        .regex(/^\d{3,20}:[\w-]{20,100}$/),
    },
    {
      name: "chat",
      said: { ru: "Канал", en: "Channel" },
      hint: {
        ru: "@имя или номер, -100…; бот в нём администратор с правами публиковать, изменять и удалять",
        en: "@name or number, -100…; the bot is an administrator who may post, edit and delete",
      },
      isSecret: false,
      schema: z
        .string()
        .trim()
        .regex(/^(?:@[A-Za-z]\w{3,31}|-?\d{5,20})$/),
    },
  ],
  open: (account, surroundings) => new Telegram(account, surroundings),
  remoteOf: (url, { chat = "" }) => {
    const [, inner, name, id] =
      /^https:\/\/(?:t|telegram)\.me\/(?:c\/(\d+)|(?:s\/)?(\w+))\/(\d+)(?![^/?#])/u.exec(url) ?? [];
    // A number is of one channel alone: in another it is another post.
    const isOurs = inner === undefined ? `@${name}`.toLowerCase() === chat.toLowerCase() : `-100${inner}` === chat;
    return id === undefined || !isOurs ? null : { id, url };
  },
};

class Telegram implements Target {
  readonly #account: Account;
  readonly #around: TargetSurroundings;
  readonly #dispatcher: ReturnType<typeof dispatcherFor>;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#account = account;
    this.#around = surroundings;
    this.#dispatcher = dispatcherFor(surroundings.proxy);
  }

  async send(job: Job, signal: AbortSignal): Promise<Outcome> {
    const file = await this.#file(job);
    if (file !== null && "type" in file) return file;
    const answer = { ...(job.thread !== null && { reply_parameters: { message_id: numberOf(job.thread.previous) } }) };
    return this.#ask(signal, async (api) => {
      const text = textOf(job);
      if (file === null) return api.sendMessage(this.#chat, text, { ...answer, link_preview_options: previewOf(job) });
      const caption = { ...answer, caption: text };
      const { input, media } = file;
      if (media.type === "image/png") return api.sendPhoto(this.#chat, input, caption);
      return api.sendVideo(this.#chat, input, { ...caption, ...sizeOf(media), supports_streaming: true });
    });
  }

  /** A post's picture says what its text does, so it is replaced with it. */
  async edit(job: Job, signal: AbortSignal): Promise<Outcome> {
    const { remote } = job;
    if (remote === null) return { type: "not-sent", reason: "GONE", said: "it was never sent" };
    const file = await this.#file(job);
    if (file !== null && "type" in file) return file;
    const id = numberOf(remote);
    return this.#ask(
      signal,
      async (api) => {
        const text = textOf(job);
        if (file === null) return api.editMessageText(this.#chat, id, text, { link_preview_options: previewOf(job) });
        const { input, media } = file;
        if (media.type === "image/png")
          return api.editMessageMedia(this.#chat, id, { type: "photo", media: input, caption: text });
        const film = { media: input, caption: text, ...sizeOf(media), supports_streaming: true };
        return api.editMessageMedia(this.#chat, id, { type: "video", ...film });
      },
      remote,
    );
  }

  async remove({ remote }: Job, signal: AbortSignal): Promise<Outcome> {
    if (remote === null) return { type: "not-sent", reason: "GONE", said: "it was never sent" };
    const outcome = await this.#ask(signal, async (api) => {
      const isDeleted: unknown = await api.deleteMessage(this.#chat, numberOf(remote));
      return isDeleted === true ? { message_id: numberOf(remote) } : null;
    });
    const isGone = outcome.type === "not-sent" && outcome.reason === "GONE";
    return isGone ? { type: "sent", remote, said: outcome.said } : outcome;
  }

  /** Who the bot is, and whether it may post where it is to. */
  async check(signal: AbortSignal): Promise<TargetHealth> {
    try {
      return await within(signal, async () => {
        const api = this.#api(signal);
        const me = await api.getMe();
        const chat = await api.getChat(this.#chat);
        const member = await api.getChatMember(this.#chat, me.id);
        if (!mayPost(chat, member))
          return { isOk: false, account: null, reason: "AUTH", said: "the bot may not post there" };
        const account = typeof chat.username === "string" ? `@${chat.username}` : (chat.title ?? null);
        return { isOk: true, account, reason: null, said: `by @${me.username}` };
      });
    } catch (error) {
      const outcome = this.#outcomeOf(error);
      const reason = outcome.type === "not-sent" ? outcome.reason : "UNREACHABLE";
      return { isOk: false, account: null, reason, said: outcome.said };
    }
  }

  close(): void {
    void this.#dispatcher.destroy();
  }

  get #chat(): string {
    return this.#account["chat"] ?? "";
  }

  #api(signal: AbortSignal): Api {
    return new Api(this.#account["token"] ?? "", {
      apiRoot: (this.#around.baseUrl ?? HOME).replace(/\/+$/u, ""),
      timeoutSeconds: CLIENT_TIMEOUT_SECONDS,
      fetch: this.#fetchUntil(signal),
    });
  }

  /**
   * Node's own. The client's (node-fetch 2) waits for ever for the rest of a body that was cut short, and knows no signal but that of
   * a library. A redirect would take the key elsewhere.
   */
  #fetchUntil(signal: AbortSignal): NonNullable<ApiClientOptions["fetch"]> {
    const own = (url: string, { method, headers, body }: RequestInit) => {
      // A form comes as a stream: `half` says that its answer comes after it.
      const options = {
        method,
        headers,
        body,
        signal,
        redirect: "error",
        duplex: "half",
        ...through(this.#dispatcher),
      };
      return fetch(url, options as RequestInit);
    };
    // The types are node-fetch's; the client calls it with a text and reads JSON of the answer.
    return own as unknown as NonNullable<ApiClientOptions["fetch"]>;
  }

  /** @param call gives a message, or what stands as one; without an id nothing is known */
  async #ask(
    signal: AbortSignal,
    call: (api: Api) => Promise<unknown>,
    remote: Remote | null = null,
  ): Promise<Outcome> {
    if (signal.aborted) return unreachable("given up before it began");
    try {
      const stands = remoteOf(await within(signal, () => call(this.#api(signal))));
      return stands === null ? lostAnswer("an answer without an id") : { type: "sent", remote: stands, said: "ok" };
    } catch (error) {
      if (remote !== null && isUnchanged(error)) return { type: "sent", remote, said: "it said so already" };
      return this.#outcomeOf(error);
    }
  }

  /** `null`: none. Read before the call: what is not on the shelf has sent nothing. */
  async #file({ post }: Job): Promise<{ readonly input: InputFile; readonly media: PostMedia } | Outcome | null> {
    const [media] = post.media;
    if (media === undefined) return null;
    try {
      const bytes = await fromShelf(this.#around, media);
      if (bytes.length > MOST_BYTES[media.type])
        return {
          type: "not-sent",
          reason: "MEDIA_REFUSED",
          said: `${bytes.length} bytes are more than a bot may upload`,
        };
      return { input: new InputFile(bytes, media.type === "image/png" ? "image.png" : "film.mp4"), media };
    } catch (error) {
      if (error instanceof NotOnShelf) return { type: "not-sent", reason: "MEDIA_REFUSED", said: error.message };
      throw error;
    }
  }

  #outcomeOf(error: unknown): Outcome {
    const outcome = telegramTrouble(error, this.#around.clock.now());
    return { ...outcome, said: saidOf(outcome.said, { token: this.#account["token"] ?? "" }) };
  }
}

/** In a channel administrators alone post, and not all of them. */
function mayPost(
  { type }: { readonly type: string },
  member: { readonly status: string; readonly can_post_messages?: boolean },
): boolean {
  if (member.status === "administrator") return type !== "channel" || member.can_post_messages === true;
  return member.status === "creator" || (type !== "channel" && member.status === "member");
}

const textOf = ({ post: { text, link } }: Job): string => (link === null ? text : `${text}\n${link}`);

/** Of the permalink, which shows the share image, and of no other address in the text. */
const previewOf = (job: Job) => {
  const { permalink } = job.about;
  return textOf(job).includes(permalink) ? { url: permalink, prefer_large_media: true } : { is_disabled: true };
};

const sizeOf = ({ widthPx, heightPx }: PostMedia) => ({ width: widthPx, height: heightPx });

const numberOf = ({ id }: Remote): number => Number(id);

/** `null`: no message. A private channel's posts have addresses for its readers alone. */
function remoteOf(answer: unknown): Remote | null {
  const { message_id: id, chat } = (answer ?? {}) as {
    readonly message_id?: unknown;
    readonly chat?: { readonly id?: unknown; readonly username?: unknown };
  };
  if (typeof id !== "number") return null;
  if (typeof chat?.username === "string") return { id: String(id), url: `https://t.me/${chat.username}/${id}` };
  const inner = /^-100(\d+)$/u.exec(String(chat?.id))?.[1];
  return { id: String(id), url: inner === undefined ? null : `https://t.me/c/${inner}/${id}` };
}
