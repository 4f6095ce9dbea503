import { join } from "node:path";
import {
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathTarget,
  type Input,
  type InputAudioTrack,
  type InputVideoTrack,
  Mp4OutputFormat,
  Output,
} from "mediabunny";
import { FilmTrouble } from "./film-trouble.ts";
import { withFilm } from "./look.ts";
import { filmFiles } from "./ports.ts";
import type { Span } from "./worker-messages.ts";

/**
 * H.264 and AAC as they are into an MP4 whose index comes first, without ffmpeg. A span begins at the keyframe before it,
 * which becomes 0, and ends at its end.
 */
export const remux = (source: string, folder: string, span: Span | null): Promise<void> =>
  withFilm(source, (film) => copyOf(film, folder, span));

async function copyOf(film: Input, folder: string, span: Span | null): Promise<void> {
  const picture = await film.getPrimaryVideoTrack();
  const sound = await film.getPrimaryAudioTrack();
  if (picture === null) throw new FilmTrouble("NO_PICTURE");
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: "reserve" }),
    target: new FilePathTarget(join(folder, filmFiles.film)),
  });
  const pictures = new EncodedVideoPacketSource("avc");
  const sounds = sound === null ? null : new EncodedAudioPacketSource("aac");
  const within = await spanFrom(picture, span);
  output.addVideoTrack(pictures, {
    rotation: await picture.getRotation(),
    maximumPacketCount: await countOf(picture),
  });
  if (sounds !== null && sound !== null) output.addAudioTrack(sounds, { maximumPacketCount: await countOf(sound) });
  await output.start();
  const lanes = [copyPictures(picture, pictures, within)];
  if (sound !== null && sounds !== null) lanes.push(copySound(sound, sounds, within));
  await Promise.all(lanes);
  await output.finalize();
}

interface Seconds {
  readonly from: number;
  readonly to: number;
}

async function spanFrom(picture: InputVideoTrack, span: Span | null): Promise<Seconds> {
  const begins = await picture.getFirstTimestamp();
  if (span === null) return { from: begins, to: Number.POSITIVE_INFINITY };
  const keyframe = await new EncodedPacketSink(picture).getKeyPacket(begins + span.fromMs / 1000);
  return { from: keyframe?.timestamp ?? begins, to: begins + span.toMs / 1000 };
}

async function copyPictures(track: InputVideoTrack, to: EncodedVideoPacketSource, { from, to: end }: Seconds) {
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getKeyPacket(from)) ?? (await sink.getFirstPacket());
  if (first === null) throw new FilmTrouble("TRUNCATED");
  const config = await track.getDecoderConfig();
  if (config === null) throw new FilmTrouble("NEEDS_FFMPEG");
  for await (const packet of sink.packets(first)) {
    if (packet.timestamp < end) await to.add(moved(packet, from), { decoderConfig: config });
    else if (packet.type === "key") break;
  }
  to.close();
}

async function copySound(track: InputAudioTrack, to: EncodedAudioPacketSource, { from, to: end }: Seconds) {
  const sink = new EncodedPacketSink(track);
  const config = await track.getDecoderConfig();
  if (config === null) throw new FilmTrouble("NEEDS_FFMPEG");
  for await (const packet of sink.packets()) {
    if (packet.timestamp >= end) break;
    if (packet.timestamp >= from) await to.add(moved(packet, from), { decoderConfig: config });
  }
  to.close();
}

const moved = (packet: EncodedPacket, from: number): EncodedPacket =>
  from === 0 ? packet : packet.clone({ timestamp: packet.timestamp - from });

async function countOf(track: InputVideoTrack | InputAudioTrack): Promise<number> {
  let count = 0;
  for await (const _ of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) count += 1;
  return Math.max(1, count);
}
