import { connect, type Socket } from "node:net";
import { connect as connectCommand, firstHandshake, secondHandshake } from "./rtmp-commands.ts";

/** Where attackers come from: all of 127.0.0.0/8 is ours on loopback, and limits count by address. */
export const attackerAddress = "127.0.0.66";

/** A TCP connection that says what it likes. */
export class RawLine {
  readonly socket: Socket;
  #received = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (bytes) => {
      this.#received += bytes.length;
    });
    // A reset is as good an end as any other.
    socket.on("error", () => {});
  }

  static async open(port: number): Promise<RawLine> {
    const socket = connect({ port, host: "127.0.0.1", localAddress: attackerAddress });
    const line = new RawLine(socket);
    // Not `events.once`: it would take a reset for a failure, and to be hung up on is what some of these ask for.
    await new Promise<void>((resolve) => socket.once("connect", resolve).once("close", () => resolve()));
    return line;
  }

  /** An RTMP connection after `connect`, without a key. */
  static async openRtmp(port: number): Promise<RawLine> {
    const line = await RawLine.open(port);
    line.say(firstHandshake(), secondHandshake(), connectCommand("live"));
    return line;
  }

  /** Bytes that came so far. */
  get received(): number {
    return this.#received;
  }

  say(...pieces: readonly (Uint8Array | string)[]): this {
    for (const piece of pieces) if (this.socket.writable) this.socket.write(piece);
    return this;
  }

  /** Resolves when the other side has ended it. */
  async ended(): Promise<void> {
    if (!this.socket.closed) await new Promise<void>((resolve) => this.socket.once("close", () => resolve()));
  }

  leave(): void {
    this.socket.destroy();
  }
}
