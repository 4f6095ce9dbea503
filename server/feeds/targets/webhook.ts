import { createHmac } from "node:crypto";
import { z } from "zod";
import type { PostMedia } from "../../../shared/feeds.ts";
import { millis } from "../../../shared/time.ts";
import { characters } from "../render/counters.ts";
import type { Account, Job, Outcome, Target, TargetHealth, TargetKind, TargetSurroundings } from "../target-kind.ts";
import { dispatcherFor, neverConnected, through, within, wordsOfError } from "./fetch-line.ts";
import { saidOf } from "./said.ts";
import { fromShelf, NotOnShelf } from "./shelf.ts";
import { lostAnswer, statusOutcome, unreachable } from "./status-outcome.ts";
import { webAddress } from "./web-address.ts";

const DAY_MS = millis(24 * 3_600_000);
const free = { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 };

/**
 * Signed JSON by POST, for everything else (standardwebhooks.com): `webhook-id` is the same for each repeat of one event, and who
 * receives keeps it for a day. Whoever answers 2xx has it. For receivers: docs/webhooks.md.
 */
export const webhook: TargetKind = {
  kind: "webhook",
  said: { ru: "Вебхук", en: "Webhook" },
  caps: {
    ...{ idempotent: "key", keyTtlMs: DAY_MS, find: false, edit: "in-place", delete: true, thread: false },
    ...{ images: 1, video: false, altText: true, limit: 5_000, unit: "characters", price: free },
  },
  count: characters,
  rate: { creates: 600, perMs: 60_000 },
  fields: [
    {
      name: "url",
      said: { ru: "Адрес", en: "Address" },
      hint: { ru: "Куда отправлять, целиком: https://…", en: "Where to send, whole: https://…" },
      isSecret: false,
      schema: webAddress(1_000),
    },
    {
      name: "secret",
      said: { ru: "Секрет подписи", en: "Signing secret" },
      hint: { ru: "От 24 знаков; тот же у получателя", en: "24 characters or more; the receiver has the same" },
      isSecret: true,
      schema: z.string().trim().min(24).max(500),
    },
  ],
  open: (account, surroundings) => new Webhook(account, surroundings),
};

class Webhook implements Target {
  readonly #account: Account;
  readonly #around: TargetSurroundings;
  readonly #dispatcher: ReturnType<typeof dispatcherFor>;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#account = account;
    this.#around = surroundings;
    this.#dispatcher = dispatcherFor(surroundings.proxy);
  }

  send(job: Job, signal: AbortSignal): Promise<Outcome> {
    return this.#deliver("created", job, signal);
  }

  edit(job: Job, signal: AbortSignal): Promise<Outcome> {
    return this.#deliver("edited", job, signal);
  }

  async remove(job: Job, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#deliver("deleted", job, signal);
    const isGone = outcome.type === "not-sent" && outcome.reason === "GONE";
    return isGone ? { type: "sent", remote: { id: job.key, url: null }, said: outcome.said } : outcome;
  }

  /** An event that means nothing: a receiver answers 2xx to what it can verify. */
  async check(signal: AbortSignal): Promise<TargetHealth> {
    const said = await this.#post("ping", `ping-${this.#around.clock.now()}`, {}, signal);
    const isOk = said.type === "sent";
    const reason = said.type === "not-sent" ? said.reason : isOk ? null : "UNREACHABLE";
    return { isOk, account: isOk ? this.#address().host : null, reason, said: said.said };
  }

  close(): void {
    void this.#dispatcher.destroy();
  }

  async #deliver(event: "created" | "edited" | "deleted", job: Job, signal: AbortSignal): Promise<Outcome> {
    let media: readonly object[];
    try {
      media = await within(signal, () => Promise.all(job.post.media.map((one) => this.#mediaOf(one))));
    } catch (error) {
      if (error instanceof NotOnShelf) return { type: "not-sent", reason: "MEDIA_REFUSED", said: error.message };
      return unreachable(`media: ${this.#said(wordsOfError(error))}`);
    }
    const { text, link } = job.post;
    const body = { about: job.about, remoteId: job.remote?.id ?? job.key, post: { text, link, media } };
    // One key a post: its edits and its end are events of their own.
    const id = event === "created" ? job.key : `${job.key}-${event}-${job.about.rev}`;
    return this.#post(`highlight.${event}`, id, body, signal, job);
  }

  async #post(type: string, id: string, data: object, signal: AbortSignal, job?: Job): Promise<Outcome> {
    const { clock } = this.#around;
    const now = clock.now();
    const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data });
    const seconds = String(Math.floor(now / 1000));
    const signature = createHmac("sha256", keyOf(this.#account["secret"] ?? "")).update(`${id}.${seconds}.${body}`);
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": seconds,
      "webhook-signature": `v1,${signature.digest("base64")}`,
    };
    if (signal.aborted) return unreachable("given up before it began");
    try {
      const request = {
        method: "POST",
        headers,
        body,
        signal,
        redirect: "manual",
        ...through(this.#dispatcher),
      } as const;
      const response = await within(signal, () => fetch(this.#address(), request));
      void response.body?.cancel().catch(() => {});
      const said = this.#said(`HTTP ${response.status}`);
      if (response.ok) return { type: "sent", remote: { id: job?.remote?.id ?? job?.key ?? id, url: null }, said };
      // Nothing stands at that address, so nobody there knows of the post; 410 is the word of whoever does.
      if (response.status === 404) return { type: "not-sent", reason: "REFUSED", said };
      return statusOutcome({ status: response.status, header: (name) => response.headers.get(name) }, now, said);
    } catch (error) {
      const said = this.#said(wordsOfError(error));
      return neverConnected(error) ? unreachable(said) : lostAnswer(said);
    }
  }

  /** Whole: whoever receives need not be able to reach us. */
  async #mediaOf(media: PostMedia): Promise<object> {
    const bytes = await fromShelf(this.#around, media);
    return { ...media, base64: Buffer.from(bytes).toString("base64") };
  }

  #address(): URL {
    const url = new URL(this.#account["url"] ?? "");
    const { baseUrl } = this.#around;
    return baseUrl === null ? url : new URL(`${url.pathname}${url.search}`, baseUrl);
  }

  #said(words: string): string {
    return saidOf(words, { secret: this.#account["secret"] ?? "", url: this.#address().pathname });
  }
}

/** A secret as Standard Webhooks writes it is base64 behind its mark; any other is taken as it is. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret);
