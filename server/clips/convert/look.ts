import { stat } from "node:fs/promises";
import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  UnsupportedInputFormatError,
  WEBM,
} from "mediabunny";
import { parseAvcConfig } from "../../media/avc-config.ts";
import type { FilmFacts, PictureFacts, SoundFacts } from "./film-facts.ts";
import { FilmTrouble } from "./film-trouble.ts";
import { wholenessOf } from "./whole-file.ts";

/** Playlists are left out: they would name addresses to fetch. */
export async function withFilm<Value>(path: string, read: (film: Input) => Promise<Value>): Promise<Value> {
  const film = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS] });
  try {
    return await read(film);
  } finally {
    film.dispose();
  }
}

const containerByName: Readonly<Record<string, FilmFacts["container"]>> = {
  MP4: "mp4",
  "QuickTime File Format": "mov",
  Matroska: "matroska",
  WebM: "webm",
  "MPEG Transport Stream": "mpeg-ts",
};

/** A picture that lasts so much longer or shorter than the mean makes an unsteady film. */
const STEADY_WITHIN = 0.35;

/**
 * Reads where every picture stands; of the pictures themselves only keyframes of H.264.
 * @throws {FilmTrouble} when it is no film that can be used.
 */
export async function lookAt(path: string): Promise<FilmFacts> {
  if ((await stat(path)).size === 0) throw new FilmTrouble("EMPTY");
  const wholeness = await wholenessOf(path);
  return await withFilm(path, (film) => factsOf(film, wholeness));
}

async function factsOf(film: Input, { shape, isCut }: Awaited<ReturnType<typeof wholenessOf>>): Promise<FilmFacts> {
  const container = await containerOf(film);
  if (isCut) throw new FilmTrouble("TRUNCATED");
  const picture = await film.getPrimaryVideoTrack();
  if (picture === null) throw new FilmTrouble("NO_PICTURE");
  const { endsMs, ...facts } = await pictureFacts(picture);
  // A recorder's file may end anywhere; one that ends before its first picture is of no use.
  if (endsMs === null) throw new FilmTrouble(shape === "other" ? "NO_PICTURE" : "TRUNCATED");
  const sound = await film.getPrimaryAudioTrack();
  const durationMs = Math.round(endsMs - facts.startsMs);
  return { container, durationMs, picture: facts, sound: sound && (await soundFacts(sound)) };
}

async function containerOf(film: Input): Promise<FilmFacts["container"]> {
  try {
    const container = containerByName[(await film.getFormat()).name];
    if (container !== undefined) return container;
  } catch (error) {
    if (!(error instanceof UnsupportedInputFormatError)) throw error;
  }
  throw new FilmTrouble("NOT_A_FILM");
}

async function pictureFacts(track: InputVideoTrack): Promise<PictureFacts & { readonly endsMs: number | null }> {
  const codec = await track.getCodec();
  const { shows, keys, bytes, endsMs, isClosed } = await walk(track, codec === "avc" ? await idrTest(track) : null);
  const startsMs = shows[0] ?? 0;
  const lengthMs = Math.max(1, (endsMs ?? 0) - startsMs);
  const { num, den } = await track.getPixelAspectRatio();
  return {
    codec: codec ?? nameOf(await track.getInternalCodecId()),
    isKnown: codec !== null,
    codecString: await track.getCodecParameterString(),
    widthPx: await track.getDisplayWidth(),
    heightPx: await track.getDisplayHeight(),
    rotation: await track.getRotation(),
    isSquare: num === den,
    isHdr: codec !== null && (await track.hasHighDynamicRange()),
    bitrate: Math.round((bytes * 8 * 1000) / lengthMs),
    rate: (shows.length * 1000) / lengthMs,
    isSteady: isSteady(shows),
    isClosed,
    longestGroupMs: longestGap([...keys, endsMs ?? 0]),
    startsMs,
    endsMs: shows.length === 0 ? null : endsMs,
  };
}

async function walk(track: InputVideoTrack, isIdr: ((unit: Uint8Array) => boolean) | null) {
  const shows: number[] = [];
  const keys: number[] = [];
  let bytes = 0;
  let endsMs: number | null = null;
  let isClosed = isIdr !== null;
  const sink = new EncodedPacketSink(track);
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    shows.push(packet.timestamp * 1000);
    bytes += packet.byteLength;
    endsMs = Math.max(endsMs ?? 0, (packet.timestamp + packet.duration) * 1000);
    if (packet.type !== "key") continue;
    keys.push(packet.timestamp * 1000);
    if (isIdr === null || !isClosed) continue;
    const whole = await sink.getPacket(packet.timestamp);
    isClosed = whole !== null && isIdr(whole.data);
  }
  return { shows: shows.sort((one, other) => one - other), keys, bytes, endsMs, isClosed };
}

/** A keyframe that is no IDR picture may be followed by pictures that need what was before it. */
async function idrTest(track: InputVideoTrack): Promise<(unit: Uint8Array) => boolean> {
  const config = await track.getDecoderConfig();
  const description = config?.description;
  if (description === undefined) return () => false;
  try {
    const { holdsKeyframe } = parseAvcConfig(asBytes(description));
    return (unit) => {
      try {
        return holdsKeyframe(unit);
      } catch {
        return false;
      }
    };
  } catch {
    return () => false;
  }
}

export const asBytes = (source: ArrayBufferLike | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);

async function soundFacts(track: InputAudioTrack): Promise<SoundFacts> {
  const codec = await track.getCodec();
  return {
    codec: codec ?? nameOf(await track.getInternalCodecId()),
    isKnown: codec !== null,
    codecString: await track.getCodecParameterString(),
    channels: await track.getNumberOfChannels(),
    rateHz: await track.getSampleRate(),
  };
}

/** @param shows in order, ms */
function isSteady(shows: readonly number[]): boolean {
  const first = shows[0] ?? 0;
  const mean = ((shows.at(-1) ?? 0) - first) / Math.max(1, shows.length - 1);
  return shows.every((at, index) => Math.abs(at - (shows[index - 1] ?? at - mean) - mean) <= mean * STEADY_WITHIN);
}

const longestGap = (moments: readonly number[]): number =>
  moments.reduce((longest, at, index) => Math.max(longest, at - (moments[index - 1] ?? at)), 0);

/** Four characters in a container of ISO, a name in one of Matroska. */
const nameOf = (id: string | number | Uint8Array | null): string =>
  (typeof id === "string" ? id : "")
    .replace(/[^\w./-]/g, "")
    .toLowerCase()
    .slice(0, 30) || "unknown";
