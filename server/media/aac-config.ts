import type { AudioConfig } from "./audio-config.ts";
import { BitReader } from "./bit-reader.ts";
import { malformed, unsupported } from "./peer-error.ts";

/** ISO 14496-3 table 1.18. */
const RATES_HZ = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
const ESCAPED_RATE = 15;
/** ISO 14496-3 table 1.19; 0 means a program config element, which no live encoder sends. */
const CHANNELS_BY_CONFIGURATION = [0, 1, 2, 3, 4, 5, 6, 8];
const LOW_COMPLEXITY = 2;
const SPECTRAL_BAND_REPLICATION = 5;
const PARAMETRIC_STEREO = 29;

/**
 * AudioSpecificConfig, ISO 14496-3 1.6.2.1. The rate is the core coder's, so a frame is always 1024 (or 960) of it,
 * with spectral band replication too.
 * @throws {PeerError} when cut short, or not AAC-LC or its HE extensions.
 */
export function parseAacConfig(config: Uint8Array): AudioConfig {
  const bits = new BitReader(config);
  const objectType = readObjectType(bits);
  const sampleRateHz = readRate(bits);
  const channels = CHANNELS_BY_CONFIGURATION[bits.unsigned(4)] ?? 0;
  if (channels === 0) throw unsupported("AAC with a channel layout of its own");
  const frameLength = readFrameLength(bits, objectType);
  return {
    track: { type: "audio", codec: "mp4a", codecString: `mp4a.40.${objectType}`, sampleRateHz, channels, config },
    packetLength: () => frameLength,
    ratePerSecond: sampleRateHz,
  };
}

function readObjectType(bits: BitReader): number {
  const short = bits.unsigned(5);
  return short === 31 ? 32 + bits.unsigned(6) : short;
}

function readRate(bits: BitReader): number {
  const index = bits.unsigned(4);
  const rateHz = index === ESCAPED_RATE ? bits.unsigned(24) : RATES_HZ[index];
  if (rateHz === undefined || rateHz < 7_350 || rateHz > 96_000) throw malformed("unknown AAC sampling rate");
  return rateHz;
}

/** GASpecificConfig's frameLengthFlag, behind the extension's rate and core type when the HE profiles are spelled out. */
function readFrameLength(bits: BitReader, objectType: number): 960 | 1024 {
  let core = objectType;
  if (objectType === SPECTRAL_BAND_REPLICATION || objectType === PARAMETRIC_STEREO) {
    readRate(bits);
    core = readObjectType(bits);
  }
  if (core !== LOW_COMPLEXITY)
    throw unsupported(`AAC object type ${core}: only AAC-LC, HE-AAC and HE-AAC v2 play everywhere`);
  return bits.flag() ? 960 : 1024;
}
