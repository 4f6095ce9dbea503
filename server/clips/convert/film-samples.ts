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

export interface FilmPicture extends FilmTrack<VideoTrack> {
  /** When its container shows the first one. */
  readonly startsAt: Ticks;
  /** When the last one has been shown, from the first. */
  readonly end: Ticks;
}

export const showsAt = ({ dts, compositionOffset }: SamplePlace): Ticks => ticks(dts + compositionOffset);

const toTicks = (seconds: number): Ticks => millisToTicks(millis(seconds * 1000));

/**
 * The picture's samples, the first shown at 0. Containers are read without decode times, so they are made: the moments of
 * showing in order, earlier by as much as pictures are out of order, so that none is shown before it is decoded. Decoding
 * begins when showing does, and catches up over the first pictures, as in the window (HL2).
 */
export async function pictureOf(film: Input): Promise<FilmPicture> {
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
  const startsAt = ticks(packets.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY));
  if (packets.length === 0) throw new FilmTrouble("TRUNCATED");
  const decoded = decodeTimes(packets.map(({ at }) => ticks(at - startsAt)));
  const places = packets.map(({ timestamp, at, isKeyframe }, index): SamplePlace => {
    const dts = decoded.times[index] ?? ticks(0);
    const next = decoded.times[index + 1] ?? Math.max(end - startsAt - decoded.aheadOf, dts + 1);
    const compositionOffset = ticks(at - startsAt - dts);
    return { timestamp, dts, compositionOffset, duration: ticks(next - dts), isKeyframe };
  });
  return { track: await avcTrack(track), sink, places, startsAt, end: ticks(end - startsAt) };
}

/** @param shows when each picture is shown, in the order of decoding; the least is 0. Pure. */
export function decodeTimes(shows: readonly Ticks[]): { readonly times: readonly Ticks[]; readonly aheadOf: Ticks } {
  const inOrder = shows.toSorted((one, other) => one - other);
  const aheadOf = shows.reduce((most, at, index) => Math.max(most, (inOrder[index] ?? at) - at), 0);
  let last = -1;
  const times = inOrder.map((at) => {
    last = Math.max(at - aheadOf, last + 1);
    return ticks(last);
  });
  return { times, aheadOf: ticks(aheadOf) };
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
