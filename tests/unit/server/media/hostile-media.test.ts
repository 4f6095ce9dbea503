import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAacConfig } from "../../../../server/media/aac-config.ts";
import { decodeAmf } from "../../../../server/media/amf0.ts";
import { parseAv1Config } from "../../../../server/media/av1-config.ts";
import { av1PictureSize } from "../../../../server/media/av1-sequence.ts";
import { parseAvcConfig } from "../../../../server/media/avc-config.ts";
import { avcPictureSize } from "../../../../server/media/avc-sps.ts";
import { FlvDemuxer } from "../../../../server/media/flv-demuxer.ts";
import { FlvFileReader } from "../../../../server/media/flv-file.ts";
import type { FlvTag } from "../../../../server/media/flv-tag.ts";
import { parseHevcConfig } from "../../../../server/media/hevc-config.ts";
import { nalHeaders } from "../../../../server/media/nal.ts";
import { parseOpusConfig } from "../../../../server/media/opus-config.ts";
import { PeerError } from "../../../../server/media/peer-error.ts";
import { programTime } from "../../../../shared/time.ts";
import {
  AAC_48K_STEREO,
  AVC_854x480,
  aKeyframe,
  aMetadata,
  anAudioConfig,
  aPicture,
  aSound,
  aVideoConfig,
} from "../../../support/flv-tags.ts";
import { damaged, SEED } from "../../../support/hostile-bytes.ts";

const HEVC = Buffer.from(
  "0101600000009000000000003cf000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003000003003c959809a10001002a42010101600000030090000003000003003ca00a480b9c9596566924caf0168080000003008000000c84a2000100074401c172b46240",
  "hex",
);
const AV1 = Buffer.from("81054c000a0b0000002d4cffb3c02f8404", "hex");
const OPUS = Buffer.from("4f707573486561640102380180bb0000000000", "hex");
const METADATA = Buffer.from(aMetadata({ width: 1920, height: 1080, encoder: "obs", videocodecid: 7 }).payload);

/** Anything may come of it but an error that is not the peer's. */
function survives(parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
  try {
    parse(bytes);
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
  }
}

const parsers: readonly (readonly [string, (bytes: Uint8Array) => unknown, Buffer])[] = [
  ["AMF0", decodeAmf, METADATA],
  ["AVC configurations", parseAvcConfig, AVC_854x480],
  ["AVC parameter sets", avcPictureSize, AVC_854x480.subarray(8, 34)],
  ["HEVC configurations", parseHevcConfig, HEVC],
  ["AV1 configurations", parseAv1Config, AV1],
  ["AV1 units", av1PictureSize, AV1.subarray(4)],
  ["AAC configurations", parseAacConfig, AAC_48K_STEREO],
  ["Opus headers", parseOpusConfig, OPUS],
  ["NAL units", (bytes) => nalHeaders(bytes, 4), Buffer.from(aKeyframe(0).payload.subarray(5))],
  ["FLV files", (bytes) => new FlvFileReader().push(bytes), Buffer.from("464c5601050000000900000000", "hex")],
];

test.each(parsers)(
  `[RT36] %s: damaged ones are the peer's error and nobody else's (seed ${SEED})`,
  (_name, parse, sound) => {
    for (const bytes of damaged(sound, 8_000)) survives(parse, bytes);
  },
);

test.each(parsers)(`[RT36] %s: so are any bytes at all (seed ${SEED})`, (_name, parse) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => survives(parse, bytes)),
    { seed: SEED, numRuns: 1_000 },
  );
});

const show: readonly FlvTag[] = [
  aMetadata({ videocodecid: 7, audiocodecid: 10 }),
  aVideoConfig(),
  anAudioConfig(),
  ...[aKeyframe(0), aSound(0), aPicture(40), aVideoConfig(AVC_854x480), aKeyframe(80), aSound(21), aPicture(120)],
];

test(`[RT36] a show with one damaged tag: no fault, and decode times still rise (seed ${SEED})`, () => {
  const arbitraryTag = fc.record({
    at: fc.nat(show.length - 1),
    type: fc.constantFrom(8, 9, 18, 22),
    timestampMs: fc.nat(0xffff_ffff),
    body: fc.uint8Array({ maxLength: 64 }),
  });
  fc.assert(
    fc.property(fc.array(arbitraryTag, { maxLength: 4 }), (strange) => {
      const demuxer = new FlvDemuxer();
      const last = { video: -1, audio: -1 };
      const tags = [...show];
      for (const { at, type, timestampMs, body } of strange) tags.splice(at, 0, { type, timestampMs, payload: body });
      for (const tag of tags) {
        survives(() => {
          for (const event of demuxer.push(tag, programTime(0))) {
            if (event.type !== "sample") continue;
            expect(event.sample.dts).toBeGreaterThan(last[event.sample.type]);
            last[event.sample.type] = event.sample.dts;
          }
        }, tag.payload);
      }
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});
