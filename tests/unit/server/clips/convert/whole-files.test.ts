import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { wholenessOf } from "../../../../../server/clips/convert/whole-file.ts";

const folder = mkdtempSync(join(tmpdir(), "efir-whole-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function box(type: string, bytes: number): Buffer {
  const made = Buffer.alloc(8 + bytes);
  made.writeUInt32BE(made.length);
  made.write(type, 4, "latin1");
  return made;
}

async function looked(bytes: Uint8Array) {
  const path = join(folder, "film");
  writeFileSync(path, bytes);
  return await wholenessOf(path);
}

const boxes = (...types: readonly string[]) => Buffer.concat(types.map((type) => box(type, 40)));
const lessTail = (bytes: Buffer) => bytes.subarray(0, -10);
const ebml = (size: readonly number[], content: number) =>
  Buffer.concat([
    Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x84, 0, 0, 0, 0]),
    Buffer.from([0x18, 0x53, 0x80, 0x67, ...size]),
    Buffer.alloc(content),
  ]);

describe("[BZ61] whether a file has all that it says it has", () => {
  test.each([
    ["index first", boxes("ftyp", "moov", "mdat"), false],
    ["index last", boxes("ftyp", "mdat", "moov"), false],
    ["QuickTime without ftyp", boxes("wide", "mdat", "moov"), false],
    ["pictures cut", lessTail(boxes("ftyp", "moov", "mdat")), true],
    ["index lost", boxes("ftyp", "mdat"), true],
    ["index cut", lessTail(boxes("ftyp", "mdat", "moov")), true],
    [
      "a recording that ends within its second fragment",
      lessTail(boxes("ftyp", "moov", "moof", "mdat", "moof", "mdat")),
      false,
    ],
    ["a recording that ends within its first", lessTail(boxes("ftyp", "moov", "moof", "mdat")), true],
  ])("MP4, %s", async (_what, bytes, isCut) => {
    expect(await looked(bytes)).toEqual({ shape: "iso", isCut });
  });

  test("a box of 64-bit length is followed, and one that reaches to the end", async () => {
    const large = Buffer.alloc(56);
    large.writeUInt32BE(1);
    large.write("mdat", 4, "latin1");
    large.writeBigUInt64BE(56n, 8);
    const open = Buffer.alloc(30);
    open.write("mdat", 4, "latin1");
    expect(await looked(Buffer.concat([boxes("ftyp"), large, boxes("moov")]))).toEqual({ shape: "iso", isCut: false });
    expect(await looked(Buffer.concat([boxes("ftyp", "moov"), open]))).toEqual({ shape: "iso", isCut: false });
  });

  test.each([
    ["of known length, whole", ebml([0x90], 16), false],
    ["of known length, cut", ebml([0x90], 15), true],
    ["of unknown length, as recorders write", ebml([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 9), false],
    ["without its segment", Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x84, 0, 0, 0, 0]), true],
  ])("Matroska %s", async (_what, bytes, isCut) => {
    expect(await looked(bytes)).toEqual({ shape: "matroska", isCut });
  });

  test("hostile bytes are looked at to an end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const starts = [Buffer.from("0000001866747970", "hex"), Buffer.from("1a45dfa3", "hex"), Buffer.alloc(0)];
        for (const start of starts) await looked(Buffer.concat([start, bytes]));
      }),
      { numRuns: 100 },
    );
  });
});
