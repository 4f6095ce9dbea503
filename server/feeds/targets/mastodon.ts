import { type mastodon as api, createRestAPIClient, MastoHttpError } from "masto";
import { z } from "zod";
import { millis } from "../../../shared/time.ts";
import { charactersWithLinks } from "../render/counters.ts";
import type {
  Account,
  Finding,
  Job,
  Outcome,
  Remote,
  Target,
  TargetHealth,
  TargetKind,
  TargetSurroundings,
} from "../target-kind.ts";
import { dispatcherFor, neverConnected, through, within, wordsOfError } from "./fetch-line.ts";
import { isSameText, textOfHtml } from "./posted-text.ts";
import { saidOf } from "./said.ts";
import { fromShelf, NotOnShelf } from "./shelf.ts";
import { lostAnswer, statusOutcome, unreachable } from "./status-outcome.ts";
import { webAddress } from "./web-address.ts";

const free = { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 };
/** Look-ups read so many of our newest posts. */
const NEWEST = 40;
/** The server's and our clocks may differ by so much. */
const SLACK_MS = 5 * 60_000;
/** The server may still work on a film after it took it in. */
const BETWEEN_LOOKS_MS = 1_000;

/** A server that speaks Mastodon's API (docs.joinmastodon.org/api). One and the same key within an hour makes one post. */
export const mastodon: TargetKind = {
  kind: "mastodon",
  said: { ru: "Mastodon", en: "Mastodon" },
  caps: {
    ...{ idempotent: "key", keyTtlMs: millis(55 * 60_000), find: true, edit: "in-place", delete: true, thread: true },
    // 99 MB a film, where a server was not told otherwise (MAX_VIDEO_SIZE); ours have 6 Mbit/s at most.
    longestVideoMs: millis(120_000),
    ...{ images: 4, video: true, altText: true, limit: 500, unit: "characters", price: free },
  },
  count: charactersWithLinks,
  rate: { creates: 300, perMs: 3 * 3_600_000 },
  fields: [
    {
      name: "server",
      said: { ru: "Сервер", en: "Server" },
      hint: { ru: "Например, https://social.example", en: "For example, https://social.example" },
      isSecret: false,
      isPlace: true,
      schema: webAddress(200),
    },
    {
      name: "accessToken",
      said: { ru: "Ключ доступа", en: "Access token" },
      hint: {
        ru: "Настройки → Разработка → Новое приложение; права read и write",
        en: "Preferences → Development → New application; scopes read and write",
      },
      isSecret: true,
      schema: z.string().trim().min(8).max(500),
    },
  ],
  open: (account, surroundings) => new Mastodon(account, surroundings),
  remoteOf: (url, { server }) => {
    const { origin, pathname } = URL.parse(url) ?? {};
    const id = /^\/(?:@[\w.-]+|users\/[\w.-]+\/statuses)\/(\d+)\/?$/u.exec(pathname ?? "")?.[1];
    // A number is of one server alone.
    return id === undefined || origin !== URL.parse(server ?? "")?.origin ? null : { id, url };
  },
};

class Mastodon implements Target {
  readonly #account: Account;
  readonly #around: TargetSurroundings;
  readonly #dispatcher: ReturnType<typeof dispatcherFor>;
  #ownId: string | null = null;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#account = account;
    this.#around = surroundings;
    this.#dispatcher = dispatcherFor(surroundings.proxy);
  }

  async send(job: Job, signal: AbortSignal): Promise<Outcome> {
    const media = await this.#upload(job, signal);
    if (!("ids" in media)) return media;
    const headers = new Headers({ "Idempotency-Key": job.key });
    return this.#ask(signal, async (client) => {
      const inReplyToId = job.thread?.previous.id;
      const made = await client.v1.statuses.create(
        {
          status: textOf(job),
          mediaIds: [...media.ids],
          language: "ru",
          ...(inReplyToId === undefined ? {} : { inReplyToId }),
        },
        { requestInit: { headers } },
      );
      return this.#stands(made);
    });
  }

  async edit(job: Job, signal: AbortSignal): Promise<Outcome> {
    const { remote } = job;
    if (remote === null) return { type: "not-sent", reason: "GONE", said: "it was never sent" };
    const media = await this.#upload(job, signal);
    if (!("ids" in media)) return media;
    return this.#ask(signal, async (client) => {
      const edited = await client.v1.statuses.$select(remote.id).update({
        status: textOf(job),
        mediaIds: [...media.ids],
        language: "ru",
      });
      return this.#stands(edited);
    });
  }

  async remove({ remote }: Job, signal: AbortSignal): Promise<Outcome> {
    if (remote === null) return { type: "not-sent", reason: "GONE", said: "it was never sent" };
    const outcome = await this.#ask(signal, async (client) => {
      await client.v1.statuses.$select(remote.id).remove();
      return { type: "sent", remote, said: "removed" };
    });
    const isGone = outcome.type === "not-sent" && outcome.reason === "GONE";
    return isGone ? { type: "sent", remote, said: outcome.said } : outcome;
  }

  async find(job: Job, signal: AbortSignal): Promise<Finding> {
    try {
      return await within(signal, async () => {
        const client = this.#client(signal);
        this.#ownId ??= requiredId(await client.v1.accounts.verifyCredentials());
        const id = this.#ownId;
        const newest = await client.v1.accounts.$select(id).statuses.list({ limit: NEWEST, excludeReblogs: true });
        // Who listed them may have cut the answer: a list is a list, or nothing was learnt.
        if (!Array.isArray(newest)) return { type: "cannot-tell", said: "no list of posts" };
        // A server that does not say when: it may be the one.
        const isOlder = ({ createdAt }: api.v1.Status) => Date.parse(createdAt) < job.since - SLACK_MS;
        const found = newest.find((one) => !isOlder(one) && isSameText(textOfHtml(one.content), textOf(job)));
        if (found === undefined && newest.length >= NEWEST && !newest.some(isOlder))
          return { type: "cannot-tell", said: `not among the newest ${NEWEST}, and all of these are newer` };
        if (found === undefined) return { type: "missed", said: `not among the newest ${newest.length}` };
        return { type: "found", remote: remoteOf(found), said: "found by its text" };
      });
    } catch (error) {
      const outcome = this.#outcomeOf(error);
      return { type: "cannot-tell", said: outcome.said, ...("until" in outcome ? { until: outcome.until } : {}) };
    }
  }

  async check(signal: AbortSignal): Promise<TargetHealth> {
    try {
      const me = await within(signal, () => this.#client(signal).v1.accounts.verifyCredentials());
      this.#ownId = requiredId(me);
      const { host } = new URL(this.#account["server"] ?? "");
      return { isOk: true, account: `@${me.acct}@${host}`, reason: null, said: "signed in" };
    } catch (error) {
      const outcome = this.#outcomeOf(error);
      const reason = outcome.type === "not-sent" ? outcome.reason : "UNREACHABLE";
      return { isOk: false, account: null, reason, said: outcome.said };
    }
  }

  close(): void {
    void this.#dispatcher.destroy();
  }

  /** Before the post: what fails here has posted nothing. */
  async #upload(job: Job, signal: AbortSignal): Promise<{ readonly ids: readonly string[] } | Outcome> {
    const ids: string[] = [];
    try {
      for (const media of job.post.media) {
        const bytes = await fromShelf(this.#around, media);
        const name = media.type === "image/png" ? "image.png" : "film.mp4";
        const file = new File([bytes], name, { type: media.type });
        ids.push(await within(signal, () => this.#keep(file, media.alt, signal)));
      }
      return { ids };
    } catch (error) {
      if (error instanceof NotOnShelf) return { type: "not-sent", reason: "MEDIA_REFUSED", said: error.message };
      const outcome = this.#outcomeOf(error);
      if (outcome.type === "not-sent" && outcome.reason !== "REFUSED" && outcome.reason !== "GONE") return outcome;
      const isRefused = outcome.type === "not-sent";
      return isRefused ? { ...outcome, reason: "MEDIA_REFUSED" } : unreachable(`media: ${outcome.said}`);
    }
  }

  async #keep(file: File, description: string, signal: AbortSignal): Promise<string> {
    const client = this.#client(signal);
    const taken = await client.v2.media.create({ file, description, skipPolling: true });
    const id = requiredId(taken);
    for (let { url } = taken; !url && !signal.aborted; ) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
      ({ url } = await client.v1.media.$select(id).fetch());
    }
    return id;
  }

  async #ask(signal: AbortSignal, call: (client: api.rest.Client) => Promise<Outcome>): Promise<Outcome> {
    if (signal.aborted) return unreachable("given up before it began");
    try {
      return await within(signal, () => call(this.#client(signal)));
    } catch (error) {
      return this.#outcomeOf(error);
    }
  }

  #client(signal: AbortSignal): api.rest.Client {
    const url = this.#around.baseUrl ?? this.#account["server"] ?? "";
    const requestInit = { signal, redirect: "error", ...through(this.#dispatcher) } as const;
    return createRestAPIClient({ url, accessToken: this.#account["accessToken"] ?? "", requestInit });
  }

  /** An answer that does not say which post it speaks of says nothing. */
  #stands(status: api.v1.Status | undefined): Outcome {
    if (typeof status?.id !== "string") return lostAnswer("an answer without an id");
    return { type: "sent", remote: remoteOf(status), said: "HTTP 200" };
  }

  #outcomeOf(error: unknown): Outcome {
    if (error instanceof MastoHttpError) {
      const { headers } = error.cause instanceof Response ? error.cause : new Response();
      const answer = { status: error.statusCode, header: (name: string) => headers.get(name) };
      return statusOutcome(answer, this.#around.clock.now(), this.#said(`HTTP ${error.statusCode}, ${error.message}`));
    }
    const said = this.#said(wordsOfError(error));
    return neverConnected(error) ? unreachable(said) : lostAnswer(said);
  }

  #said(words: string): string {
    return saidOf(words, { accessToken: this.#account["accessToken"] ?? "" });
  }
}

const textOf = ({ post: { text, link } }: Job): string => (link === null ? text : `${text}\n${link}`);

function requiredId(value: { readonly id?: unknown } | undefined): string {
  if (typeof value?.id !== "string") throw new TypeError("an answer without an id");
  return value.id;
}

const remoteOf = ({ id, url, uri }: api.v1.Status): Remote => ({ id, url: url ?? uri ?? null });
