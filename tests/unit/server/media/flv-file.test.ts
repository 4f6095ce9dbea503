import { expect, test } from "vitest";
import { cutTags, FlvFileReader } from "../../../../server/media/flv-file.ts";
import type { FlvTag } from "../../../../server/media/flv-tag.ts";
import { aKeyframe, aSound } from "../../../support/flv-tags.ts";
import { uint } from "../../../support/rtmp-chunks.ts";

const HEADER = Buffer.from("464c5601050000000900000000", "hex");
const tags = [aKeyframe(0), aSound(23), aKeyframe(0x0123_4567)];

function tagBytes({ type, timestampMs, payload }: FlvTag): Buffer {
  const time = Buffer.concat([uint(timestampMs & 0xffffff, 3), uint(timestampMs >>> 24, 1)]);
  const head = Buffer.concat([uint(type, 1), uint(payload.length, 3), time, uint(0, 3)]);
  return Buffer.concat([head, payload, uint(head.length + payload.length, 4)]);
}

const file = Buffer.concat([HEADER, ...tags.map(tagBytes)]);

test.each([1, 7, 64, 10_000])("[RT12] a file in pieces of %i bytes gives its tags", (size) => {
  const reader = new FlvFileReader();
  const read: FlvTag[] = [];
  for (let at = 0; at < file.length; at += size) read.push(...reader.push(file.subarray(at, at + size)));
  expect(read.map((tag) => ({ ...tag, payload: Buffer.from(tag.payload) }))).toEqual(tags);
});

test("[RT12] a tag owns its payload", () => {
  const bytes = Buffer.from(file);
  const [first] = new FlvFileReader().push(bytes);
  bytes.fill(0);
  expect(first?.payload[0]).toBe(0x17);
});

test("[RT12] a tag that is not complete is left for later", () => {
  const bytes = Buffer.concat(tags.map(tagBytes));
  expect(cutTags(bytes.subarray(0, -1)).tags).toHaveLength(2);
});

test("[RT12] another file is refused", () => {
  expect(() => new FlvFileReader().push(Buffer.from("RIFF....AVI "))).toThrow("not an FLV file");
});
