import { randomUUID } from "node:crypto";
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { AmfValue } from "../media/amf0.ts";
import { FlvDemuxer } from "../media/flv-demuxer.ts";
import { cutTags } from "../media/flv-file.ts";
import { FLV_SCRIPT, type FlvTag } from "../media/flv-tag.ts";
import { tooFast } from "../media/peer-error.ts";
import type { MediaEvent, MediaSink } from "../media/sample.ts";
import { bareAmf } from "./command.ts";
import { Pace } from "./pace.ts";
import type { Publisher } from "./publisher.ts";
import { MESSAGE, type RtmpMessage } from "./rtmp-message.ts";

const LONGEST_NAME = 120;
/** Parts of an aggregate: servers that make them put a few frames into one. */
const MOST_PARTS = 1_000;

/** The connection a publication lives on, as far as it needs it. */
export interface PublicationHost {
  readonly remoteAddress: string;
  readonly bytesReceived: number;
  /** From `connect`; "" when it said nothing. */
  readonly flashVersion: string;
  /** How far media may run ahead of the wall clock. */
  readonly mostAhead: Millis;
  close(reason: string): void;
}

/** From an accepted key to the end of the stream: media messages in, media events out to one stage. */
export class Publication implements Publisher {
  readonly id = randomUUID();
  readonly stage: string;
  readonly since: ProgramTime;
  readonly #host: PublicationHost;
  readonly #demuxer = new FlvDemuxer();
  readonly #pace: Pace;
  #sink: MediaSink | null = null;
  #lastSampleAt: ProgramTime;

  constructor(stage: string, host: PublicationHost, now: ProgramTime) {
    this.stage = stage;
    this.#host = host;
    this.#pace = new Pace(host.mostAhead);
    this.since = now;
    this.#lastSampleAt = now;
  }

  get remoteAddress(): string {
    return this.#host.remoteAddress;
  }

  get bytesReceived(): number {
    return this.#host.bytesReceived;
  }

  get encoder(): string | null {
    return cleanName(this.#demuxer.metadata?.get("encoder")) ?? cleanName(this.#host.flashVersion);
  }

  /** When something last reached the stage; the beginning, until then. */
  get lastSampleAt(): ProgramTime {
    return this.#lastSampleAt;
  }

  close(reason: string): void {
    this.#host.close(reason);
  }

  begin(sink: MediaSink): void {
    this.#sink = sink;
  }

  /** @throws {PeerError} on media we cannot read or do not take, and on media that has not happened yet. */
  push(message: RtmpMessage, now: ProgramTime): void {
    for (const tag of tagsOf(message)) {
      for (const event of this.#demuxer.push(tag, now)) {
        this.#lastSampleAt = now; // tracks and jumps come only together with a sample
        this.#refuseFuture(event);
        this.#sink?.push(event);
      }
    }
  }

  #refuseFuture(event: MediaEvent): void {
    if (event.type !== "sample" || this.#pace.keeps(event.sample.dts, event.sample.arrivedAt)) return;
    throw tooFast("the encoder sends faster than real time: with ffmpeg, use -re");
  }

  /** Tells the stage, once. */
  end(reason: string): void {
    const sink = this.#sink;
    this.#sink = null;
    sink?.end(reason);
  }
}

function tagsOf(message: RtmpMessage): readonly FlvTag[] {
  const { type, timestampMs, payload } = message;
  switch (type) {
    case MESSAGE.audio:
    case MESSAGE.video:
      return [{ type, timestampMs, payload }];
    case MESSAGE.dataAmf0:
    case MESSAGE.dataAmf3:
      return [{ type: FLV_SCRIPT, timestampMs, payload: bareAmf(message) }];
    case MESSAGE.aggregate:
      return partsOf(message);
  }
  return [];
}

/** An aggregate's own time belongs to its first part; the others keep their distance from it. RTMP 1.0 7.1.6. */
function partsOf(message: RtmpMessage): readonly FlvTag[] {
  const { tags } = cutTags(message.payload, MOST_PARTS);
  const shift = message.timestampMs - (tags[0]?.timestampMs ?? 0);
  return tags.map((tag) => ({ ...tag, timestampMs: (tag.timestampMs + shift) >>> 0 }));
}

/** It is shown and logged, and a stranger chose it. */
function cleanName(name: AmfValue): string | null {
  if (typeof name !== "string") return null;
  const clean = name.replace(/\p{C}/gu, "").trim().slice(0, LONGEST_NAME);
  return clean === "" ? null : clean;
}
