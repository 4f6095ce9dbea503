/**
 * The private members of socket.io, engine.io and ws that fan-out and back-pressure look at: all of them, here and nowhere
 * else. Each is looked for and not relied on: what another version calls otherwise is `null` here, and then everything goes
 * through socket.io's own `emit` (ADR 0016).
 */
import { Socket as NetSocket } from "node:net";
import type { LedgerConnection, LedgerServer } from "../types.ts";

/** `PacketType.EVENT` of the socket.io protocol, version 5. */
const EVENT = 2;
/** `WebSocket.OPEN`. */
const OPEN = 1;

/** What an event is on the wire below engine.io: `2["name",{…}]`; `null`: not one piece of text. */
export type EncodePacket = (name: string, payload: unknown) => string | null;

/** The server's own encoder; `null` when there is none that does what this file expects of it. */
export function packetEncoder(io: LedgerServer): EncodePacket | null {
  const encoder = memberOf(io, "encoder");
  const encode = memberOf(encoder, "encode");
  if (typeof encode !== "function") return null;
  const encodePacket: EncodePacket = (name, payload) => {
    const pieces: unknown = encode.call(encoder, { type: EVENT, nsp: "/", data: [name, payload] });
    const [text, more]: unknown[] = Array.isArray(pieces) ? pieces : [];
    return typeof text === "string" && more === undefined ? text : null;
  };
  return encodePacket("probe", { seq: 1 }) === '2["probe",{"seq":1}]' ? encodePacket : null;
}

interface EngineConnection {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
}
interface WebSocketParts {
  readonly readyState: number;
  readonly _sender: { readonly _bufferedBytes: number };
}

/** The net socket under a websocket, and whether something would be overtaken by writing to it. */
export class StraightLine {
  readonly net: NetSocket;
  readonly #conn: EngineConnection;
  readonly #ws: WebSocketParts;

  private constructor(net: NetSocket, conn: EngineConnection, ws: WebSocketParts) {
    this.net = net;
    this.#conn = conn;
    this.#ws = ws;
  }

  /** `null`: not a websocket, a compressed one, or one built otherwise than this file knows. */
  static find(conn: LedgerConnection["conn"]): StraightLine | null {
    const ws = memberOf(conn.transport, "socket");
    const net = memberOf(ws, "_socket");
    const isKnown =
      conn.transport.name === "websocket" &&
      net instanceof NetSocket &&
      memberOf(ws, "readyState") === OPEN &&
      memberOf(ws, "extensions") === "" &&
      typeof memberOf(memberOf(ws, "_sender"), "_bufferedBytes") === "number" &&
      typeof conn.readyState === "string" &&
      Array.isArray(memberOf(conn, "writeBuffer"));
    // Both shapes have just been looked at, member by member.
    return isKnown ? new StraightLine(net, conn as unknown as EngineConnection, ws as WebSocketParts) : null;
  }

  /** Engine.io and ws hand what they are given to the net socket at once, unless they queue it: then we queue behind it. */
  get isClear(): boolean {
    return (
      this.#conn.writeBuffer.length === 0 &&
      this.#conn.readyState === "open" &&
      this.#ws.readyState === OPEN &&
      this.#ws._sender._bufferedBytes === 0 &&
      this.net.writable
    );
  }
}

/** What a reader has not taken yet, and has taken so far, in bytes. */
export interface Unread {
  readonly unsent: number;
  /** Grows while the reader reads; 0 when it cannot be known. */
  readonly taken: number;
}

/** Without `ws` under the transport (long polling has none) engine.io's own queue is what we go by. */
export function unreadOf({ conn }: LedgerConnection): Unread {
  const queue = memberOf(conn, "writeBuffer");
  const queued = Array.isArray(queue) ? queue.reduce((sum, packet) => sum + lengthOf(packet), 0) : 0;
  const ws = memberOf(conn.transport, "socket");
  const buffered = memberOf(ws, "bufferedAmount");
  const net = memberOf(ws, "_socket");
  const taken = net instanceof NetSocket ? net.bytesWritten - net.writableLength : 0;
  return { unsent: queued + (typeof buffered === "number" ? buffered : 0), taken };
}

/** Ends the connection without waiting for anything unsent: a polite close would wait for the reader that does not read. */
export function cut({ conn }: LedgerConnection): void {
  const ws = memberOf(conn.transport, "socket");
  const terminate = memberOf(ws, "terminate");
  if (typeof terminate === "function") terminate.call(ws);
  else conn.close(true);
}

/** Answers to upgrades, which engine.io (6.6) leaves hanging on the net socket, each with its whole request. */
const answerByRequest = new WeakMap<object, object>();

/** Makes `forgetRequest` able to reach all that holds on to a request. */
export function rememberAnswers(io: LedgerServer): void {
  io.engine.use((request: object, answer: object, next: () => void) => {
    answerByRequest.set(request, answer);
    next();
  });
}

/**
 * Lets go of the handshake's request, up to ten kilobytes a viewer: engine.io and socket.io keep it for as long as the line
 * lasts and need it no more (engine.io's documentation advises to unset it). Long polling goes on with other requests, none
 * of them kept.
 */
export function forgetRequest({ conn, handshake }: LedgerConnection): void {
  const { request } = conn;
  handshake.headers = {};
  handshake.query = {};
  handshake.auth = {};
  Reflect.set(conn, "request", undefined);
  const answer = conn.transport.name === "websocket" ? answerByRequest.get(request) : undefined;
  if (answer !== undefined) Reflect.set(answer, "req", undefined);
}

function lengthOf(packet: unknown): number {
  const data = memberOf(packet, "data");
  return typeof data === "string" ? Buffer.byteLength(data) : 0;
}

const memberOf = (owner: unknown, name: string): unknown =>
  typeof owner === "object" && owner !== null ? Reflect.get(owner, name) : undefined;
