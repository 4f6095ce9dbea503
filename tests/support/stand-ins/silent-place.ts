import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** Accepts connections, and says nothing: a proxy that hangs, a handshake that never ends. */
export class SilentPlace implements AsyncDisposable {
  /** Settles with the first bytes that anybody sends. */
  readonly spokenTo: Promise<void>;
  readonly #server: Server;
  readonly #sockets: Socket[] = [];

  private constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.spokenTo = promise;
    this.#server = createServer((socket) => {
      this.#sockets.push(socket);
      socket.on("error", () => {});
      socket.once("data", () => resolve());
    });
  }

  static async open(): Promise<SilentPlace> {
    const place = new SilentPlace();
    await new Promise<void>((resolve) => place.#server.listen(0, "127.0.0.1", resolve));
    return place;
  }

  /** Where it is: `127.0.0.1:4321`. */
  get host(): string {
    // Listening on TCP, so its address is one.
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
