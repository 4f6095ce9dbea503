import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { type LedgerId, ledgerId } from "../../../shared/ids.ts";
import type { Signal, StreamHealth } from "../../../shared/protocol.ts";
import type { Actor } from "../../../shared/roles.ts";
import { millis } from "../../../shared/time.ts";
import type { Presence } from "../../audience/presence.ts";
import type { Clock } from "../../clock.ts";
import type { Ledgers } from "../../ledger/ledgers.ts";
import type { Log } from "../../log.ts";
import type { Awaitable } from "../ports.ts";
import { cut } from "./backlog.ts";
import { Door } from "./door.ts";
import { Fanout } from "./fanout.ts";
import { handshakeShape } from "./shapes.ts";
import type { LedgerConnection, LedgerServer } from "./types.ts";
import { Visitor } from "./visitor.ts";

export interface LedgerSocketOptions {
  readonly http: HttpServer;
  readonly ledgers: Ledgers;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: URL | null;
  /** Who is behind a handshake's cookie at this moment; `null`: a viewer. Asked again at each command. */
  readonly authenticate: (request: IncomingMessage) => Awaitable<Actor | null>;
  /** What limits count by, after trusted proxies. */
  readonly networkOf: (request: IncomingMessage) => string;
  readonly signalOf: (slug: string) => Signal;
  readonly healthOf: (slug: string) => StreamHealth;
  readonly maxConnections?: number;
  readonly maxPerNetwork?: number;
  readonly tickMs?: number;
}

/** How long pages spread their return over, so that a restart is not a storm. */
const RETURN_WITHIN = millis(5_000);
/** Time for the last words to leave before lines are cut. */
const FAREWELL_MS = 500;
const RECHECK_EVERY_TICKS = 5;

/** The line between pages and ledgers, over socket.io. Rules TL21–TL30, part "Protocol" of docs/spec/timeline.md. */
export class LedgerSocket implements AsyncDisposable {
  readonly #options: LedgerSocketOptions;
  readonly #io: LedgerServer;
  readonly #door: Door;
  readonly #fanout: Fanout;
  readonly #visitorById = new Map<string, Visitor>();
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #ticks = 0;

  constructor(options: LedgerSocketOptions) {
    this.#options = options;
    const { ledgers, maxConnections = 20_000, maxPerNetwork = 2_000, tickMs = 1_000 } = options;
    this.#door = new Door({ ...options, maxConnections, maxPerNetwork });
    this.#io = openServer(options.http, this.#door, options.log);
    this.#fanout = new Fanout(this.#io, ledgers, (id) => this.#visitorById.get(id)?.backlog.allowCatchUp());
    this.#io.use((socket, next) => void this.#greet(socket).then(next));
    this.#io.on("connection", (socket) => this.#receive(socket));
    this.#stopListening = ledgers.listen({
      committed: (batch) => this.#fanout.tell(batch),
      dropped: (slug) => this.#dismiss(slug),
    });
    this.#timer = setInterval(() => this.#tick(), tickMs).unref();
  }

  /** Open connections. */
  get connections(): number {
    return this.#door.inside;
  }

  /** Asks again who everybody in a control room is. Call it when somebody was signed out or changed role. */
  async recheck(): Promise<void> {
    const staff = [...this.#visitorById.values()].filter((visitor) => visitor.followsRundown);
    await Promise.all(staff.map((visitor) => visitor.recheck()));
  }

  /** Asks every page to come back at its own random moment, then ends all lines. The http server stays its owner's. */
  async close(): Promise<void> {
    this.#door.shut();
    clearInterval(this.#timer);
    this.#stopListening();
    this.#io.emit("leave", { withinMs: RETURN_WITHIN });
    const sockets = [...this.#io.sockets.sockets.values()];
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once("disconnect", resolve)));
    // The transport is closed, not the socket: a page that socket.io "disconnected" would not come back by itself.
    for (const socket of sockets) socket.conn.close();
    const farewell = setTimeout(() => sockets.forEach(cut), FAREWELL_MS);
    await Promise.all(closed);
    clearTimeout(farewell);
    this.#io.engine.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Reads what the page says of itself, and who its cookie says it is, before the first message is heard. */
  async #greet(socket: LedgerConnection): Promise<Error | undefined> {
    const handshake = handshakeShape.safeParse(socket.handshake.auth);
    if (!handshake.success) return new Error("BAD_SHAPE");
    socket.data.handshake = handshake.data;
    try {
      socket.data.actor = await this.#options.authenticate(socket.request);
      return undefined;
    } catch (error) {
      this.#options.log.fault("handshake failed", error);
      return new Error("STORE_UNAVAILABLE");
    }
  }

  #receive(socket: LedgerConnection): void {
    socket.on("error", (error) => this.#options.log.info("socket error", { reason: error.message }));
    const visitor = new Visitor(socket, { ...this.#options, fanout: this.#fanout });
    this.#visitorById.set(socket.id, visitor);
    socket.on("disconnect", () => {
      visitor.gone();
      this.#visitorById.delete(socket.id);
    });
  }

  #dismiss(slug: string): void {
    for (const ledger of [ledgerId("timeline", slug), ledgerId("rundown", slug)]) {
      this.#fanout.dismiss(ledger);
      for (const visitor of this.#visitorById.values()) visitor.forget(ledger);
    }
  }

  #tick(): void {
    this.#ticks += 1;
    this.#cutSlow();
    for (const { slug } of this.#options.ledgers.meetings()) this.#tickMeeting(slug);
    if (this.#ticks % RECHECK_EVERY_TICKS !== 0) return;
    this.recheck().catch((error: unknown) => this.#options.log.fault("rights not rechecked", error));
  }

  #cutSlow(): void {
    const now = this.#options.clock.now();
    for (const [id, { backlog }] of this.#visitorById) {
      const socket = this.#io.sockets.sockets.get(id);
      if (socket === undefined || !backlog.isTooMuch(now)) continue;
      this.#options.log.info("slow reader cut", { connections: this.connections });
      cut(socket);
    }
  }

  // Not volatile: socket.io drops a volatile packet whenever another one left in the same turn, not only for slow readers.
  #tickMeeting(slug: string): void {
    const [timeline, rundown] = [ledgerId("timeline", slug), ledgerId("rundown", slug)];
    const { presence, clock, signalOf, healthOf } = this.#options;
    const tick = { now: clock.now(), people: presence.people(slug), signal: signalOf(slug) };
    if (this.#isFollowed(timeline)) {
      const heads = this.#heads(timeline);
      this.#io
        .to(timeline)
        .except(rundown)
        .volatile.emit("tick", { ...tick, heads });
    }
    if (this.#isFollowed(rundown)) {
      const heads = this.#heads(timeline, rundown);
      const controlRoom = this.#io.to(rundown);
      controlRoom.emit("tick", { ...tick, heads });
      controlRoom.emit("health", healthOf(slug));
      controlRoom.emit("audience", presence.summary(slug));
    }
  }

  #heads(...ledgers: readonly LedgerId[]): Record<LedgerId, number> {
    return Object.fromEntries(ledgers.map((ledger) => [ledger, this.#options.ledgers.headOf(ledger) ?? 0]));
  }

  #isFollowed(ledger: LedgerId): boolean {
    return this.#io.sockets.adapter.rooms.has(ledger);
  }
}

function openServer(http: HttpServer, door: Door, log: Log): LedgerServer {
  const io: LedgerServer = new Server(http, {
    transports: ["websocket", "polling"],
    serveClient: false,
    // On, it costs four times the CPU and 130 to 270 KB a viewer.
    perMessageDeflate: false,
    httpCompression: false,
    // A plan of a hundred lines fits; viewers are held to 16 KiB in `Visitor`.
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 20_000,
    pingTimeout: 25_000,
    connectTimeout: 10_000,
    allowRequest: (request, answer) => {
      const refusal = door.refusalOf(request);
      if (refusal !== null) log.info("handshake refused", { reason: refusal });
      answer(refusal, refusal === null);
    },
  });
  io.engine.on("connection", (conn: { request: IncomingMessage; on: (name: "close", gone: () => void) => void }) => {
    conn.on("close", door.enter(conn.request));
  });
  return io;
}
