import type { FlvTag } from "../../server/media/flv-tag.ts";
import { uint } from "./rtmp-chunks.ts";
import { amf } from "./rtmp-commands.ts";

/** AVCDecoderConfigurationRecords as x264 wrote them. */
export const AVC_322x182 = Buffer.from(
  "0142c00dffe100186742c00dd901519e226c0440000003004000000c83c50a9201000568cb83cb20",
  "hex",
);
export const AVC_854x480 = Buffer.from(
  "017a001effe1001a677a001ebcd940d83de6f011000003000100000300320f162d9601000768ebe3cb3002c0fef8f800",
  "hex",
);
/** AudioSpecificConfig: AAC-LC, 48 kHz, stereo. */
export const AAC_48K_STEREO = Buffer.of(0x11, 0x90);

export const aVideoConfig = (config: Uint8Array = AVC_322x182, timestampMs = 0): FlvTag => ({
  type: 9,
  timestampMs,
  payload: Buffer.concat([Buffer.of(0x17, 0, 0, 0, 0), config]),
});

export const anAudioConfig = (config: Uint8Array = AAC_48K_STEREO, timestampMs = 0): FlvTag => ({
  type: 8,
  timestampMs,
  payload: Buffer.concat([Buffer.of(0xaf, 0), config]),
});

/** One slice of `bytes`, an IDR one when it is a keyframe. */
export function aPicture(timestampMs: number, { isKeyframe = false, compositionMs = 0, bytes = 32 } = {}): FlvTag {
  const slice = Buffer.alloc(bytes, 0xaa);
  slice[0] = isKeyframe ? 0x65 : 0x41;
  const header = Buffer.of(isKeyframe ? 0x17 : 0x27, 1);
  const body = Buffer.concat([uint(bytes, 4), slice]);
  return { type: 9, timestampMs, payload: Buffer.concat([header, uint(compositionMs & 0xffffff, 3), body]) };
}

export const aKeyframe = (timestampMs: number): FlvTag => aPicture(timestampMs, { isKeyframe: true });

export const aSound = (timestampMs: number, bytes = 16): FlvTag => ({
  type: 8,
  timestampMs,
  payload: Buffer.concat([Buffer.of(0xaf, 1), Buffer.alloc(bytes, 0xbb)]),
});

export const aMetadata = (fields: Readonly<Record<string, number | string>>): FlvTag => ({
  type: 18,
  timestampMs: 0,
  payload: amf("@setDataFrame", "onMetaData", fields),
});
