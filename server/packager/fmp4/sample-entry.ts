import type { AudioTrack, VideoTrack } from "../../media/track.ts";
import type { BoxWriter } from "./box-writer.ts";

const CONFIG_BOX = { avc1: "avcC", hvc1: "hvcC", av01: "av1C" } as const;
const SEVENTY_TWO_DPI = 0x00480000;

/** VisualSampleEntry (ISO 14496-12 12.1.3) with its codec configuration. */
export function writeVideoEntry(out: BoxWriter, track: VideoTrack): void {
  out.box(track.codec, () => {
    out.zeros(6);
    out.u16(1); // data reference
    out.zeros(16);
    out.u16(track.widthPx);
    out.u16(track.heightPx);
    out.u32(SEVENTY_TWO_DPI);
    out.u32(SEVENTY_TWO_DPI);
    out.u32(0);
    out.u16(1); // frames a sample
    out.zeros(32); // compressor name
    out.u16(0x18); // colour without alpha
    out.u16(0xffff);
    out.box(CONFIG_BOX[track.codec], () => out.bytes(track.config));
  });
}

/** AudioSampleEntry (ISO 14496-12 12.2.3) with its codec configuration. */
export function writeAudioEntry(out: BoxWriter, track: AudioTrack): void {
  out.box(track.codec === "opus" ? "Opus" : "mp4a", () => {
    out.zeros(6);
    out.u16(1); // data reference
    out.zeros(8);
    out.u16(track.channels);
    out.u16(16); // bits a sample
    out.u32(0);
    // 16.16 fixed point cannot hold 88.2 kHz and above; readers then take it from the codec configuration.
    out.u32(track.sampleRateHz > 0xffff ? 0 : track.sampleRateHz * 0x10000);
    if (track.codec === "opus") out.box("dOps", () => writeOpusConfig(out, track));
    else out.fullBox("esds", 0, 0, () => writeElementaryStream(out, track.config));
  });
}

/** ES_Descriptor (ISO 14496-1 7.2.6.5) around the AudioSpecificConfig. */
function writeElementaryStream(out: BoxWriter, audioSpecificConfig: Uint8Array): void {
  const specific = descriptorSize(audioSpecificConfig.byteLength);
  const decoder = 13 + specific;
  const body = 3 + descriptorSize(decoder) + descriptorSize(1);
  writeDescriptorHead(out, 0x03, body);
  out.u16(0); // ES_ID is 0 in MP4 files
  out.u8(0);
  writeDescriptorHead(out, 0x04, decoder);
  out.u8(0x40); // MPEG-4 audio
  out.u8(0x15); // audio stream
  out.zeros(3 + 4 + 4); // buffer size and bit rates: unknown
  writeDescriptorHead(out, 0x05, audioSpecificConfig.byteLength);
  out.bytes(audioSpecificConfig);
  writeDescriptorHead(out, 0x06, 1);
  out.u8(0x02); // predefined for MP4
}

const DESCRIPTOR_HEAD = 5;
const descriptorSize = (body: number): number => DESCRIPTOR_HEAD + body;

/** A tag and its size as four bytes of seven bits each. */
function writeDescriptorHead(out: BoxWriter, tag: number, size: number): void {
  out.u8(tag);
  for (const shift of [21, 14, 7]) out.u8(0x80 | ((size >> shift) & 0x7f));
  out.u8(size & 0x7f);
}

const OPUS_HEAD = "OpusHead";

/** OpusSpecificBox: what OpusHead says, big-endian and version 0 (Opus in ISOBMFF 4.3.2). */
function writeOpusConfig(out: BoxWriter, track: AudioTrack): void {
  const given = Buffer.from(track.config.buffer, track.config.byteOffset, track.config.byteLength);
  const head = given.toString("latin1", 0, OPUS_HEAD.length) === OPUS_HEAD ? given.subarray(OPUS_HEAD.length) : given;
  out.u8(0);
  out.u8(head.readUInt8(1));
  out.u16(head.readUInt16LE(2)); // pre-skip
  out.u32(head.readUInt32LE(4)); // input sample rate
  out.u16(head.readUInt16LE(8)); // gain
  out.bytes(head.subarray(10)); // channel mapping
}
