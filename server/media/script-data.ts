import { type AmfObject, decodeAmf, isAmfObject } from "./amf0.ts";
import type { TrackType } from "./track.ts";

/**
 * `onMetaData` out of a script tag or an AMF0 data message (which wraps it in `@setDataFrame`); `null` when it is another.
 * @throws {PeerError} on broken AMF.
 */
export function readMetadata(body: Uint8Array): AmfObject | null {
  const values = decodeAmf(body);
  const name = values[0] === "@setDataFrame" ? values[1] : values[0];
  return name === "onMetaData" ? (values.find(isAmfObject) ?? null) : null;
}

const SIGNS: Readonly<Record<TrackType, readonly string[]>> = {
  video: ["videocodecid", "width", "videodatarate", "framerate"],
  audio: ["audiocodecid", "audiosamplerate", "audiodatarate", "audiochannels"],
};

/** Which tracks the metadata announces; `null` when it is silent on both, as a relay's may be. */
export function promisedTracks(metadata: AmfObject): ReadonlySet<TrackType> | null {
  const isPromised = (type: TrackType) => SIGNS[type].some((name) => Boolean(metadata.get(name)));
  const types = (["video", "audio"] as const).filter(isPromised);
  return types.length === 0 ? null : new Set(types);
}
