/** The way out of targets whose clients take an agent of `node:http`: through which proxy, until when, and how far a call got. */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import { HttpsProxyAgent } from "https-proxy-agent";
import { within } from "./fetch-line.ts";

/** Of all answers of one call; what would be longer is not read. */
const MOST_ANSWER = 4 * 1024 * 1024;

export interface NodeWay {
  readonly baseUrl: string;
  readonly proxy: string | null;
}

export type Asked<Value> =
  | { readonly isAnswered: true; readonly value: Value }
  /** `mayHaveArrived`: a connection was made, so that the other side may have read what was asked. */
  | { readonly isAnswered: false; readonly error: unknown; readonly mayHaveArrived: boolean };

/** One call, with an agent of its own. When it is over, nothing of it goes on: a client that tries again finds no way out. */
export async function ask<Value>(
  way: NodeWay,
  signal: AbortSignal,
  call: (agent: HttpAgent) => Promise<Value>,
): Promise<Asked<Value>> {
  const line = new NodeLine(way);
  try {
    return { isAnswered: true, value: await within(signal, () => call(line.agent)) };
  } catch (error) {
    return { isAnswered: false, error, mayHaveArrived: line.mayHaveArrived };
  } finally {
    line.close();
  }
}

class NodeLine {
  readonly agent: HttpAgent;
  mayHaveArrived = false;
  readonly #sockets = new Set<Socket>();
  #isOpen = true;
  #isTunnelRefused = false;
  #read = 0;

  constructor(way: NodeWay) {
    const agent = agentFor(way);
    agent.on("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => {
      this.#isTunnelRefused = statusCode !== 200;
    });
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (...all) => {
      if (!this.#isOpen) throw new Error("the call is over");
      const socket = connect(...all);
      // Agents for TCP and TLS make sockets of these; their type leaves room for others.
      this.#watch(socket as Socket & { readonly secureConnecting?: boolean });
      return socket;
    };
    this.agent = agent;
  }

  close(): void {
    this.#isOpen = false;
    for (const socket of this.#sockets) socket.destroy();
    this.agent.destroy();
  }

  #watch(socket: Socket & { readonly secureConnecting?: boolean }): void {
    this.#sockets.add(socket);
    // The agent hands out a socket that only repeats the proxy's «no».
    if (this.#isTunnelRefused) return;
    socket.on("data", (bytes: Buffer) => this.#count(bytes.length, socket));
    const arrive = () => {
      this.mayHaveArrived = true;
    };
    // Nothing of a request leaves before this: TLS holds it back until both sides have agreed.
    if (!socket.connecting && socket.secureConnecting !== true) arrive();
    else socket.once("secureConnecting" in socket ? "secureConnect" : "connect", arrive);
  }

  #count(bytes: number, socket: Socket): void {
    this.#read += bytes;
    if (this.#read > MOST_ANSWER) socket.destroy(new Error("an answer that does not end"));
  }
}

function agentFor({ baseUrl, proxy }: NodeWay): HttpAgent {
  // A connection that is kept may be closed by the other side just as it is used: a lost answer of our own making.
  const options = { keepAlive: false };
  const isPlain = baseUrl.startsWith("http:");
  if (proxy !== null) {
    const agent = new HttpsProxyAgent(proxy, options);
    // A client that calls `https.request` for http addresses too would be told that its agent is a secure one.
    if (isPlain) agent.protocol = "http:";
    return agent;
  }
  return isPlain ? new HttpAgent(options) : new HttpsAgent(options);
}

/** For evidence: a code or a name, never a message, which may quote an address with a key in it. */
export function nameOfError(error: unknown): string {
  const codes: string[] = [];
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 8; depth += 1) {
    codes.push("code" in each && typeof each.code === "string" ? each.code : each.name);
    // grammY keeps the cause under a name of its own.
    each = "error" in each ? each.error : each.cause;
  }
  return codes.at(-1) ?? "gave up";
}
