import { millis, millisToTicks, type ProgramTime, type Ticks, ticks } from "../../shared/time.ts";
import type { AmfObject } from "./amf0.ts";
import { AudioClock } from "./audio-clock.ts";
import type { AudioConfig } from "./audio-config.ts";
import { readAudio } from "./flv-audio.ts";
import { FLV_AUDIO, FLV_SCRIPT, FLV_VIDEO, type FlvTag } from "./flv-tag.ts";
import { readVideo } from "./flv-video.ts";
import type { MediaEvent } from "./sample.ts";
import { promisedTracks, readMetadata } from "./script-data.ts";
import { SessionTimeline } from "./session-timeline.ts";
import { StartGate } from "./start-gate.ts";
import type { Track, TrackType } from "./track.ts";
import type { VideoConfig } from "./video-config.ts";

/**
 * Turns FLV tags, from an encoder or a file, into media events. Pure: it never looks at a clock. Rules RT10–RT29 in docs/spec/rtmp.md.
 * Samples share the memory of the payloads pushed in, which nobody may change afterwards.
 */
export class FlvDemuxer {
  readonly #timeline = new SessionTimeline();
  readonly #gate = new StartGate();
  readonly #lastDtsByType = new Map<TrackType, Ticks>();
  #video: VideoConfig | null = null;
  #audio: { readonly config: AudioConfig; readonly clock: AudioClock } | null = null;
  #metadata: AmfObject | null = null;

  /** `onMetaData` as last received; `null` before it. */
  get metadata(): AmfObject | null {
    return this.#metadata;
  }

  /** @throws {PeerError} on broken bytes and on codecs we do not take. */
  push(tag: FlvTag, arrivedAt: ProgramTime): readonly MediaEvent[] {
    switch (tag.type) {
      case FLV_VIDEO:
        return this.#pushVideo(tag, arrivedAt);
      case FLV_AUDIO:
        return this.#pushAudio(tag, arrivedAt);
      case FLV_SCRIPT:
        this.#pushScript(tag.payload);
    }
    return [];
  }

  #pushScript(body: Uint8Array): void {
    const metadata = readMetadata(body);
    if (metadata === null) return;
    this.#metadata = metadata;
    const promised = promisedTracks(metadata);
    if (promised !== null) this.#gate.promise(promised);
  }

  #pushVideo(tag: FlvTag, arrivedAt: ProgramTime): readonly MediaEvent[] {
    const message = readVideo(tag.payload);
    if (message === null) return [];
    if (message.type === "config") {
      if (isSame(this.#video?.track, message.bytes)) return [];
      this.#video = message.parse(message.bytes);
      this.#gate.track(this.#video.track);
      return [];
    }
    if (this.#video === null) return [];
    const { data } = message;
    const isKeyframe = this.#video.holdsKeyframe(data) || message.isKeyframe;
    const said = this.#place("video", tag.timestampMs, arrivedAt);
    const dts = this.#inOrder("video", said);
    // Presentation stays where the encoder put it, also when decode time had to be nudged.
    const compositionOffset = ticks(millisToTicks(millis(message.compositionMs)) + said - dts);
    return this.#gate.sample({ type: "video", dts, compositionOffset, isKeyframe, data, arrivedAt });
  }

  #pushAudio(tag: FlvTag, arrivedAt: ProgramTime): readonly MediaEvent[] {
    const message = readAudio(tag.payload);
    if (message === null) return [];
    if (message.type === "config") {
      if (isSame(this.#audio?.config.track, message.bytes)) return [];
      const config = message.parse(message.bytes);
      this.#audio = { config, clock: new AudioClock(config.ratePerSecond) };
      this.#gate.track(config.track);
      return [];
    }
    if (this.#audio === null) return [];
    const { config, clock } = this.#audio;
    const said = this.#place("audio", tag.timestampMs, arrivedAt);
    const dts = this.#inOrder("audio", clock.place(said, config.packetLength(message.data)));
    const compositionOffset = ticks(0);
    return this.#gate.sample({
      type: "audio",
      dts,
      compositionOffset,
      isKeyframe: true,
      data: message.data,
      arrivedAt,
    });
  }

  #place(type: TrackType, timestampMs: number, arrivedAt: ProgramTime): Ticks {
    const { ms, jumpBy } = this.#timeline.place(type, timestampMs, arrivedAt);
    if (jumpBy !== null) this.#gate.jump({ type: "jump", byMs: jumpBy });
    return millisToTicks(millis(ms));
  }

  /** Decode times of a track strictly rise, whatever the encoder's rounding does. */
  #inOrder(type: TrackType, said: Ticks): Ticks {
    const last = this.#lastDtsByType.get(type);
    const dts = last === undefined || said > last ? said : ticks(last + 1);
    this.#lastDtsByType.set(type, dts);
    return dts;
  }
}

/** Encoders repeat their configuration, some with every keyframe: only another one is news. */
function isSame(track: Track | undefined, config: Uint8Array): boolean {
  return track !== undefined && Buffer.compare(track.config, config) === 0;
}
