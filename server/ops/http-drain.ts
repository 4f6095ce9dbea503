import type { Server } from "node:http";

const LOOK_EVERY_MS = 50;

/** Ends an http server without breaking an answer (OP2, OP5). */
export class HttpDrain {
  readonly #server: Server;
  #isClosed = Promise.resolve();

  constructor(server: Server) {
    this.#server = server;
  }

  /** No new connections from now on; each connection ends with the answer it is waiting for. Idle ones end at once. */
  stopAccepting(): void {
    if (!this.#server.listening) return;
    // In front of every handler: it may send its headers at once.
    this.#server.prependListener("request", (_request, response) => {
      response.shouldKeepAlive = false;
    });
    // An answer that was promised keep-alive before the end began leaves its connection idle, and nobody closes that.
    const sweep = setInterval(() => this.#server.closeIdleConnections(), LOOK_EVERY_MS);
    this.#isClosed = new Promise((resolve) => {
      this.#server.close(() => {
        clearInterval(sweep);
        resolve();
      });
    });
  }

  /** Resolves when the last answer is out. */
  finished(): Promise<void> {
    return this.#isClosed;
  }
}
