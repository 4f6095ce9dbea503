/**
 * What a take is recorded as, the best first: what goes on air as it came, then H.264 with sound to convert, then what needs
 * conversion altogether. `video/mp4` alone is last: Chromium means VP9 by it, old Safari knows no other name.
 */
export const recordingTypes = [
  "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
  "video/mp4;codecs=avc1.4D401F,mp4a.40.2",
  "video/mp4;codecs=avc1.640028,mp4a.40.2",
  "video/mp4;codecs=avc1.42E01F,opus",
  "video/webm;codecs=h264,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm;codecs=vp9,opus",
  "video/webm",
  "video/mp4",
] as const;

/** `null`: the browser records no film. */
export const chooseType = (isSupported: (type: string) => boolean): string | null =>
  recordingTypes.find(isSupported) ?? null;

/** Whether a server without ffmpeg can use it: H.264 with AAC in MP4 (BZ114). */
export const needsNoConversion = (type: string): boolean =>
  /^video\/mp4\b/.test(type) && !/opus|vp0?[89]|av01/.test(type);

/** What a recorder is told to write: a minute is some 31 MB. */
export const VIDEO_BITS_PER_SECOND = 4_000_000;
export const AUDIO_BITS_PER_SECOND = 128_000;

/** Room that a take of that length needs, with a fifth to spare. */
export const bytesNeeded = (durationMs: number): number =>
  Math.ceil(((durationMs / 1000) * (VIDEO_BITS_PER_SECOND + AUDIO_BITS_PER_SECOND) * 1.2) / 8);
