import { EncodedPacketSink, type Input, type InputAudioTrack, type InputVideoTrack } from "mediabunny";
import { millis, millisToTicks, type Ticks, ticks } from "../../../shared/time.ts";
import { parseAacConfig } from "../../media/aac-config.ts";
import { parseAvcConfig } from "../../media/avc-config.ts";
import type { AudioTrack, VideoTrack } from "../../media/track.ts";
import { FilmTrouble } from "./film-trouble.ts";
import { asBytes } from "./look.ts";

/** A sample's place in a film; its bytes are read when they are wanted. */
export interface SamplePlace {
  /** As its container says it, seconds: by this its bytes are found. */
  readonly timestamp: number;
  readonly dts: Ticks;
  readonly compositionOffset: Ticks;
  readonly duration: Ticks;
  readonly isKeyframe: boolean;
}

export interface FilmTrack<Track> {
  readonly track: Track;
  readonly sink: EncodedPacketSink;
  /** In the order they are decoded. */
  readonly places: readonly SamplePlace[];
}

const toTicks = (seconds: number): Ticks => millisToTicks(millis(seconds * 1000));

/**
 * The picture's samples, the first shown at 0. Containers are read without decode times, so they are made: the moments of
 * showing in order, each as late as it may be. Then decoding begins when showing does, as in the window (HL2).
 */
export async function pictureOf(film: Input): Promise<FilmTrack<VideoTrack> & { readonly startsAt: Ticks }> {
  const track = await film.getPrimaryVideoTrack();
  if (track === null) throw new FilmTrouble("NO_PICTURE");
  const sink = new EncodedPacketSink(track);
  const packets: { timestamp: number; at: Ticks; isKeyframe: boolean }[] = [];
  let end = ticks(0);
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    const { timestamp, duration } = packet;
    packets.push({ timestamp, at: toTicks(timestamp), isKeyframe: packet.type === "key" });
    end = ticks(Math.max(end, toTicks(timestamp + duration)));
  }
  const shown = packets.map(({ at }) => at).sort((one, other) => one - other);
  const startsAt = shown[0];
  if (startsAt === undefined) throw new FilmTrouble("TRUNCATED");
  const places = packets.map(({ timestamp, at, isKeyframe }, index): SamplePlace => {
    const dts = shown[index] ?? startsAt;
    const next = shown[index + 1] ?? ticks(Math.max(end, dts + 1));
    return {
      timestamp,
      dts: ticks(dts - startsAt),
      compositionOffset: ticks(at - dts),
      duration: ticks(next - dts),
      isKeyframe,
    };
  });
  return { track: await avcTrack(track), sink, places, startsAt };
}

/** The sound that is heard with the picture; frames touch. `null`: there is none. */
export async function soundOf(film: Input, startsAt: Ticks): Promise<FilmTrack<AudioTrack> | null> {
  const track = await film.getPrimaryAudioTrack();
  if (track === null) return null;
  const sink = new EncodedPacketSink(track);
  const found: { timestamp: number; dts: Ticks; length: Ticks }[] = [];
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    const dts = ticks(toTicks(packet.timestamp) - startsAt);
    // What a coder needed to begin with lies before the first picture.
    if (dts >= 0) found.push({ timestamp: packet.timestamp, dts, length: toTicks(packet.duration) });
  }
  const places = found.map(
    ({ timestamp, dts, length }, index): SamplePlace => ({
      timestamp,
      dts,
      compositionOffset: ticks(0),
      duration: ticks((found[index + 1]?.dts ?? dts + length) - dts),
      isKeyframe: true,
    }),
  );
  return { track: await aacTrack(track), sink, places };
}

async function avcTrack(track: InputVideoTrack): Promise<VideoTrack> {
  const description = (await track.getDecoderConfig())?.description;
  if (description === undefined) throw new FilmTrouble("NEEDS_FFMPEG");
  const read = parsed(() => parseAvcConfig(asBytes(description)).track);
  if (read.type !== "video") throw new FilmTrouble("CODEC_UNKNOWN");
  return read;
}

async function aacTrack(track: InputAudioTrack): Promise<AudioTrack> {
  const description = (await track.getDecoderConfig())?.description;
  if (description === undefined) throw new FilmTrouble("NEEDS_FFMPEG");
  return parsed(() => parseAacConfig(asBytes(description)).track);
}

/** What the house's own readers do not take, ffmpeg may make anew. */
function parsed<Track>(read: () => Track): Track {
  try {
    return read();
  } catch {
    throw new FilmTrouble("NEEDS_FFMPEG");
  }
}
