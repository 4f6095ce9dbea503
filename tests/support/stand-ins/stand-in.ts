/** A social network on 127.0.0.1, over real HTTP. It keeps what it stored, and goes wrong as it is told to. */
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { answerWith, goWrong } from "./answering.ts";
import { type Call, readCall } from "./call.ts";
import type { Fault } from "./faults.ts";
import type { Network, Operation } from "./network.ts";

interface Armed {
  readonly on: Operation;
  readonly fault: Fault;
  readonly reached: () => void;
}

export class StandIn<Of extends Network = Network> {
  readonly network: Of;
  /** Calls that it read whole, oldest first. */
  readonly calls: (Call & { readonly operation: Operation })[] = [];
  /** Connections that it accepted. */
  connections = 0;
  readonly #server: Server;
  readonly #scheme: "http" | "https";
  readonly #sockets = new Set<Socket>();
  readonly #armed: Armed[] = [];
  readonly #breaking: (() => void)[] = [];

  private constructor(network: Of, tls: { readonly key: string; readonly cert: string } | null) {
    this.network = network;
    this.#scheme = tls === null ? "http" : "https";
    const listener: RequestListener = (request, response) => {
      readCall(request).then(
        (call) => this.#handle(call, response),
        // The client left in the middle: there is nobody to answer.
        () => response.destroy(),
      );
    };
    this.#server = tls === null ? createServer(listener) : createSecureServer(tls, listener);
    this.#server.on("connection", (socket) => this.#accept(socket));
  }

  static async open<Of extends Network>(
    network: Of,
    tls: { readonly key: string; readonly cert: string } | null = null,
  ): Promise<StandIn<Of>> {
    const standIn = new StandIn(network, tls);
    await new Promise<void>((resolve) => standIn.#server.listen(0, "127.0.0.1", resolve));
    return standIn;
  }

  get port(): number {
    // Listening on TCP, so its address is one.
    return (this.#server.address() as AddressInfo).port;
  }

  get baseUrl(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** Refuses connections: nothing listens there while this one holds the port of 127.0.0.1. */
  get refusingUrl(): string {
    return `${this.#scheme}://127.0.0.2:${this.port}`;
  }

  /** The next call of this sort goes wrong. @returns settles when it has come to that */
  fault(on: Operation, fault: Fault): Promise<void> {
    return new Promise((reached) => this.#armed.push({ on, fault, reached }));
  }

  /** The next connection is reset before a byte of it is read. */
  breakConnection(): Promise<void> {
    return new Promise((reached) => this.#breaking.push(reached));
  }

  callsOf(operation: Operation): readonly Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #accept(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // A client that left is what half of these tests are about.
    socket.on("error", () => {});
    const reached = this.#breaking.shift();
    if (reached === undefined) return;
    socket.resetAndDestroy();
    reached();
  }

  async #handle(call: Call, response: ServerResponse): Promise<void> {
    const operation = this.network.operationOf(call);
    this.calls.push({ ...call, operation });
    const at = this.#armed.findIndex(({ on }) => on === operation);
    const [armed] = at < 0 ? [] : this.#armed.splice(at, 1);
    const store = async () => this.network.answer(call);
    if (armed === undefined) answerWith(response, await store());
    else await goWrong(armed.fault, response, store, armed.reached);
  }
}
