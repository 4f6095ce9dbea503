import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { type LedgerId, ledgerId, ledgerKinds } from "../../../shared/ids.ts";
import type { ServerToClient, Signal, StreamHealth, Tick } from "../../../shared/protocol.ts";
import type { Presence } from "../../audience/presence.ts";
import { RoomPresence } from "../../audience/room-presence.ts";
import type { Clock } from "../../clock.ts";
import type { Ledgers } from "../../ledger/ledgers.ts";
import type { Log } from "../../log.ts";
import { type Meter, silentMeter } from "../../meter.ts";
import { Door, MAX_CONNECTIONS } from "./door.ts";
import { Fanout } from "./fanout/fanout.ts";
import { cut, forgetRequest, rememberAnswers } from "./fanout/private-parts.ts";
import { FeedLine } from "./feed-line.ts";
import { returnWithin } from "./return-within.ts";
import { handshakeShape } from "./shapes.ts";
import type { Authenticate, FeedSource, LedgerConnection, LedgerServer, VisitBook } from "./types.ts";
import { Visitor, type VisitorDeps } from "./visitor.ts";

export interface LedgerSocketOptions {
  readonly http: HttpServer;
  readonly ledgers: Ledgers;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter?: Meter;
  readonly publicUrl: URL | null;
  /** Asked at the handshake and again at each command. */
  readonly authenticate: Authenticate;
  /** What limits count by, after trusted proxies. */
  readonly networkOf: (request: IncomingMessage) => string;
  readonly signalOf: (slug: string) => Signal;
  readonly healthOf: (slug: string) => StreamHealth;
  /** Absent: the house has no exhibitions, as some tests' houses. */
  readonly visits?: VisitBook;
  /** Absent: the house has no feed of its own, as some tests' houses. */
  readonly feed?: FeedSource;
  readonly maxConnections?: number;
  readonly maxPerNetwork?: number;
  readonly tickMs?: number;
  /** `false`: fan-out by socket.io's `emit` alone. */
  readonly mayWriteStraight?: boolean;
}

/** Time for the last words to leave before lines are cut. */
const FAREWELL_MS = 500;
const TICK_MS = 1_000;
const RECHECK_EVERY_TICKS = 5;

/** The line between pages and ledgers, over socket.io. Rules TL21–TL30, part "Protocol" of docs/spec/timeline.md. */
export class LedgerSocket implements AsyncDisposable {
  readonly #options: LedgerSocketOptions;
  readonly #io: LedgerServer;
  readonly #door: Door;
  readonly #fanout: Fanout;
  readonly #rooms: RoomPresence;
  /** One for all visitors: thousands of copies of it would weigh. */
  readonly #deps: VisitorDeps;
  readonly #visitorById = new Map<string, Visitor>();
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  /** Whether there is more to tell a room that was told a moment ago, by meeting and list. */
  readonly #isMoreByNotice = new Map<string, boolean>();
  /** Lines that said who they are. */
  readonly #greeted = new WeakSet<LedgerConnection["conn"]>();
  #ticks = 0;

  constructor(options: LedgerSocketOptions) {
    this.#options = options;
    const { ledgers, log, maxConnections = MAX_CONNECTIONS, maxPerNetwork = 2_000, tickMs = TICK_MS } = options;
    const { mayWriteStraight = true, meter = silentMeter } = options;
    this.#door = new Door({ ...options, maxConnections, maxPerNetwork });
    this.#io = openServer(options.http, this.#door, { log, meter });
    this.#fanout = new Fanout({ io: this.#io, ledgers, log, meter, mayWriteStraight });
    this.#rooms = new RoomPresence(options.clock);
    this.#deps = {
      ...options,
      meter,
      fanout: this.#fanout,
      rooms: this.#rooms,
      onRoom: (slug) => this.#sayRoom(slug),
      ...(options.feed === undefined ? {} : { feedLine: new FeedLine(options.feed, this.#fanout) }),
    };
    this.#io.use((socket, next) => void this.#greet(socket).then(next));
    this.#io.on("connection", (socket) => this.#receive(socket));
    this.#stopListening = ledgers.listen({
      committed: (batch) => this.#fanout.commit(batch),
      dropped: (slug) => {
        for (const ledger of ledgersOf(slug)) this.#dismiss(ledger);
      },
      rehearsed: ({ slug, isOn }) => {
        if (!isOn) this.#dismiss(ledgerId("rehearsal", slug));
        // Rooms learn of it by the heads in their tick: a second is long for who has just pressed.
        this.#tickRoom(slug);
      },
    });
    this.#timer = setInterval(() => this.#tick(), tickMs).unref();
  }

  /** Open connections. */
  get connections(): number {
    return this.#door.inside;
  }

  /** Asks again who everybody in a control room is. Call it when somebody was signed out or changed role. */
  async recheck(): Promise<void> {
    const staff = [...this.#visitorById.values()].filter((visitor) => visitor.isInRoom);
    await Promise.all(staff.map((visitor) => visitor.recheck()));
  }

  /**
   * Somebody's rights are others now: what they may no longer follow, they are told no more. `isOut`: they have none, and
   * their lines are cut at once; their pages come back as anybody's (AC7).
   */
  async rightsChanged(accountId: string, isOut: boolean): Promise<void> {
    if (!isOut) return this.recheck();
    for (const { data, conn } of this.#io.sockets.sockets.values()) if (data.actor?.id === accountId) conn.close();
  }

  /**
   * To that meeting's control room and nobody else: a list that it shows is to be asked for again (EB45). At once, and again
   * a second later if it was called meanwhile: of a hundred institutions that write, each saves every other second.
   */
  tellRoom(slug: string, what: Parameters<ServerToClient["changed"]>[0]["what"]): void {
    const notice = `${slug} ${what}`;
    if (this.#isMoreByNotice.has(notice)) {
      this.#isMoreByNotice.set(notice, true);
      return;
    }
    this.#isMoreByNotice.set(notice, false);
    this.#fanout.say(ledgerId("rundown", slug), "changed", { slug, what });
    const { tickMs = TICK_MS } = this.#options;
    setTimeout(() => {
      const isMore = this.#isMoreByNotice.get(notice);
      this.#isMoreByNotice.delete(notice);
      if (isMore) this.tellRoom(slug, what);
    }, tickMs).unref();
  }

  /** Asks every page to come back at its own random moment, then ends all lines. The http server stays its owner's. */
  async close(): Promise<void> {
    this.#door.shut();
    clearInterval(this.#timer);
    this.#stopListening();
    this.#fanout.close();
    this.#io.emit("leave", { withinMs: returnWithin(this.connections) });
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
    // One greeting a line: a second one would bring a fresh allowance of messages and follows, as often as it is said.
    if (!this.#greeted.has(socket.conn)) this.#greeted.add(socket.conn);
    else {
      cut(socket);
      return new Error("BAD_SHAPE");
    }
    const handshake = handshakeShape.safeParse(socket.handshake.auth);
    if (!handshake.success) return new Error("BAD_SHAPE");
    const { cookie } = socket.request.headers;
    const badge = { headers: { cookie } };
    forgetRequest(socket);
    Object.assign(socket.data, { ...handshake.data, badge });
    try {
      socket.data.actor = await this.#options.authenticate(badge);
      return undefined;
    } catch (error) {
      this.#options.log.fault("handshake failed", error);
      return new Error("STORE_UNAVAILABLE");
    }
  }

  #receive(socket: LedgerConnection): void {
    socket.on("error", (error) => this.#options.log.info("socket error", { reason: error.message }));
    const { follow } = socket.data;
    socket.data.follow = [];
    const visitor = new Visitor(socket, follow, this.#deps);
    this.#visitorById.set(socket.id, visitor);
    socket.on("disconnect", () => {
      visitor.gone();
      this.#visitorById.delete(socket.id);
    });
  }

  #dismiss(ledger: LedgerId): void {
    this.#fanout.dismiss(ledger);
    for (const visitor of this.#visitorById.values()) visitor.forget(ledger);
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
      this.#deps.meter.count("socket cut for its backlog");
      cut(socket);
    }
  }

  #tickMeeting(slug: string): void {
    const { presence, healthOf } = this.#options;
    const [timeline, rundown] = [ledgerId("timeline", slug), ledgerId("rundown", slug)];
    this.#fanout.tick(timeline, () => this.#tickOf(slug, [timeline]));
    if (!this.#fanout.isFollowed(rundown)) return;
    this.#tickRoom(slug);
    this.#fanout.say(rundown, "health", healthOf(slug));
    this.#fanout.say(rundown, "audience", presence.summary(slug));
    // Also to who came just now, and after somebody's word of being here has run out.
    this.#fanout.say(rundown, "room", this.#rooms.people(slug));
    const byStand = this.#options.visits?.news(slug) ?? null;
    if (byStand !== null) this.#fanout.say(rundown, "visits", { slug, byStand });
  }

  #sayRoom(slug: string): void {
    const people = this.#rooms.news(slug);
    if (people !== null) this.#fanout.say(ledgerId("rundown", slug), "room", people);
  }

  /** To those who run the meeting. A rehearsal's head among the others says that it is on (SH6). */
  #tickRoom(slug: string): void {
    const rundown = ledgerId("rundown", slug);
    if (this.#fanout.isFollowed(rundown)) this.#fanout.say(rundown, "tick", this.#tickOf(slug, ledgersOf(slug)));
  }

  #tickOf(slug: string, told: readonly LedgerId[]): Tick {
    const { presence, clock, signalOf, ledgers } = this.#options;
    const heads: Record<LedgerId, number> = {};
    for (const ledger of told) {
      const head = ledgers.headOf(ledger);
      if (head !== null) heads[ledger] = head;
    }
    return { now: clock.now(), people: presence.people(slug), signal: signalOf(slug), heads };
  }
}

const ledgersOf = (slug: string): readonly LedgerId[] => ledgerKinds.map((kind) => ledgerId(kind, slug));

function openServer(http: HttpServer, door: Door, { log, meter }: Pick<VisitorDeps, "log" | "meter">): LedgerServer {
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
      if (refusal !== null) {
        log.info("handshake refused", { reason: refusal });
        meter.count(`handshake refused ${refusal}`);
      }
      answer(refusal, refusal === null);
    },
  });
  rememberAnswers(io);
  io.engine.on("connection", (conn: { request: IncomingMessage; on: (name: "close", gone: () => void) => void }) => {
    conn.on("close", door.enter(conn.request));
  });
  return io;
}
