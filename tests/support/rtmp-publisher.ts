import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { ChunkReader } from "../../server/ingest/chunk-reader.ts";
import { readCommand } from "../../server/ingest/command.ts";
import { MESSAGE } from "../../server/ingest/rtmp-message.ts";
import { type AmfValue, isAmfObject } from "../../server/media/amf0.ts";
import type { FlvTag } from "../../server/media/flv-tag.ts";
import { type ChunkStyle, chunks, setChunkSize } from "./rtmp-chunks.ts";
import * as commands from "./rtmp-commands.ts";

export interface PublisherOptions {
  readonly port: number;
  readonly host?: string;
  /** Where it comes from: all of 127.0.0.0/8 is ours on loopback. */
  readonly localAddress?: string;
  readonly app?: string;
  readonly streamKey: string;
  readonly chunkSize?: number;
  /** Numbers above 319 take three bytes. */
  readonly videoChunkStreamId?: number;
  readonly audioChunkStreamId?: number;
  readonly repeatsExtended?: boolean;
  /** Cuts everything written into pieces this long, each its own write. */
  readonly bytesPerWrite?: number;
}

/** An encoder for tests and benchmarks: pushes FLV tags with the timestamps they have, as fast as it is told to. */
export class RtmpPublisher {
  readonly #socket: Socket;
  readonly #options: PublisherOptions;
  readonly #style: ChunkStyle;
  /** Text of the last `onStatus` or `_error`, e.g. why it was refused. */
  lastStatus = "";
  readonly #answers: string[] = [];

  constructor(socket: Socket, options: PublisherOptions) {
    this.#socket = socket;
    this.#options = options;
    const { chunkSize = 4096, repeatsExtended = true } = options;
    this.#style = { chunkSize, repeatsExtended };
  }

  /** @throws {Error} with the server's words when it refuses. */
  static async publish(options: PublisherOptions): Promise<RtmpPublisher> {
    const { port, host = "127.0.0.1", localAddress } = options;
    const from = localAddress === undefined ? {} : { localAddress };
    const socket = connectSocket({ port, host, noDelay: true, ...from });
    await once(socket, "connect");
    const publisher = new RtmpPublisher(socket, options);
    await publisher.#begin();
    return publisher;
  }

  /** Resolves when the connection is over, whoever ended it. */
  get isClosed(): Promise<void> {
    return this.#socket.destroyed ? Promise.resolve() : once(this.#socket, "close").then(() => undefined);
  }

  /** Resolves when the system took the bytes, so that a slow server slows us down. */
  async push(tag: FlvTag): Promise<void> {
    const { videoChunkStreamId = 6, audioChunkStreamId = 4 } = this.#options;
    const chunkStreamId = tag.type === 9 ? videoChunkStreamId : audioChunkStreamId;
    await this.write(chunks({ ...tag, streamId: 1 }, { ...this.#style, chunkStreamId }));
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { bytesPerWrite = bytes.length } = this.#options;
    for (let at = 0; at < bytes.length; at += bytesPerWrite) {
      const isTaken = this.#socket.write(bytes.subarray(at, at + bytesPerWrite));
      if (!isTaken && !this.#socket.destroyed) await Promise.race([once(this.#socket, "drain"), this.isClosed]);
    }
  }

  /** Ends the stream as an encoder's stop button does. */
  async stop(): Promise<void> {
    await this.write(commands.deleteStream(this.#style));
    this.#socket.end();
    await this.isClosed;
  }

  /** Pulls the cable. */
  cut(): void {
    this.#socket.destroy();
  }

  async #begin(): Promise<void> {
    const { app = "live", streamKey, chunkSize = 4096 } = this.#options;
    this.#socket.on("error", () => undefined); // a reset is what some tests are about; `isClosed` tells
    await this.#readHandshake();
    this.#readAnswers();
    await this.write(setChunkSize(chunkSize));
    await this.write(commands.connect(app, this.#style));
    await this.#answer("_result");
    await this.write(commands.createStream(this.#style));
    await this.#answer("_result");
    await this.write(commands.publish(streamKey, this.#style));
    await this.#answer("NetStream.Publish.Start");
  }

  async #readHandshake(): Promise<void> {
    await this.write(commands.firstHandshake());
    for (let received = 0; received < 1 + 2 * 1536; ) {
      const bytes = await Promise.race([once(this.#socket, "data"), this.isClosed]);
      if (bytes === undefined) throw new Error("the server closed the connection");
      received += bytes[0].length;
    }
    await this.write(commands.secondHandshake());
  }

  #readAnswers(): void {
    const reader = new ChunkReader(1024 * 1024);
    this.#socket.on("data", (bytes: Buffer) => {
      reader.push(bytes);
      for (let message = reader.next(); message !== null; message = reader.next()) {
        if (message.type === MESSAGE.commandAmf0) this.#note(readCommand(message));
      }
      this.#socket.emit("efir-answer");
    });
  }

  #note({ name, args }: { readonly name: string; readonly args: readonly AmfValue[] }): void {
    const information = args.find(isAmfObject);
    this.#answers.push(name, String(information?.get("code") ?? ""));
    if (name !== "_result") this.lastStatus = String(information?.get("description") ?? "");
  }

  async #answer(expected: string): Promise<void> {
    for (;;) {
      const at = this.#answers.indexOf(expected);
      if (at >= 0) {
        this.#answers.splice(0, at + 1);
        return;
      }
      if (this.#socket.destroyed) throw new Error(this.lastStatus || "the server closed the connection");
      await Promise.race([once(this.#socket, "efir-answer"), this.isClosed]);
    }
  }
}
