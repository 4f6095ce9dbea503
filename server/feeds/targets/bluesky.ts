import { AsyncLocalStorage } from "node:async_hooks";
import { Agent, type AppBskyFeedPost, CredentialSession, RichText, XRPCError } from "@atproto/api";
import { graphemesWithin } from "../render/counters.ts";
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
import { isNoRecord, isOfSession, NotPosted } from "./bluesky-answers.ts";
import { blueskyFields } from "./bluesky-fields.ts";
import { dispatcherFor, neverConnected, through, within, wordsOfError } from "./fetch-line.ts";
import { lighterPicture } from "./lighter-picture.ts";
import { recordKey } from "./record-key.ts";
import { saidOf } from "./said.ts";
import { fromShelf, NotOnShelf } from "./shelf.ts";
import { lostAnswer, statusOutcome, unreachable } from "./status-outcome.ts";

const free = { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 };
const COLLECTION = "app.bsky.feed.post";
/** The lexicon allows 300 graphemes and 3,000 bytes. */
const BYTES_A_GRAPHEME = 10;
/** Of one picture, as the lexicon of `app.bsky.embed.images` has it (0.21.0). */
const MOST_IMAGE_BYTES = 2_000_000;
/** The client tells 402, 408 and 409 apart from nothing: for it they are bad requests. So each operation notes what really came. */
const answered = new AsyncLocalStorage<{ status: number | null }>();
/** Signing in has a deadline of its own: several calls may wait for one. */
const SIGN_IN_MS = 10_000;

/** Bluesky (docs.bsky.app): a post is a record whose name is ours, so putting it again changes nothing. */
export const bluesky: TargetKind = {
  kind: "bluesky",
  said: { ru: "Bluesky", en: "Bluesky" },
  caps: {
    ...{ idempotent: "record-id", find: true, edit: "none", delete: true, thread: true },
    ...{ images: 4, video: false, altText: true, limit: 300, unit: "graphemes", price: free },
  },
  count: graphemesWithin(BYTES_A_GRAPHEME),
  // 5,000 points an hour, three for each record made (docs.bsky.app, «Rate Limits»).
  rate: { creates: 1_500, perMs: 3_600_000 },
  fields: blueskyFields,
  open: (account, surroundings) => new Bluesky(account, surroundings),
  remoteOf: (url, { identifier = "" }) => {
    const [, who = "", rkey] = /^https:\/\/bsky\.app\/profile\/([^/]+)\/post\/([\w.~:-]+)/u.exec(url) ?? [];
    const isOurs = who.startsWith("did:") || who.toLowerCase() === identifier.toLowerCase();
    return rkey === undefined || !isOurs ? null : { id: `at://${who}/${COLLECTION}/${rkey}`, url };
  },
};

class Bluesky implements Target {
  readonly #account: Account;
  readonly #around: TargetSurroundings;
  readonly #dispatcher: ReturnType<typeof dispatcherFor>;
  #session: CredentialSession | null = null;
  #signingIn: Promise<CredentialSession> | null = null;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#account = account;
    this.#around = surroundings;
    this.#dispatcher = dispatcherFor(surroundings.proxy);
  }

  send(job: Job, signal: AbortSignal): Promise<Outcome> {
    return answered.run({ status: null }, () => this.#send(job, signal));
  }

  async #send(job: Job, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return unreachable("given up before it began");
    let record: AppBskyFeedPost.Record;
    let agent: Agent;
    try {
      // Signing in, pictures, and the names of a thread's posts: what fails until here has posted nothing.
      ({ agent, record } = await within(signal, async () => {
        const signedIn = await this.#agent();
        return { agent: signedIn, record: await this.#record(signedIn, job, signal) };
      }));
    } catch (error) {
      if (error instanceof NotOnShelf) return { type: "not-sent", reason: "MEDIA_REFUSED", said: error.message };
      if (error instanceof NotPosted) return error.outcome;
      const outcome = this.#outcomeOf(error);
      return outcome.type === "not-sent" ? outcome : unreachable(`before posting: ${outcome.said}`);
    }
    try {
      const rkey = recordKey(job);
      const put = { repo: agent.assertDid, collection: COLLECTION, rkey, record: { ...record } };
      const { data } = await within(signal, () => agent.com.atproto.repo.putRecord(put, { signal }));
      if (typeof data?.uri !== "string") return lostAnswer("an answer without an address");
      return { type: "sent", remote: this.#remote(data.uri), said: "HTTP 200" };
    } catch (error) {
      return this.#outcomeOf(error);
    }
  }

  remove(job: Job, signal: AbortSignal): Promise<Outcome> {
    return answered.run({ status: null }, () => this.#remove(job, signal));
  }

  async #remove(job: Job, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return unreachable("given up before it began");
    // What nobody has an answer of has the name that it would have been given.
    const rkey = job.remote?.id.split("/").at(-1) ?? recordKey(job);
    let remote = job.remote;
    try {
      return await within(signal, async () => {
        const agent = await this.#agent();
        remote ??= this.#remote(`at://${agent.assertDid}/${COLLECTION}/${rkey}`);
        // Deleting a record that is not there is no error of this call.
        await agent.com.atproto.repo.deleteRecord({ repo: agent.assertDid, collection: COLLECTION, rkey }, { signal });
        return { type: "sent", remote, said: "HTTP 200" };
      });
    } catch (error) {
      const outcome = this.#outcomeOf(error);
      const isGone = outcome.type === "not-sent" && outcome.reason === "GONE";
      return isGone && remote !== null ? { type: "sent", remote, said: outcome.said } : outcome;
    }
  }

  find(job: Job, signal: AbortSignal): Promise<Finding> {
    return answered.run({ status: null }, () => this.#find(job, signal));
  }

  async #find(job: Job, signal: AbortSignal): Promise<Finding> {
    try {
      return await within(signal, async () => {
        const agent = await this.#agent();
        const rkey = recordKey(job);
        const named = { repo: agent.assertDid, collection: COLLECTION, rkey };
        const { data } = await agent.com.atproto.repo.getRecord(named, { signal });
        if (typeof data?.uri !== "string") return { type: "cannot-tell", said: "an answer without an address" };
        return { type: "found", remote: this.#remote(data.uri), said: "found by its name" };
      });
    } catch (error) {
      if (isNoRecord(error)) return { type: "missed", said: "no such record" };
      const outcome = this.#outcomeOf(error);
      return { type: "cannot-tell", said: outcome.said, ...("until" in outcome ? { until: outcome.until } : {}) };
    }
  }

  async check(signal: AbortSignal): Promise<TargetHealth> {
    try {
      this.#session = null;
      const { session } = await within(signal, () => this.#signIn());
      return { isOk: true, account: `@${session?.handle ?? ""}`, reason: null, said: "signed in" };
    } catch (error) {
      const outcome = this.#outcomeOf(error);
      const reason = outcome.type === "not-sent" ? outcome.reason : "UNREACHABLE";
      return { isOk: false, account: null, reason, said: outcome.said };
    }
  }

  close(): void {
    void this.#dispatcher.destroy();
  }

  /** The same each time for one job: what is put again is what stands. */
  async #record(agent: Agent, { post, thread, since }: Job, signal: AbortSignal): Promise<AppBskyFeedPost.Record> {
    const rich = new RichText({ text: post.link === null ? post.text : `${post.text}\n${post.link}` });
    rich.detectFacetsWithoutResolution();
    const images = [];
    for (const media of post.media.filter(({ type }) => type === "image/png")) {
      const bytes = await fromShelf(this.#around, media);
      const image = await this.#keep(agent, bytes, media.type, signal);
      const aspectRatio = { width: media.widthPx, height: media.heightPx };
      images.push({ image, alt: media.alt, aspectRatio });
    }
    const reply = thread === null ? {} : { reply: await this.#replyTo(agent, thread, signal) };
    // A mention is a person's id, which nobody here has looked up: it stays text.
    const facets = rich.facets?.filter(({ features }) => features.every(({ $type }) => !$type.endsWith("#mention")));
    return {
      $type: COLLECTION,
      text: rich.text,
      langs: ["ru"],
      createdAt: new Date(since).toISOString(),
      ...(facets === undefined || facets.length === 0 ? {} : { facets }),
      ...(images.length === 0 ? {} : { embed: { $type: "app.bsky.embed.images", images } }),
      ...reply,
    };
  }

  /** @throws {NotPosted} when it is the picture that is refused */
  async #keep(agent: Agent, bytes: Uint8Array<ArrayBuffer>, encoding: string, signal: AbortSignal) {
    const refused = (said: string) => new NotPosted({ type: "not-sent", reason: "MEDIA_REFUSED", said });
    const isLight = bytes.length <= MOST_IMAGE_BYTES;
    const taken = isLight ? bytes : await lighterPicture(bytes, MOST_IMAGE_BYTES).catch(() => null);
    if (taken === null) throw refused(`${bytes.length} bytes are more than Bluesky shows`);
    try {
      return (await agent.uploadBlob(taken, { encoding: isLight ? encoding : "image/jpeg", signal })).data.blob;
    } catch (error) {
      const { said, ...outcome } = this.#outcomeOf(error);
      if (outcome.type !== "not-sent") throw new NotPosted(unreachable(`media: ${said}`));
      if (outcome.reason === "REFUSED" || outcome.reason === "GONE") throw refused(`media: ${said}`);
      throw new NotPosted({ ...outcome, said: `media: ${said}` });
    }
  }

  /** A reply names what it answers by address and content. @throws {NotPosted} when that is gone */
  async #replyTo(agent: Agent, thread: NonNullable<Job["thread"]>, signal: AbortSignal) {
    const strong = async ({ id }: Remote) => {
      const [repo = "", collection = "", rkey = ""] = id.replace(/^at:\/\//u, "").split("/");
      const asked = agent.com.atproto.repo.getRecord({ repo, collection, rkey }, { signal });
      const { data } = await asked.catch((error: unknown) => {
        if (!isNoRecord(error)) throw error;
        throw new NotPosted({ type: "not-sent", reason: "GONE", said: "what it answers is gone" });
      });
      return { uri: data.uri, cid: data.cid ?? "" };
    };
    const [root, parent] = await Promise.all([strong(thread.root), strong(thread.previous)]);
    return { root, parent };
  }

  async #agent(): Promise<Agent> {
    const session = this.#session ?? (await this.#signIn());
    return new Agent({ did: session.did ?? "", fetchHandler: (url, init) => session.fetchHandler(url, init) });
  }

  /** Once for all who wait: a session is asked for rarely, and the service counts. */
  #signIn(): Promise<CredentialSession> {
    this.#signingIn ??= this.#newSession().finally(() => {
      this.#signingIn = null;
    });
    return this.#signingIn;
  }

  async #newSession(): Promise<CredentialSession> {
    const service = this.#around.baseUrl ?? (this.#account["service"] || "https://bsky.social");
    const line: typeof fetch = async (input, init) => {
      // Calls come as whole requests, with their caller's signal; signing in and refreshing come with none.
      const asked = input instanceof Request ? input.signal : init?.signal;
      const signal = asked ?? AbortSignal.timeout(SIGN_IN_MS);
      const trace = answered.getStore();
      if (trace !== undefined) trace.status = null;
      // A redirect would take a password elsewhere.
      const response = await fetch(input, { ...init, signal, redirect: "error", ...through(this.#dispatcher) });
      if (trace !== undefined) trace.status = response.status;
      return response;
    };
    const session = new CredentialSession(new URL(service), line);
    const [identifier = "", password = ""] = [this.#account["identifier"], this.#account["appPassword"]];
    await within(AbortSignal.timeout(SIGN_IN_MS), () => session.login({ identifier, password }));
    this.#session = session;
    return session;
  }

  #remote(uri: string): Remote {
    const rkey = uri.split("/").at(-1) ?? "";
    const handle = this.#session?.session?.handle;
    return { id: uri, url: handle === undefined ? null : `https://bsky.app/profile/${handle}/post/${rkey}` };
  }

  #outcomeOf(error: unknown): Outcome {
    const status = answered.getStore()?.status ?? (error instanceof XRPCError ? error.status : 0);
    if (error instanceof XRPCError && isOfSession(error)) {
      // The client had no new session in exchange, which says nothing of the password: the next call signs in anew.
      this.#session = null;
      return unreachable(this.#said(`${error.error}: ${error.message}`));
    }
    if (error instanceof XRPCError && status >= 300) {
      const said = this.#said(`HTTP ${status}, ${error.error}: ${error.message}`);
      const now = this.#around.clock.now();
      // What a session was for is over: the next call signs in anew.
      if (status === 401) this.#session = null;
      return statusOutcome({ status, header: (name) => error.headers?.[name] ?? null }, now, said);
    }
    const said = this.#said(wordsOfError(error));
    return neverConnected(error) ? unreachable(said) : lostAnswer(said);
  }

  #said(words: string): string {
    const { accessJwt = "", refreshJwt = "" } = this.#session?.session ?? {};
    return saidOf(words, { appPassword: this.#account["appPassword"] ?? "", accessJwt, refreshJwt });
  }
}
