import { describe, expect, test } from "vitest";
import { parseAv1Config } from "../../../../server/media/av1-config.ts";
import { parseAvcConfig } from "../../../../server/media/avc-config.ts";
import { parseHevcConfig } from "../../../../server/media/hevc-config.ts";
import { PeerError } from "../../../../server/media/peer-error.ts";

const hex = (text: string) => Buffer.from(text, "hex");

// Written by x264, x265, libaom and SVT-AV1; sizes and profiles as ffprobe reads them.
const records = [
  {
    name: "AVC baseline, cropped from 336×192",
    parse: parseAvcConfig,
    record: "0142c00dffe100186742c00dd901519e226c0440000003004000000c83c50a9201000568cb83cb20",
    expected: { codec: "avc1", codecString: "avc1.42c00d", widthPx: 322, heightPx: 182 },
  },
  {
    name: "AVC main, interlaced 1080 lines",
    parse: parseAvcConfig,
    record: "014d4028ffe10019674d4028f403c0227ef011000003000100000300321f162ea001000468de0fc8",
    expected: { codec: "avc1", codecString: "avc1.4d4028", widthPx: 1920, heightPx: 1080 },
  },
  {
    name: "AVC 4:4:4",
    parse: parseAvcConfig,
    record: "01f4001fffe1001967f4001f9196805005bb011000000300100000030320f1832a01000568ce0f1920fff8f800",
    expected: { codec: "avc1", codecString: "avc1.f4001f", widthPx: 1280, heightPx: 720 },
  },
  {
    name: "AVC 4:2:2 with scaling matrices",
    parse: parseAvcConfig,
    record: "017a001effe1001a677a001ebcd940d83de6f011000003000100000300320f162d9601000768ebe3cb3002c0fef8f800",
    expected: { codec: "avc1", codecString: "avc1.7a001e", widthPx: 854, heightPx: 480 },
  },
  {
    name: "HEVC main, cropped from 328×184",
    parse: parseHevcConfig,
    record:
      "0101600000009000000000003cf000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003000003003c959809a10001002a42010101600000030090000003000003003ca00a480b9c9596566924caf0168080000003008000000c84a2000100074401c172b46240",
    expected: { codec: "hvc1", codecString: "hvc1.1.6.L60.90", widthPx: 322, heightPx: 182 },
  },
  {
    name: "HEVC main 10",
    parse: parseHevcConfig,
    record:
      "0102200000009000000000003ff000fcfdfafa00000f03a00001001840010c01ffff02200000030090000003000003003f959809a10001002b42010102200000030090000003000003003fa005020169365959a4932bc05a020000030002000003003210a2000100074401c172b46240",
    expected: { codec: "hvc1", codecString: "hvc1.2.4.L63.90", widthPx: 640, heightPx: 360 },
  },
  {
    name: "AV1 main",
    parse: parseAv1Config,
    record: "81000c000a0b000000043d06d4daf90040",
    expected: { codec: "av01", codecString: "av01.0.00M.08", widthPx: 322, heightPx: 182 },
  },
  {
    name: "AV1 10 bits",
    parse: parseAv1Config,
    record: "81054c000a0b0000002d4cffb3c02f8404",
    expected: { codec: "av01", codecString: "av01.0.05M.10", widthPx: 1280, heightPx: 720 },
  },
] as const;

describe("[RT24] the track says codec and size as the configuration does", () => {
  test.each(records)("$name", ({ parse, record, expected }) => {
    expect(parse(hex(record)).track).toMatchObject({ type: "video", ...expected, config: hex(record) });
  });
});

test.each(records)("[RT25] a record cut short is the peer's error, wherever it is cut: $name", ({ parse, record }) => {
  const whole = hex(record);
  expect(() => parse(whole.subarray(0, 3))).toThrow(PeerError);
  for (let length = 0; length < whole.length; length += 1) {
    try {
      parse(whole.subarray(0, length)); // may do without its last bytes: they are optional extensions
    } catch (error) {
      expect(error).toBeInstanceOf(PeerError);
    }
  }
});

test("[RT18] an IDR slice makes a keyframe whatever the container says", () => {
  const config = parseAvcConfig(hex(records[0].record));
  expect(config.holdsKeyframe(Buffer.of(0, 0, 0, 2, 0x09, 0x10, 0, 0, 0, 2, 0x65, 0x88))).toBe(true);
  expect(config.holdsKeyframe(Buffer.of(0, 0, 0, 2, 0x41, 0x9a))).toBe(false);
});

test("[RT18] so does an intra random access picture of HEVC", () => {
  const config = parseHevcConfig(hex(records[4].record));
  expect(config.holdsKeyframe(Buffer.of(0, 0, 0, 2, 0x26, 0x01))).toBe(true); // IDR_W_RADL
  expect(config.holdsKeyframe(Buffer.of(0, 0, 0, 2, 0x02, 0x01))).toBe(false); // TRAIL_R
});

test("[RT25] start codes instead of lengths are named as what they are", () => {
  const config = parseAvcConfig(hex(records[0].record));
  const annexB = Buffer.of(0, 0, 0, 1, 0x67, 0x42, 0, 0, 0, 1, 0x65, 0x88, 0x84);
  expect(() => config.holdsKeyframe(annexB)).toThrow("a NAL unit is longer than its access unit");
});

test("[RT25] AV1 without a sequence header tells no size, so it is refused", () => {
  expect(() => parseAv1Config(hex("81000c00"))).toThrow("AV1 without a sequence header");
});
