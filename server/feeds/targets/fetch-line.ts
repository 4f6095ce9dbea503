/** The way out of targets whose clients use `fetch`: through which proxy, and whether a call got as far as a connection. */
import { Agent, ProxyAgent } from "undici";

/** No answer of a social network is longer; more of it is not read. */
const MOST_ANSWER = 1024 * 1024;
const CONNECT_MS = 10_000;

/** For `fetch`'s `dispatcher`. Keeps no connection: one that the other side had closed meanwhile would lose a call. */
export const dispatcherFor = (proxy: string | null): Agent | ProxyAgent => {
  const options = { pipelining: 0, maxResponseSize: MOST_ANSWER, connect: { timeout: CONNECT_MS } };
  return proxy === null ? new Agent(options) : new ProxyAgent({ ...options, uri: proxy });
};

/** `fetch` takes undici's own dispatcher; its types in the browser's library do not say so. */
export const through = (dispatcher: Agent | ProxyAgent): RequestInit => ({ dispatcher }) as unknown as RequestInit;

/** Settles with the call or, as soon as the signal says so, with its reason: no client is trusted to end by itself. */
export async function within<Value>(signal: AbortSignal, call: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  const { promise: givenUp, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(signal.reason);
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([call(), givenUp]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

/** Failures of looking up a name, of connecting and of agreeing on TLS: nothing of a request leaves before these are done. */
const beforeConnection = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Whether the error proves that nothing was sent. */
export function neverConnected(error: unknown): boolean {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth += 1) {
    if ("code" in each && typeof each.code === "string" && beforeConnection.has(each.code)) return true;
    // `connect ETIMEDOUT` and its kin; in the middle of an answer the same code comes of `read`.
    if ("syscall" in each && each.syscall === "connect") return true;
    // A proxy that did not let us through: the request itself waits for the tunnel.
    if (each.message.includes("when HTTP Tunneling")) return true;
    if (each instanceof AggregateError && each.errors.length > 0) return each.errors.every(neverConnected);
  }
  return false;
}

/** The innermost words of an error, for evidence. */
export function wordsOfError(error: unknown): string {
  let words = String(error);
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth += 1) {
    words = "code" in each ? `${String(each.code)} ${each.message}` : `${each.name}: ${each.message}`;
  }
  return words;
}
