import type { IncomingMessage } from "node:http";
import { isOwnOrigin } from "../own-origin.ts";

/** What one process may hold; it needs as many descriptors, and some more. */
export const MAX_CONNECTIONS = 20_000;

export interface DoorOptions {
  readonly publicUrl: URL | null;
  /** What limits count by, after trusted proxies. */
  readonly networkOf: (request: IncomingMessage) => string;
  readonly maxConnections: number;
  /** High: a whole hall sits behind one address. */
  readonly maxPerNetwork: number;
}

export type DoorRefusal = "leaving" | "foreign origin" | "full" | "too many from one network";

/** Lets connections in: from our own pages, as many as there is room for (TL27, TL28). */
export class Door {
  readonly #options: DoorOptions;
  readonly #insideByNetwork = new Map<string, number>();
  #inside = 0;
  #isShut = false;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  get inside(): number {
    return this.#inside;
  }

  /** Why a handshake is turned away; `null`: come in. */
  refusalOf(request: IncomingMessage): DoorRefusal | null {
    if (this.#isShut) return "leaving";
    if (!isFromOwnPage(request, this.#options.publicUrl)) return "foreign origin";
    if (this.#inside >= this.#options.maxConnections) return "full";
    const { networkOf, maxPerNetwork } = this.#options;
    return (this.#insideByNetwork.get(networkOf(request)) ?? 0) >= maxPerNetwork ? "too many from one network" : null;
  }

  /** Counts a connection in. @returns counts it out; a second call does nothing. */
  enter(request: IncomingMessage): () => void {
    const network = this.#options.networkOf(request);
    this.#count(network, 1);
    let isInside = true;
    return () => {
      if (isInside) this.#count(network, -1);
      isInside = false;
    };
  }

  shut(): void {
    this.#isShut = true;
  }

  #count(network: string, by: 1 | -1): void {
    this.#inside += by;
    const left = (this.#insideByNetwork.get(network) ?? 0) + by;
    if (left > 0) this.#insideByNetwork.set(network, left);
    else this.#insideByNetwork.delete(network);
  }
}

/**
 * A websocket always names its page. Long polling begins with a GET, on which browsers leave `Origin` out for a page of
 * the same origin; another site's GET without it cannot read the session id in the answer, so it opens nothing.
 */
function isFromOwnPage({ headers }: IncomingMessage, publicUrl: URL | null): boolean {
  const { host, origin } = headers;
  const site = headers["sec-fetch-site"];
  if (origin === undefined) return headers.upgrade === undefined && (site === undefined || site === "same-origin");
  // Without Sec-Fetch-Site: browsers disagree whether wss: and https: of one host are one site.
  return isOwnOrigin({ ...(host !== undefined && { host }), origin }, publicUrl);
}
