import { randomBytes } from "node:crypto";
import { malformed, unsupported } from "../media/peer-error.ts";

const VERSION = 3;
const PACKET = 1536;
const TLS_HANDSHAKE = 0x16;

/** @property rest what came behind the handshake, once it is over; `null` while it is not. */
export interface HandshakeStep {
  readonly reply: Uint8Array | null;
  readonly rest: Uint8Array | null;
}

/**
 * The server's side of the simple handshake, RTMP 1.0 5.2: C0 C1 → S0 S1 S2, then C2. RT1.
 * Clients that sign their C1 with a digest accept it too, because our S1 says version 0; so C2 is counted, not compared.
 */
export class Handshake {
  readonly #s1 = Buffer.concat([Buffer.alloc(8), randomBytes(PACKET - 8)]);
  #received: Uint8Array = new Uint8Array(0);
  #hasReplied = false;

  /** @throws {PeerError} on the first byte of another protocol. */
  push(bytes: Uint8Array): HandshakeStep {
    this.#received = Buffer.concat([this.#received, bytes]);
    refuseStrangers(this.#received[0]);
    const reply = this.#reply();
    const end = 1 + 2 * PACKET;
    const isOver = this.#received.length >= end;
    return { reply, rest: isOver ? this.#received.subarray(end) : null };
  }

  #reply(): Uint8Array | null {
    if (this.#hasReplied || this.#received.length < 1 + PACKET) return null;
    this.#hasReplied = true;
    return Buffer.concat([Buffer.of(VERSION), this.#s1, this.#received.subarray(1, 1 + PACKET)]);
  }
}

/** Says what the stranger speaks: a browser or an RTMPS encoder on the wrong port is the usual mistake. */
function refuseStrangers(version: number | undefined): void {
  if (version === undefined || version === VERSION) return;
  if (version === TLS_HANDSHAKE) throw unsupported("the peer speaks TLS (rtmps://), this port takes rtmp://");
  if (version === 6 || version === 8) throw unsupported("the peer asks for encrypted RTMP (rtmpe://)");
  if (version >= 0x41 && version <= 0x5a) throw malformed("the peer speaks HTTP or the like, not RTMP");
  throw malformed("not an RTMP handshake");
}
