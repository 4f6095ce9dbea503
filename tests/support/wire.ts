import { createServer, type RequestListener, type Server } from "node:http";
import { Duplex } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Node's own HTTP server without a port: requests go in as bytes, answers come out as bytes. */
export class HandlerAtHand {
  readonly #server: Server;

  constructor(handler: RequestListener) {
    this.#server = createServer({ rejectNonStandardBodyWrites: true }, handler);
  }

  connect(address = "192.0.2.1"): Wire {
    const wire = new Wire(address);
    this.#server.emit("connection", wire);
    return wire;
  }

  /** One request on a connection of its own, answered at once. */
  async get(
    path: string,
    given: { readonly method?: string; readonly headers?: readonly string[] } = {},
  ): Promise<Reply> {
    const wire = this.connect();
    wire.ask(path, given);
    await settled();
    return wire.reply();
  }
}

/** The server's end of a connection, with both the client's hands on it. */
export class Wire extends Duplex {
  readonly remoteAddress: string;
  #received: Buffer[] = [];
  /** What the server asked to be woken after, of a client that takes nothing. */
  idleMs = 0;
  #isStuck = false;

  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }

  ask(
    path: string,
    { method = "GET", headers = [] }: { readonly method?: string; readonly headers?: readonly string[] } = {},
  ): void {
    this.push([`${method} ${path} HTTP/1.1`, "Host: efir", ...headers, "", ""].join("\r\n"));
  }

  /** The client goes away. */
  leave(): void {
    this.destroy();
  }

  /** The client stops reading. */
  getStuck(): void {
    this.#isStuck = true;
  }

  get hasReply(): boolean {
    return this.#received.length > 0;
  }

  reply(): Reply {
    const bytes = Buffer.concat(this.#received);
    const split = bytes.indexOf("\r\n\r\n");
    const [first = "", ...rest] = bytes.toString("latin1", 0, split).split("\r\n");
    const headers = Object.fromEntries(
      rest.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
    );
    return { status: Number(first.split(" ")[1]), headers, body: bytes.subarray(split + 4) };
  }

  setTimeout(ms: number, onTimeout?: () => void): this {
    this.idleMs = ms;
    if (onTimeout !== undefined) this.once("timeout", onTimeout);
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#received.push(chunk);
    if (!this.#isStuck) done();
  }

  override _writev(
    chunks: readonly { readonly chunk: Buffer | string; readonly encoding: BufferEncoding }[],
    done: () => void,
  ): void {
    for (const { chunk, encoding } of chunks)
      this.#received.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);
    if (!this.#isStuck) done();
  }
}

/** Everything that is due has happened: the server answers over a few turns of the loop. */
export async function settled(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await turn();
}
