import type { AudioTrack } from "../media/track.ts";

const AAC_FRAME_SAMPLES = 1024;
const AAC_RATES_HZ = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const;
const RATE_IN_FULL = 15;

/** Frame lengths of Opus by the top five bits of its first byte, in steps of 2.5 ms (RFC 6716 3.1, table 2). */
const OPUS_STEPS = [
  [4, 8, 16, 24],
  [4, 8, 16, 24],
  [4, 8, 16, 24],
  [4, 8],
  [4, 8],
  [1, 2, 4, 8],
  [1, 2, 4, 8],
  [1, 2, 4, 8],
  [1, 2, 4, 8],
].flat();
const OPUS_STEP_SECONDS = 0.0025;

/** How long one frame of sound lasts, exactly: the samples that it holds over their rate. */
export function audioFrameSeconds(track: AudioTrack, data: Uint8Array): number {
  switch (track.codec) {
    case "mp4a":
      return AAC_FRAME_SAMPLES / (coreRateHz(track.config) ?? track.sampleRateHz);
    case "opus":
      return opusPacketSeconds(data);
  }
}

/**
 * The rate that 1,024 samples a frame refer to: with SBR it is half of what is heard (ISO 14496-3 1.6.2.1).
 * @returns null when the configuration is too short to tell.
 */
function coreRateHz(config: Uint8Array): number | null {
  const [first, second] = config;
  if (first === undefined || second === undefined) return null;
  const index = ((first & 0x07) << 1) | (second >> 7);
  if (index !== RATE_IN_FULL) return AAC_RATES_HZ[index] ?? null;
  const [, , third, fourth, fifth] = config;
  if (third === undefined || fourth === undefined || fifth === undefined) return null;
  return ((second & 0x7f) << 17) | (third << 9) | (fourth << 1) | (fifth >> 7);
}

function opusPacketSeconds(packet: Uint8Array): number {
  const [tableOfContents = 0, second = 0] = packet;
  const steps = OPUS_STEPS[tableOfContents >> 3] ?? 8;
  const code = tableOfContents & 0x03;
  const frames = code === 0 ? 1 : code === 3 ? second & 0x3f : 2;
  return Math.max(frames, 1) * steps * OPUS_STEP_SECONDS;
}
