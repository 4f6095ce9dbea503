import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { defaultLimits, type IngestLimits } from "./limits.ts";
import type { Authorize, Claim, OnRefused, Publisher } from "./publisher.ts";
import { RtmpSession, type SessionContext, type Wire } from "./rtmp-session.ts";
import { WrongKeys } from "./wrong-keys.ts";

export interface RtmpServerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly authorize: Authorize;
  readonly claim: Claim;
  readonly limits?: Partial<IngestLimits>;
  readonly onRefused?: OnRefused;
}

/** The port could not be opened. `cause` is the system's error. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

const TICK_MS = 1_000;
/** How long an encoder that was told to go may take to read why. */
const FAREWELL_MS = 2_000;

/** Listens for encoders. Rules RT1… in docs/spec/rtmp.md. */
export class RtmpServer {
  readonly #context: SessionContext;
  readonly #server: Server;
  readonly #sessionBySocket = new Map<Socket, RtmpSession>();
  #ticking: NodeJS.Timeout | null = null;

  constructor(options: RtmpServerOptions) {
    const limits = { ...defaultLimits, ...options.limits };
    this.#context = { ...options, limits, wrongKeys: new WrongKeys(limits.wrongKeysPerMinute) };
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  }

  /** Who is on air now. */
  get publishers(): readonly Publisher[] {
    return [...this.#sessionBySocket.values()].flatMap((session) => session.publisher ?? []);
  }

  /**
   * @param port 0 takes a free one: read it from the answer.
   * @throws {ListenError} when the port is busy or not ours to take.
   */
  listen(port: number, host?: string): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      const refuse = (cause: NodeJS.ErrnoException) => reject(new ListenError(reasonOf(cause, port), { cause }));
      this.#server.once("error", refuse);
      this.#server.listen(port, host, () => {
        this.#server.off("error", refuse);
        this.#server.on("error", (error) => this.#context.log.fault("rtmp server failed", error));
        this.#ticking = setInterval(() => this.#tick(), TICK_MS);
        const address = this.#server.address();
        if (address !== null && typeof address === "object") resolve(address);
        else reject(new ListenError("the rtmp server has no address"));
      });
    });
  }

  /** Stops listening, ends every publication, closes every connection. */
  async close(): Promise<void> {
    if (this.#ticking !== null) clearInterval(this.#ticking);
    if (!this.#server.listening) return;
    const isClosed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const session of this.#sessionBySocket.values()) session.close("the server is stopping");
    await isClosed;
  }

  #tick(): void {
    for (const session of this.#sessionBySocket.values()) session.tick();
  }

  #accept(socket: Socket): void {
    const { log, limits } = this.#context;
    socket.on("error", (error) => log.debug("rtmp socket failed", { reason: error.message }));
    const unproved = [...this.#sessionBySocket.values()].filter((session) => session.publisher === null);
    if (unproved.length >= limits.unauthenticated) {
      log.warn("rtmp connection refused", { reason: "too many connections without a key" });
      socket.destroy();
      return;
    }
    const session = new RtmpSession(this.#context, wireOf(socket, limits.unsentBytes));
    this.#sessionBySocket.set(socket, session);
    socket.on("data", (bytes) => session.receive(bytes));
    socket.on("close", () => {
      this.#sessionBySocket.delete(socket);
      session.lost("the connection was lost");
    });
  }
}

function wireOf(socket: Socket, mostUnsent: number): Wire {
  return {
    remoteAddress: socket.remoteAddress ?? "",
    write: (bytes) => {
      if (socket.writableEnded) return;
      socket.write(bytes);
      if (socket.writableLength > mostUnsent) socket.destroy(new Error("the peer does not read its replies"));
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    end: () => {
      socket.end();
      // What still comes is read and dropped: closing with unread input would reset the connection, and the reason with it.
      socket.resume();
      setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
    },
  };
}

function reasonOf(error: NodeJS.ErrnoException, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `port ${port} is busy: another program listens there`;
    case "EACCES":
      return `port ${port} is not ours to take: choose one above 1023`;
  }
  return `port ${port} could not be opened`;
}
