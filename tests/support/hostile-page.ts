import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { type Duplex, duplexPair } from "node:stream";

/** A websocket that says what it likes, over a line in memory: frames are masked and whole, what is in them is not. */
export class HostilePage {
  readonly #ours: Duplex;
  #heard: Buffer[] = [];
  said = 0;
  isCut = false;

  constructor(http: Server, cookie: string) {
    const [ours, theirs] = duplexPair();
    // What a server asks of a socket beyond a stream.
    Object.assign(theirs, { remoteAddress: "203.0.113.7", setTimeout() {}, setNoDelay() {}, setKeepAlive() {} });
    this.#ours = ours;
    ours.on("data", (bytes: Buffer) => this.#heard.push(bytes));
    for (const end of ["close", "end", "error"]) ours.on(end, () => (this.isCut = true));
    theirs.on("error", () => {});
    http.emit("connection", theirs);
    ours.write(
      [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        "Host: efir.test\r\nOrigin: http://efir.test\r\nConnection: Upgrade\r\nUpgrade: websocket",
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
        ...(cookie === "" ? [] : [`Cookie: ${cookie}`]),
        "\r\n",
      ].join("\r\n"),
    );
  }

  async greet(): Promise<void> {
    await this.#until("\r\n\r\n");
    this.#ours.write(framed(Buffer.from('40{"viewerId":"hostile-page","follow":[]}')));
    await this.#until('40{"sid"');
  }

  /** @returns what was answered, without what differs each time. */
  async say(bytes: Buffer): Promise<string> {
    this.said += 1;
    this.#heard = [];
    this.#ours.write(framed(bytes));
    for (let turn = 0; turn < 4; turn += 1) await nextTurn();
    const answer = Buffer.concat(this.#heard).toString("latin1");
    return `${this.isCut ? "cut" : "kept"} ${/"(?:code|detail|ok)":"?[\w.]+/.exec(answer)?.[0] ?? answer.length}`;
  }

  leave(): void {
    this.#ours.destroy();
  }

  async #until(words: string): Promise<void> {
    for (let turn = 0; turn < 1_000; turn += 1) {
      if (Buffer.concat(this.#heard).includes(words)) return;
      await nextTurn();
    }
    throw new Error(`the server never said ${words}`);
  }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** RFC 6455 5.2: a final text frame, masked with zeros. */
function framed(payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.of(0x81, 0x80 | length)
      : length < 65_536
        ? Buffer.of(0x81, 0xfe, length >> 8, length & 0xff)
        : Buffer.of(0x81, 0xff, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 0xff, length & 0xff);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
