/** X, by `twitter-api-v2`. Rules FD60–FD74 in docs/spec/feeds.md; prices and limits as docs.x.com has them in 2026. */

import { millis } from "../../../shared/time.ts";
import { weighted } from "../render/counters.ts";
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
import { saidOf } from "./said.ts";
import { lost, type Trouble, troubleOf } from "./x-answers.ts";
import { xFields } from "./x-fields.ts";
import { findPost } from "./x-find.ts";
import { XLine } from "./x-line.ts";
import { MediaRefused, upload } from "./x-media.ts";
import { X_LIMIT } from "./x-text.ts";
import { NoToken, XTokens } from "./x-tokens.ts";

export const x: TargetKind = {
  kind: "x",
  said: { ru: "X", en: "X" },
  caps: {
    idempotent: "none",
    find: true,
    edit: "none",
    delete: true,
    thread: true,
    images: 4,
    video: true,
    // 2:20 for accounts without a subscription.
    longestVideoMs: millis(140_000),
    altText: true,
    limit: X_LIMIT,
    unit: "weighted",
    // docs.x.com, pricing, pay per use: 1.5 cents a post, 20 with a link in it.
    price: { post: 15_000, postWithLink: 200_000, edit: 0, delete: 10_000, find: 5_000 },
  },
  count: weighted,
  fields: xFields,
  rate: { creates: 100, perMs: 15 * 60_000 },
  open: (account, surroundings) => new X(account, surroundings),
  remoteOf: (url) => {
    const id = /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?:i\/web|\w+)\/status\/(\d+)(?![^/?#])/u.exec(
      url,
    )?.[1];
    return id === undefined ? null : { id, url };
  },
};

class X implements Target {
  readonly #surroundings: TargetSurroundings;
  readonly #tokens: XTokens;
  #userId: string | null;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#surroundings = surroundings;
    this.#tokens = new XTokens(account, surroundings);
    // Tokens of OAuth 1.0a begin with their owner's id.
    this.#userId = /^(\d+)-/.exec(account["accessSecret"] ? (account["accessToken"] ?? "") : "")?.[1] ?? null;
  }

  async send(job: Job, signal: AbortSignal): Promise<Outcome> {
    const line = await this.#line(signal);
    if (!(line instanceof XLine)) return line;
    const mediaIds = await this.#upload(job, line, signal);
    if ("type" in mediaIds) return mediaIds;
    try {
      const answer = await line.ask((client) => client.v2.post<unknown>("tweets", bodyOf(job, mediaIds)));
      const id = idOf(answer);
      // The client resolves to `undefined` where headers came and a body did not: the post is there.
      return id === null ? lost("an answer without an id") : { type: "sent", remote: remoteOf(id), said: "HTTP 201" };
    } catch (error) {
      return this.#trouble(error, line);
    }
  }

  async remove({ remote }: Job, signal: AbortSignal): Promise<Outcome> {
    if (remote === null) return { type: "not-sent", reason: "REFUSED", said: "no id to delete" };
    const line = await this.#line(signal);
    if (!(line instanceof XLine)) return line;
    try {
      const answer = await line.ask((client) => client.v2.delete<unknown>(`tweets/${encodeURIComponent(remote.id)}`));
      if (isDeleted(answer)) return { type: "sent", remote, said: "deleted" };
      return lost("an answer that does not say that it is deleted");
    } catch (error) {
      const trouble = this.#trouble(error, line);
      const isGone = trouble.type === "not-sent" && trouble.reason === "GONE";
      return isGone ? { type: "sent", remote, said: `${trouble.said}: it was gone` } : trouble;
    }
  }

  async find(job: Job, signal: AbortSignal): Promise<Finding> {
    const line = await this.#line(signal);
    if (!(line instanceof XLine)) return { type: "cannot-tell", until: line.until, said: line.said };
    try {
      this.#userId ??= (await me(line)).id;
      const id = await findPost(job, this.#userId, line);
      if (id === null) return { type: "missed", said: "not on the timeline" };
      return { type: "found", remote: remoteOf(id), said: "on the timeline" };
    } catch (error) {
      const trouble = this.#trouble(error, line);
      return {
        type: "cannot-tell",
        until: trouble.type === "not-sent" ? trouble.until : undefined,
        said: trouble.said,
      };
    }
  }

  async check(signal: AbortSignal): Promise<TargetHealth> {
    const line = await this.#line(signal);
    if (!(line instanceof XLine)) return { isOk: false, account: null, reason: line.reason, said: line.said };
    try {
      const { id, username } = await me(line);
      this.#userId = id;
      return { isOk: true, account: `@${username}`, reason: null, said: "HTTP 200" };
    } catch (error) {
      const { reason, said } = notPublic(this.#trouble(error, line));
      return { isOk: false, account: null, reason, said };
    }
  }

  /** A line with keys that are good, or why there is none. */
  async #line(signal: AbortSignal): Promise<XLine | NotSent> {
    try {
      const keys = await this.#tokens.keys(signal);
      return new XLine(keys, this.#surroundings, signal);
    } catch (error) {
      const trouble = notPublic(this.#said(error instanceof NoToken ? error.trouble : lost("given up, or not kept")));
      // X says 400 of a refresh token that was used before.
      const isSpent = trouble.reason === "REFUSED" || trouble.reason === "GONE";
      return { ...trouble, reason: isSpent ? "AUTH" : trouble.reason, said: `no token: ${trouble.said}` };
    }
  }

  async #upload({ post }: Job, line: XLine, signal: AbortSignal): Promise<readonly string[] | NotSent> {
    try {
      return await upload(post.media, line, this.#surroundings.readMedia, signal);
    } catch (error) {
      if (error instanceof MediaRefused) return { type: "not-sent", reason: "MEDIA_REFUSED", said: error.message };
      const trouble = notPublic(this.#trouble(error, line));
      const isOfMedia = trouble.reason === "REFUSED" || trouble.reason === "GONE";
      return { ...trouble, reason: isOfMedia ? "MEDIA_REFUSED" : trouble.reason, said: `media: ${trouble.said}` };
    }
  }

  #trouble(error: unknown, { mayHaveArrived }: XLine): Trouble {
    return this.#said(troubleOf(error, { mayHaveArrived, now: this.#surroundings.clock.now() }));
  }

  #said(trouble: Trouble): Trouble {
    return { ...trouble, said: saidOf(trouble.said, this.#tokens.account) };
  }
}

/** Of a call that shows nothing to anybody: whether it arrived does not matter. */
const notPublic = (trouble: Trouble): NotSent =>
  trouble.type === "not-sent" ? trouble : { type: "not-sent", reason: "UNREACHABLE", said: trouble.said };

const bodyOf = ({ post, thread }: Job, mediaIds: readonly string[]): Record<string, unknown> => ({
  text: post.text,
  ...(thread !== null && { reply: { in_reply_to_tweet_id: thread.previous.id } }),
  ...(mediaIds.length > 0 && { media: { media_ids: mediaIds } }),
});

const remoteOf = (id: string): Remote => ({ id, url: `https://x.com/i/web/status/${id}` });

function idOf(answer: unknown): string | null {
  const { data } = (answer ?? {}) as { readonly data?: { readonly id?: unknown } | null };
  return typeof data?.id === "string" && data.id !== "" ? data.id : null;
}

/** `not-found` comes with 200 too, as an error beside no data. */
function isDeleted(answer: unknown): boolean {
  const { data, errors } = (answer ?? {}) as {
    readonly data?: { readonly deleted?: unknown } | null;
    readonly errors?: readonly { readonly type?: unknown }[];
  };
  return data?.deleted === true || (errors?.some(({ type }) => /resource-not-found/.test(String(type))) ?? false);
}

async function me(line: XLine): Promise<{ readonly id: string; readonly username: string }> {
  const answer: unknown = await line.ask((client) => client.v2.get<unknown>("users/me"));
  const { data } = (answer ?? {}) as { readonly data?: { readonly id?: unknown; readonly username?: unknown } };
  if (typeof data?.id !== "string" || typeof data.username !== "string") throw new Error("an answer without a name");
  return { id: data.id, username: data.username };
}
