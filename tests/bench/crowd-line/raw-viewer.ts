import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** What a crowd of viewers saw, counted together. */
export interface Seen {
  events: number;
  gaps: number;
  doubles: number;
  /** Deliveries by their delay in whole milliseconds, the last place for all beyond. */
  readonly byDelayMs: Uint32Array;
}

export const newSeen = (): Seen => ({ events: 0, gaps: 0, doubles: 0, byDelayMs: new Uint32Array(30_001) });

export interface Viewing {
  readonly url: URL;
  /** Which of 127.0.0.0/8 it comes from: limits count by network. */
  readonly from: string;
  /** `null`: a bare websocket that only listens. */
  readonly hello: (() => string) | null;
  readonly seen: () => Seen;
  readonly joined: () => void;
  readonly lost: () => void;
}

/** One buffer for all: what is read is looked at before the next read. */
const readInto = Buffer.allocUnsafe(256 * 1024);
const SEQ = Buffer.from('"seq":');
const SENT_AT = Buffer.from('"title":"');
/** Frames are masked with zeros, which the protocol allows and costs nothing. */
const NO_MASK = Buffer.alloc(4);

/**
 * A viewer as cheap as it can be: a net socket that reads websocket frames in place and looks only for places in the
 * ledger and the moment of sending, which stands at the start of each title. A real client would cost more than the server.
 */
export class RawViewer {
  readonly #viewing: Viewing;
  readonly #socket: Socket;
  #rest: Buffer | null = null;
  #isOpen = false;
  #isAnswered = false;
  seq = 0;
  epoch: string | null = null;

  constructor(viewing: Viewing) {
    this.#viewing = viewing;
    const { url, from } = viewing;
    this.#socket = connect({
      host: url.hostname,
      port: Number(url.port),
      localAddress: from,
      noDelay: true,
      onread: { buffer: readInto, callback: (length) => this.#read(readInto.subarray(0, length)) },
    });
    this.#socket.on("connect", () => this.#knock());
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => viewing.lost());
  }

  leave(): void {
    this.#socket.removeAllListeners("close").destroy();
  }

  #knock(): void {
    const { url } = this.#viewing;
    const lines = [
      `GET ${url.pathname}${url.search} HTTP/1.1`,
      `Host: ${url.host}`,
      `Origin: ${url.origin.replace("ws", "http")}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
      "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
      "Accept-Language: ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7",
      "Accept-Encoding: gzip, deflate, br, zstd",
      "Cache-Control: no-cache",
      "Pragma: no-cache",
      "\r\n",
    ];
    this.#socket.write(lines.join("\r\n"));
  }

  #say(text: string): void {
    const body = Buffer.from(text);
    const header =
      body.length < 126
        ? Buffer.from([0x81, 0x80 | body.length])
        : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 0xff]);
    this.#socket.write(Buffer.concat([header, NO_MASK, body]));
  }

  /** @returns true: go on reading. */
  #read(fresh: Buffer): boolean {
    const bytes = this.#rest === null ? fresh : Buffer.concat([this.#rest, fresh]);
    this.#rest = null;
    let at = 0;
    if (!this.#isOpen) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end === -1) return this.#keep(bytes);
      if (!bytes.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) {
        this.#socket.destroy();
        return false;
      }
      this.#isOpen = true;
      at = end + 4;
      if (this.#viewing.hello === null) this.#viewing.joined();
    }
    for (;;) {
      if (bytes.length - at < 2) break;
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length - at < header) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.length - at < header + length) break;
      this.#hear(bytes, at + header, at + header + length);
      at += header + length;
    }
    return at === bytes.length || this.#keep(bytes.subarray(at));
  }

  #keep(bytes: Buffer): boolean {
    this.#rest = Buffer.from(bytes);
    return true;
  }

  #hear(bytes: Buffer, from: number, to: number): void {
    const [engine, packet] = [bytes[from], bytes[from + 1]];
    // Characters of engine.io: "0" open, "2" ping, "4" message; then socket.io: "0" connected, "2" event.
    if (engine === 0x32) this.#say("3");
    else if (engine === 0x30) this.#say(`40${this.#viewing.hello?.() ?? ""}`);
    else if (engine === 0x34 && packet === 0x32) this.#hearEvent(bytes, from, to);
  }

  #hearEvent(bytes: Buffer, from: number, to: number): void {
    // 42["events", 42["snapshot", 42["tick",
    const name = bytes[from + 4];
    if (name === 0x73) {
      const snapshot = JSON.parse(bytes.toString("utf8", from + 2, to))[1] as { epoch: string; seq: number };
      this.epoch = snapshot.epoch;
      this.seq = snapshot.seq;
      this.#answer();
    } else if (name === 0x65) {
      this.#count(bytes, from, to);
      this.#answer();
    }
  }

  /** Whatever comes first is the answer to the position. */
  #answer(): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.#viewing.joined();
  }

  #count(bytes: Buffer, from: number, to: number): void {
    const seen = this.#viewing.seen();
    const now = Date.now();
    for (let at = bytes.indexOf(SEQ, from); at !== -1 && at < to; at = bytes.indexOf(SEQ, at + 1)) {
      const seq = numberAt(bytes, at + SEQ.length);
      const titleAt = bytes.indexOf(SENT_AT, at);
      if (titleAt !== -1 && titleAt < to) {
        const delay = now - numberAt(bytes, titleAt + SENT_AT.length);
        const place = Math.min(seen.byDelayMs.length - 1, Math.max(0, delay));
        seen.byDelayMs[place] = (seen.byDelayMs[place] ?? 0) + 1;
      }
      seen.events += 1;
      if (this.seq !== 0 && seq > this.seq + 1) seen.gaps += 1;
      if (seq <= this.seq) seen.doubles += 1;
      this.seq = Math.max(this.seq, seq);
      at = titleAt === -1 ? at : Math.max(at, titleAt);
    }
  }
}

function numberAt(bytes: Buffer, at: number): number {
  let value = 0;
  for (let place = at; ; place += 1) {
    const digit = (bytes[place] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return value;
    value = value * 10 + digit;
  }
}
