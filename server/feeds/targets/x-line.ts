/**
 * The way to X's API: where it is, through which proxy, until when, and whether a call got that far. The client is used as it is;
 * all of this goes through its agent and its plugin hooks (docs of twitter-api-v2, "plugins").
 */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import { HttpsProxyAgent } from "https-proxy-agent";
import type { ITwitterApiClientPlugin, TwitterApiTokens } from "twitter-api-v2";
import { TwitterApi } from "twitter-api-v2";

export type XKeys = Required<TwitterApiTokens> | { readonly clientId: string; readonly clientSecret?: string } | string;

export interface XWay {
  /** `null`: where X is. */
  readonly baseUrl: string | null;
  readonly proxy: string | null;
}

/** One operation on X: its calls, one after another. */
export class XLine {
  readonly client: TwitterApi;
  /** Whether the last call's connection was made, so that X may have read it. */
  mayHaveArrived = false;
  readonly #signal: AbortSignal;
  readonly #baseUrl: string | null;
  /** What a proxy said instead of letting us through. */
  #refusal: ProxyRefused | null = null;

  constructor(keys: XKeys, way: XWay, signal: AbortSignal) {
    this.#signal = signal;
    this.#baseUrl = way.baseUrl;
    const settings = { httpAgent: this.#agent(way), plugins: [this.#plugin()] };
    // Its overloads want one sort of keys each.
    this.client =
      typeof keys === "string"
        ? new TwitterApi(keys, settings)
        : "appKey" in keys
          ? new TwitterApi(keys, settings)
          : new TwitterApi(keys, settings);
  }

  /** Ends with the signal: the client itself would wait for ever. @throws what the client throws, or the signal's reason */
  async ask<Value>(call: (client: TwitterApi) => Promise<Value>): Promise<Value> {
    this.#signal.throwIfAborted();
    this.mayHaveArrived = false;
    this.#refusal = null;
    const { promise: givenUp, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(this.#signal.reason);
    this.#signal.addEventListener("abort", giveUp, { once: true });
    try {
      return await Promise.race([call(this.client), givenUp]);
    } catch (error) {
      throw this.#refusal ?? error;
    } finally {
      this.#signal.removeEventListener("abort", giveUp);
    }
  }

  /** Keeps no connection: that one was made is the evidence of one call, so no two may share it. */
  #agent({ baseUrl, proxy }: XWay): HttpAgent {
    const isPlain = baseUrl?.startsWith("http:") ?? false;
    if (proxy === null) return isPlain ? new HttpAgent({ keepAlive: false }) : new HttpsAgent({ keepAlive: false });
    const agent = new HttpsProxyAgent(proxy, { keepAlive: false });
    // The client calls `https.request` for http addresses too, and so the agent would take itself for a secure one.
    if (isPlain) agent.protocol = "http:";
    // It hands the proxy's «no» to the client as if X had said it.
    agent.on("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200) this.#refusal = new ProxyRefused(statusCode);
    });
    return agent;
  }

  #plugin(): ITwitterApiClientPlugin {
    return {
      onBeforeRequestConfig: ({ params }) => {
        params.requestEventDebugHandler = this.#watch;
      },
      onBeforeRequest: ({ computedParams }) => {
        // After the signature was made: it stays that of X's own address, whoever answers.
        if (this.#baseUrl !== null) computedParams.url = movedTo(this.#baseUrl, computedParams.url);
      },
    };
  }

  readonly #watch = (event: string, data: unknown): void => {
    if (event !== "socket") return;
    // The client says nothing of the data's type; with this event comes the request's socket.
    const { socket } = data as { readonly socket: Socket & { readonly secureConnecting?: boolean } };
    const giveUp = () => socket.destroy();
    if (this.#signal.aborted) {
      giveUp();
      return;
    }
    this.#signal.addEventListener("abort", giveUp, { once: true });
    socket.once("close", () => this.#signal.removeEventListener("abort", giveUp));
    const arrive = () => {
      this.mayHaveArrived = true;
    };
    // Nothing of a request leaves before this: TLS holds it back until both sides have agreed.
    if (this.#refusal !== null) return;
    if (!socket.connecting && socket.secureConnecting !== true) arrive();
    else socket.once("secureConnecting" in socket ? "secureConnect" : "connect", arrive);
  };
}

class ProxyRefused extends Error {
  override readonly name = "ProxyRefused";
  readonly code: string;

  constructor(status: number) {
    super("the proxy did not let us through");
    this.code = `PROXY_${status}`;
  }
}

function movedTo(baseUrl: string, url: URL): URL {
  const base = new URL(baseUrl);
  return new URL(base.pathname.replace(/\/$/, "") + url.pathname + url.search, base.origin);
}
