import { expect, test } from "vitest";
import type { RunSample } from "../../../../../server/packager/fmp4/fragment.ts";
import { mediaFragment } from "../../../../../server/packager/fmp4/fragment.ts";
import { initSegment } from "../../../../../server/packager/fmp4/init-segment.ts";
import type { Lineup } from "../../../../../server/packager/lineup.ts";
import { ticks } from "../../../../../shared/time.ts";
import { boxesIn, contentOf, outline } from "../../../../support/boxes.ts";

const lineup: Lineup = {
  video: {
    type: "video",
    codec: "avc1",
    codecString: "avc1.64001f",
    widthPx: 640,
    heightPx: 360,
    config: Uint8Array.of(1, 0x64, 0, 0x1f),
  },
  audio: {
    type: "audio",
    codec: "mp4a",
    codecString: "mp4a.40.2",
    sampleRateHz: 48_000,
    channels: 2,
    config: Uint8Array.of(0x11, 0x90),
  },
};

const sample = (given: Partial<RunSample>): RunSample => ({
  data: Uint8Array.of(0xaa),
  duration: ticks(3000),
  compositionOffset: ticks(0),
  isKeyframe: false,
  ...given,
});

test("[HL1] an init segment has these boxes and no others", () => {
  const track = (media: string, entry: string) =>
    `trak(tkhd mdia(mdhd hdlr minf(${media} dinf(dref) stbl(stsd(${entry}) stts stsc stsz stco))))`;
  expect(outline(initSegment(lineup))).toBe(
    `ftyp moov(mvhd ${track("vmhd", "avc1(avcC)")} ${track("smhd", "mp4a(esds)")} mvex(trex trex))`,
  );
});

test.each([
  ["avc1", "avcC"],
  ["hvc1", "hvcC"],
  ["av01", "av1C"],
] as const)("[HL1] %s carries its configuration in %s as it came", (codec, box) => {
  const config = Uint8Array.of(9, 8, 7, 6, 5);
  const video = { type: "video", codec, codecString: codec, widthPx: 2, heightPx: 2, config } as const;
  expect(contentOf(initSegment({ video, audio: null }), box)).toEqual(Buffer.from(config));
});

test("[HL1] an AudioSpecificConfig stands in the descriptors of ISO 14496-1", () => {
  expect(contentOf(initSegment(lineup), "esds").toString("hex")).toBe(
    ["00000000", "03", "80808022", "0000", "00", "04", "80808014", "4015", "000000", "00000000", "00000000"].join("") +
      ["05", "80808002", "1190", "06", "80808001", "02"].join(""),
  );
});

test.each(["", "OpusHead"])("[HL1] Opus is described big-endian, given %j before its header or not", (magic) => {
  const head = Buffer.concat([Buffer.from(magic), Buffer.from("010238 0180bb00000000 00".replaceAll(" ", ""), "hex")]);
  const audio = {
    type: "audio",
    codec: "opus",
    codecString: "opus",
    sampleRateHz: 48_000,
    channels: 2,
    config: head,
  } as const;
  expect(contentOf(initSegment({ video: null, audio }), "dOps").toString("hex")).toBe(
    "0002" + "0138" + "0000bb80" + "0000" + "00",
  );
});

test("[HL2] a fragment is compared whole", () => {
  const bytes = mediaFragment(7, [
    {
      type: "video",
      trackId: 1,
      startsAt: ticks(2 ** 33 + 5),
      samples: [
        sample({ data: Uint8Array.of(1, 2, 3), isKeyframe: true, compositionOffset: ticks(6000) }),
        sample({ data: Uint8Array.of(4), duration: ticks(3003), compositionOffset: ticks(-3000) }),
      ],
    },
    {
      type: "audio",
      trackId: 2,
      startsAt: ticks(9),
      samples: [sample({ data: Uint8Array.of(5, 6), duration: ticks(1920) })],
    },
  ]);
  const moofSize = 8 + 16 + (8 + 16 + 20 + 20 + 32) + (8 + 16 + 20 + 20 + 8);
  const data = moofSize + 8;
  const hex = (...values: readonly number[]) =>
    values.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
  const four = (name: string) => Buffer.from(name).toString("hex");
  expect(bytes.toString("hex")).toBe(
    [
      hex(moofSize) + four("moof"),
      hex(16) + four("mfhd") + hex(0, 7),
      hex(96) + four("traf"),
      hex(16) + four("tfhd") + hex(0x00020000, 1),
      hex(20) + four("tfdt") + hex(0x01000000, 2, 5),
      hex(52) + four("trun") + hex(0x01000f01, 2, data),
      hex(3000, 3, 0x02000000, 6000),
      hex(3003, 1, 0x01010000, -3000),
      hex(72) + four("traf"),
      hex(16) + four("tfhd") + hex(0x00020000, 2),
      hex(20) + four("tfdt") + hex(0x01000000, 0, 9),
      hex(28) + four("trun") + hex(0x01000301, 1, data + 4),
      hex(1920, 2),
      hex(8 + 6) + four("mdat"),
      "010203040506",
    ].join(""),
  );
});

test("[HL2] a fragment owns exactly its bytes", () => {
  const bytes = mediaFragment(1, [{ type: "video", trackId: 1, startsAt: ticks(0), samples: [sample({})] }]);
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
  expect(boxesIn(bytes).map((box) => box.type)).toEqual(["moof", "mdat"]);
});
