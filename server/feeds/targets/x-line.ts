/**
 * The way to X's API: where it is, through which proxy, until when, and whether a call got that far. The client is used as it is;
 * all of this goes through its agent and its plugin hooks (docs of twitter-api-v2, "plugins").
 */
import type { Agent } from "node:http";
import { TwitterApi, type TwitterApiTokens } from "twitter-api-v2";
import { ask } from "./node-line.ts";

export type XKeys = Required<TwitterApiTokens> | { readonly clientId: string; readonly clientSecret?: string } | string;

export interface XWay {
  /** `null`: where X is. */
  readonly baseUrl: string | null;
  readonly proxy: string | null;
}

const X_API = "https://api.x.com";

/** One operation on X: its calls, one after another. */
export class XLine {
  /** Whether the last call's connection was made, so that X may have read it. */
  mayHaveArrived = false;
  readonly #keys: XKeys;
  readonly #way: XWay;
  readonly #signal: AbortSignal;

  constructor(keys: XKeys, way: XWay, signal: AbortSignal) {
    this.#keys = keys;
    this.#way = way;
    this.#signal = signal;
  }

  /** Ends with the signal: the client itself would wait for ever. @throws what the client throws, or the signal's reason */
  async ask<Value>(call: (client: TwitterApi) => Promise<Value>): Promise<Value> {
    this.mayHaveArrived = false;
    const { baseUrl, proxy } = this.#way;
    const asked = await ask({ baseUrl: baseUrl ?? X_API, proxy }, this.#signal, (agent) =>
      call(clientOf(this.#keys, agent, baseUrl)),
    );
    if (asked.isAnswered) return asked.value;
    this.mayHaveArrived = asked.mayHaveArrived;
    throw asked.error;
  }
}

function clientOf(keys: XKeys, httpAgent: Agent, baseUrl: string | null): TwitterApi {
  const moving = {
    onBeforeRequest: ({ computedParams }: { readonly computedParams: { url: URL } }) => {
      // After the signature was made: it stays that of X's own address, whoever answers.
      if (baseUrl !== null) computedParams.url = movedTo(baseUrl, computedParams.url);
    },
  };
  const settings = { httpAgent, plugins: [moving] };
  // Its overloads want one sort of keys each.
  if (typeof keys === "string") return new TwitterApi(keys, settings);
  return "appKey" in keys ? new TwitterApi(keys, settings) : new TwitterApi(keys, settings);
}

function movedTo(baseUrl: string, url: URL): URL {
  const base = new URL(baseUrl);
  return new URL(base.pathname.replace(/\/$/, "") + url.pathname + url.search, base.origin);
}
