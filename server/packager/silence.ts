import type { AudioTrack } from "../media/track.ts";

/** Silence for sources without sound: AAC-LC, 48 kHz, two channels. */
export const silentTrack: AudioTrack = {
  type: "audio",
  codec: "mp4a",
  codecString: "mp4a.40.2",
  sampleRateHz: 48_000,
  channels: 2,
  config: Uint8Array.of(0x11, 0x90),
};

/** One frame of nothing, as ffmpeg's encoder writes it: for one channel, for two. */
const SILENT_AAC_BY_CHANNELS: Readonly<Record<number, Uint8Array>> = {
  1: Uint8Array.of(0x01, 0x18, 0x20, 0x07),
  2: Uint8Array.of(0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c),
};

/** A silent frame that this track's decoder takes; null when we know of none. */
export function silentFrame(track: AudioTrack): Uint8Array | null {
  return track.codecString === "mp4a.40.2" ? (SILENT_AAC_BY_CHANNELS[track.channels] ?? null) : null;
}
