/** A community's wall on VK, by `vk-io`. Rules FD88 and FD89 in docs/spec/feeds.md. */
import { z } from "zod";
import { characters } from "../render/counters.ts";
import type {
  Account,
  Finding,
  Job,
  NotSent,
  Outcome,
  Remote,
  Target,
  TargetHealth,
  TargetKind,
  TargetSurroundings,
} from "../target-kind.ts";
import { ask } from "./node-line.ts";
import { isSameText } from "./posted-text.ts";
import { saidOf } from "./said.ts";
import { fromShelf, NotOnShelf } from "./shelf.ts";
import { lostAnswer } from "./status-outcome.ts";
import { type Failed, type VkTrouble, vkTrouble } from "./vk-answers.ts";
import { VK_HOME, type VkLine, vkLine } from "./vk-line.ts";

const free = { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 };
/** As many as one look takes. */
const NEWEST = 100;
/** Theirs and our clocks may differ by so much. */
const SLACK_MS = 5 * 60_000;

export const vk: TargetKind = {
  kind: "vk",
  said: { ru: "ВКонтакте", en: "VK" },
  caps: {
    // `guid` goes along, but that VK keeps to it was never seen: it is no key until it was.
    ...{ idempotent: "none", find: true, edit: "in-place", delete: true, thread: false },
    ...{ images: 1, video: false, altText: false, limit: 15_000, unit: "characters", price: free },
  },
  count: characters,
  rate: { creates: 50, perMs: 24 * 3_600_000 },
  fields: [
    {
      name: "token",
      said: { ru: "Ключ доступа", en: "Access token" },
      hint: {
        ru: "Ключ администратора сообщества с правами wall, photos, groups и offline: ключу сообщества VK не даёт загружать картинки",
        en: "Of an administrator, with wall, photos, groups and offline: VK lets no community's key upload pictures",
      },
      isSecret: true,
      schema: z.string().trim().min(20).max(1_000),
    },
    {
      name: "group",
      said: { ru: "Номер сообщества", en: "Community number" },
      hint: { ru: "Цифры, как в адресе vk.com/club123456", en: "Digits, as in vk.com/club123456" },
      isSecret: false,
      schema: z
        .string()
        .trim()
        .regex(/^[1-9]\d{0,11}$/),
    },
  ],
  open: (account, surroundings) => new Vk(account, surroundings),
  remoteOf: (url, { group }) => {
    const [, wall, id] = /^https:\/\/(?:m\.)?vk\.(?:com|ru)\/(?:[^?#]*\?(?:.*&)?w=)?wall-(\d+)_(\d+)/u.exec(url) ?? [];
    return id === undefined || wall !== group ? null : { id, url };
  },
};

class Vk implements Target {
  readonly #account: Account;
  readonly #around: TargetSurroundings;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#account = account;
    this.#around = surroundings;
  }

  async send(job: Job, signal: AbortSignal): Promise<Outcome> {
    const photo = await this.#photo(job, signal);
    if (photo !== null && typeof photo === "object") return photo;
    return this.#post(signal, ({ api }) =>
      api.wall.post({
        ...{ owner_id: this.#wall, from_group: 1, guid: job.key, message: textOf(job) },
        ...(photo !== null && { attachments: photo }),
      }),
    );
  }

  /** What an edit does not name is taken from the post: its picture is named anew. */
  async edit(job: Job, signal: AbortSignal): Promise<Outcome> {
    const { remote } = job;
    if (remote === null) return { type: "not-sent", reason: "GONE", said: "it was never sent" };
    const photo = await this.#photo(job, signal);
    if (photo !== null && typeof photo === "object") return photo;
    return this.#post(signal, ({ api }) =>
      api.wall.edit({
        ...{ owner_id: this.#wall, post_id: Number(remote.id), message: textOf(job) },
        ...(photo !== null && { attachments: photo }),
      }),
    );
  }

  async remove({ remote }: Job, signal: AbortSignal): Promise<Outcome> {
    if (remote === null) return { type: "not-sent", reason: "GONE", said: "it was never sent" };
    const asked = await this.#ask(signal, ({ api }) =>
      api.wall.delete({ owner_id: this.#wall, post_id: Number(remote.id) }),
    );
    if (asked.isAnswered)
      return Number(asked.value) === 1
        ? { type: "sent", remote, said: "deleted" }
        : lostAnswer("an answer that says nothing");
    const outcome = this.#outcomeOf(asked);
    const isGone = outcome.type === "not-sent" && outcome.reason === "GONE";
    return isGone ? { type: "sent", remote, said: outcome.said } : outcome;
  }

  async find(job: Job, signal: AbortSignal): Promise<Finding> {
    const asked = await this.#ask(signal, ({ api }) =>
      api.wall.get({ owner_id: this.#wall, filter: "owner", count: NEWEST }),
    );
    if (!asked.isAnswered) {
      const outcome = this.#outcomeOf(asked);
      return { type: "cannot-tell", said: outcome.said, ...("until" in outcome && { until: outcome.until }) };
    }
    const posts = postsOf(asked.value);
    if (posts === null) return { type: "cannot-tell", said: "no list of posts" };
    const since = job.since - SLACK_MS;
    const found = posts.find(({ text, date }) => date * 1000 >= since && isSameText(text, textOf(job)));
    if (found !== undefined) return { type: "found", remote: this.#remoteOf(found.id), said: "found by its text" };
    // So many since then that it may stand beyond them.
    if (posts.length >= NEWEST && posts.every(({ date }) => date * 1000 >= since))
      return { type: "cannot-tell", said: `not among the newest ${NEWEST}, and all of these are newer` };
    return { type: "missed", said: `not among the newest ${posts.length}` };
  }

  async check(signal: AbortSignal): Promise<TargetHealth> {
    const asked = await this.#ask(signal, ({ api }) =>
      api.groups.getById({ group_id: this.#account["group"] ?? "", fields: ["can_post"] }),
    );
    if (!asked.isAnswered) {
      const outcome = this.#outcomeOf(asked);
      const reason = outcome.type === "not-sent" ? outcome.reason : "UNREACHABLE";
      return { isOk: false, account: null, reason, said: outcome.said };
    }
    const group = groupOf(asked.value);
    if (group === null)
      return { isOk: false, account: null, reason: "UNREACHABLE", said: "an answer without a community" };
    if (group.can_post === 0) return { isOk: false, account: null, reason: "AUTH", said: "it may not post there" };
    return { isOk: true, account: `@${group.screen_name}`, reason: null, said: "signed in" };
  }

  get #wall(): number {
    return -Number(this.#account["group"]);
  }

  #ask<Value>(signal: AbortSignal, call: (line: VkLine) => Promise<Value>) {
    const baseUrl = this.#around.baseUrl ?? VK_HOME;
    const way = { baseUrl, proxy: this.#around.proxy };
    return ask(way, signal, (agent) => call(vkLine(this.#account["token"] ?? "", baseUrl, agent)));
  }

  async #post(signal: AbortSignal, call: (line: VkLine) => Promise<unknown>): Promise<Outcome> {
    const asked = await this.#ask(signal, call);
    if (!asked.isAnswered) return this.#outcomeOf(asked);
    const { post_id: id } = (asked.value ?? {}) as { readonly post_id?: unknown };
    if (typeof id !== "number") return lostAnswer("an answer without an id");
    return { type: "sent", remote: this.#remoteOf(id), said: "ok" };
  }

  /** Before the post: what fails here has posted nothing. @returns its name as an attachment; `null`: none */
  async #photo({ post }: Job, signal: AbortSignal): Promise<string | NotSent | null> {
    const [media] = post.media;
    if (media === undefined) return null;
    let bytes: Uint8Array;
    try {
      bytes = await fromShelf(this.#around, media);
    } catch (error) {
      if (error instanceof NotOnShelf) return { type: "not-sent", reason: "MEDIA_REFUSED", said: error.message };
      throw error;
    }
    const source = { value: Buffer.from(bytes), filename: "image.png", contentType: "image/png" };
    const asked = await this.#ask(signal, ({ upload }) =>
      upload.wallPhoto({ source, group_id: Number(this.#account["group"]) }),
    );
    if (!asked.isAnswered) return asMedia(this.#outcomeOf(asked));
    const { ownerId, id } = asked.value;
    if (typeof ownerId === "number" && typeof id === "number") return `photo${ownerId}_${id}`;
    return { type: "not-sent", reason: "MEDIA_REFUSED", said: "media: an answer without a photo" };
  }

  #remoteOf(id: number): Remote {
    return { id: String(id), url: `https://vk.com/wall${this.#wall}_${id}` };
  }

  #outcomeOf(failed: Failed): VkTrouble {
    const outcome = vkTrouble(failed, this.#around.clock.now());
    return { ...outcome, said: saidOf(outcome.said, { token: this.#account["token"] ?? "" }) };
  }
}

const textOf = ({ post: { text, link } }: Job): string => (link === null ? text : `${text}\n${link}`);

/** Nobody sees an upload: whether it arrived does not matter. */
function asMedia(outcome: VkTrouble): NotSent {
  if (outcome.type === "unknown") return { type: "not-sent", reason: "UNREACHABLE", said: `media: ${outcome.said}` };
  const isOfMedia = outcome.reason === "REFUSED" || outcome.reason === "GONE" || outcome.reason === "TOO_LARGE";
  return { ...outcome, reason: isOfMedia ? "MEDIA_REFUSED" : outcome.reason, said: `media: ${outcome.said}` };
}

interface WallPost {
  readonly id: number;
  /** Unix seconds. */
  readonly date: number;
  readonly text: string;
}

/** `null`: it is no list of posts, whatever else it is. */
function postsOf(answer: unknown): readonly WallPost[] | null {
  const { items } = (answer ?? {}) as { readonly items?: unknown };
  if (!Array.isArray(items)) return null;
  return items.filter(
    (item: Partial<WallPost> | null): item is WallPost =>
      typeof item?.id === "number" && typeof item.date === "number" && typeof item.text === "string",
  );
}

/** A list by itself until version 5.139, one in an object since. */
function groupOf(answer: unknown): { readonly screen_name: string; readonly can_post?: unknown } | null {
  const list: unknown = Array.isArray(answer) ? answer : (answer as { readonly groups?: unknown } | null)?.groups;
  const [group] = Array.isArray(list) ? (list as readonly ({ readonly screen_name?: unknown } | null)[]) : [];
  return typeof group?.screen_name === "string" ? { ...group, screen_name: group.screen_name } : null;
}
