import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { imageFacts } from "../../../../server/library/image-size.ts";
import { Images } from "../../../../server/library/images.ts";
import { withoutExif } from "../../../../server/library/jpeg-exif.ts";
import { aJpeg, aPng, aWebp, exif, pngHead } from "../../../support/pictures.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-images-"));
});

const kept = async (images: Images, bytes: Buffer) => {
  const outcome = await images.keep(bytes);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.value;
};

describe("what a picture is", () => {
  test("[WB33] is read from its bytes: kind and size", () => {
    expect([
      imageFacts(aPng(40, 30)),
      imageFacts(aJpeg({ widthPx: 640, heightPx: 480 })),
      imageFacts(aWebp("VP8 ", 320, 200)),
      imageFacts(aWebp("VP8L", 1, 16_384)),
      imageFacts(aWebp("VP8X", 16_000, 9)),
    ]).toEqual([
      { kind: "png", widthPx: 40, heightPx: 30 },
      { kind: "jpg", widthPx: 640, heightPx: 480 },
      { kind: "webp", widthPx: 320, heightPx: 200 },
      { kind: "webp", widthPx: 1, heightPx: 16_384 },
      { kind: "webp", widthPx: 16_000, heightPx: 9 },
    ]);
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1")],
    ["a cut-off PNG", aPng().subarray(0, 20)],
    ["a PNG without size", pngHead(0, 10)],
    ["a JPEG that ends before its size", aJpeg().subarray(0, 24)],
    ["a JPEG with a segment of length 0", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xc0])],
    [
      "a WebP of an unknown form",
      Buffer.from(aWebp("VP8 ", 1, 1).toString("latin1").replace("VP8 ", "VP9 "), "latin1"),
    ],
  ])("[WB33] %s is none", (_name, bytes) => {
    expect(imageFacts(bytes)).toBeNull();
  });

  test("[WB33] no bytes at all make the reader fail or take long", () => {
    const heads = [aPng(), aJpeg({ app1: [exif(6)] }), aWebp("VP8X", 9, 9)];
    const torn = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 40 }), fc.nat(60))
      .map(([head, noise, at]) => Buffer.concat([head.subarray(0, at), noise, head.subarray(at + noise.length)]));
    fc.assert(
      fc.property(fc.oneof(torn, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        imageFacts(bytes);
        withoutExif(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("keeping", () => {
  test("[WB34] the same picture twice is one file, named by its content", async () => {
    const images = await Images.open(folder);

    const [first, second] = [await kept(images, aPng()), await kept(images, aPng())];

    expect(first).toEqual(second);
    expect(first.file).toMatch(/^[0-9a-f]{32}\.png$/);
    expect(await readdir(folder)).toEqual([first.file]);
  });

  test("[WB34] is found again after a restart, and what an interrupted upload left is gone", async () => {
    const { file } = await kept(await Images.open(folder), aPng());
    await writeFile(join(folder, `${file}.00ff.tmp`), "half");

    const again = await Images.open(folder);

    expect(again.pathOf(file)).toBe(join(folder, file));
    expect(await readdir(folder)).toEqual([file]);
  });

  test("[WB35] a picture of more than 40 megapixels or 20,000 a side is refused, however few its bytes", async () => {
    const images = await Images.open(folder);
    const bombs = [pngHead(50_000, 50_000), pngHead(8_000, 5_001), pngHead(20_001, 1), pngHead(0xffffffff, 0xffffffff)];

    const outcomes = await Promise.all(bombs.map((bomb) => images.keep(bomb)));

    expect(outcomes).toEqual(bombs.map(() => ({ ok: false, problem: "TOO_MANY_PIXELS" })));
    expect(await readdir(folder)).toEqual([]);
  });

  test("[WB35] more than 8 MiB is refused", async () => {
    const images = await Images.open(folder);

    expect(await images.keep(Buffer.concat([aPng(), Buffer.alloc(8 * 1024 * 1024)]))).toEqual({
      ok: false,
      problem: "TOO_LARGE",
    });
  });

  test("[WB36] beyond the quota, or below the disk's floor, nothing is written", async () => {
    const small = await Images.open(folder, { quotaBytes: aPng(5, 5).length });
    await kept(small, aPng(5, 5));
    const full = await Images.open(folder, { freeBytes: Number.MAX_SAFE_INTEGER });

    expect(await small.keep(aPng(6, 6))).toEqual({ ok: false, problem: "NO_ROOM" });
    expect(await full.keep(aPng(7, 7))).toEqual({ ok: false, problem: "NO_ROOM" });
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("[WB36] uploads that run at once do not pass the quota together", async () => {
    const pictures = [1, 2, 3, 4].map((side) => aPng(side, 100));
    const images = await Images.open(folder, { quotaBytes: 200 });

    const outcomes = await Promise.all(pictures.map((picture) => images.keep(picture)));

    const written = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    expect(outcomes.some(({ ok }) => !ok)).toBe(true);
    expect(written.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(200);
  });

  test("[WB37] a photograph loses where it was taken, not which way up it is", async () => {
    const images = await Images.open(folder);

    const image = await kept(images, aJpeg({ widthPx: 640, heightPx: 480, app1: [exif(6)] }));

    const bytes = await readFile(join(folder, image.file));
    expect(bytes.includes("55.7558N")).toBe(false);
    expect(bytes.indexOf(exif(6, ""))).toBeGreaterThan(0);
    // Lying on its side: as shown it is higher than wide.
    expect(image).toMatchObject({ widthPx: 480, heightPx: 640 });
  });

  test("[WB37] nothing after a JPEG's first scan is touched", () => {
    const plain = aJpeg();

    expect(Buffer.from(withoutExif(aJpeg({ app1: [exif(1), Buffer.from("http://ns.adobe.com/xap")] })).bytes)).toEqual(
      plain,
    );
  });
});

test.each(["..", "../x.png", "x.png", ".tmp", "", `${"0".repeat(32)}.png`, `${"0".repeat(32)}.png/../..`])(
  "[WB34] a name that is not a kept picture's leads nowhere: %j",
  async (name) => {
    expect((await Images.open(folder)).pathOf(name)).toBeNull();
  },
);
