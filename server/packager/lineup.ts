import type { AudioTrack, Track, VideoTrack } from "../media/track.ts";

/** Which tracks stand in an init segment. Another lineup needs another init segment, hence a discontinuity (HL7). */
export interface Lineup {
  readonly video: VideoTrack | null;
  readonly audio: AudioTrack | null;
}

export const TRACK_ID = { video: 1, audio: 2 } as const;

export const emptyLineup: Lineup = { video: null, audio: null };

export const withTrack = (lineup: Lineup, track: Track): Lineup =>
  track.type === "video" ? { ...lineup, video: track } : { ...lineup, audio: track };

export const sameLineup = (a: Lineup, b: Lineup): boolean => sameTrack(a.video, b.video) && sameTrack(a.audio, b.audio);

/** Encoders repeat their configuration, so tracks are compared by what they say. */
export function sameTrack(a: Track | null, b: Track | null): boolean {
  if (a === null || b === null) return a === b;
  return a === b || (a.codec === b.codec && sameShape(a, b) && Buffer.compare(a.config, b.config) === 0);
}

function sameShape(a: Track, b: Track): boolean {
  if (a.type === "video" && b.type === "video") return a.widthPx === b.widthPx && a.heightPx === b.heightPx;
  if (a.type === "audio" && b.type === "audio") return a.sampleRateHz === b.sampleRateHz && a.channels === b.channels;
  return false;
}
