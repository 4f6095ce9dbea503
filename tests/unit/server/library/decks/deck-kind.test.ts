import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deckKind } from "../../../../../server/library/decks/deck-kind.ts";
import { usualLimits } from "../../../../../server/library/decks/limits.ts";
import { deckFixture } from "../../../../support/deck-workshops.ts";
import { aPng } from "../../../../support/pictures.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-kinds-"));
});
afterAll(() => rm(folder, { recursive: true }));

const kindOf = async (bytes: Uint8Array) => {
  const path = join(folder, "upload");
  await writeFile(path, bytes);
  const kind = await deckKind([path], usualLimits);
  return kind.ok ? kind.value : kind.problem.code;
};

test("[DK1] a deck is what its bytes are", async () => {
  const read = (name: string) => readFile(deckFixture(name));

  expect(await kindOf(await read("wide.pdf"))).toBe("pdf");
  expect(await kindOf(Buffer.concat([Buffer.from("mail gateway\r\n"), await read("wide.pdf")]))).toBe("pdf");
  expect(await kindOf(await read("wide.pptx"))).toBe("pptx");
  expect(await kindOf(await read("wide.odp"))).toBe("odp");
  expect(await kindOf(aPng())).toBe("pictures");
});

test("[DK2] no bytes at all make the judge fail or take long", async () => {
  const heads = [await readFile(deckFixture("wide.pptx")), await readFile(deckFixture("wide.odp"))];
  const torn = fc
    .tuple(
      fc.constantFrom(...heads),
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
    )
    .map(([whole, noise, share, isCut]) => {
      // Most of what can go wrong stands in the directory, at the end.
      const at = Math.floor(whole.length - 1 - share ** 3 * (whole.length - 5));
      return isCut
        ? whole.subarray(0, at)
        : Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at + noise.length)]);
    });
  const ole = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.concat([oleMagic, bytes]));
  await fc.assert(
    fc.asyncProperty(fc.oneof(torn, ole), async (bytes) => {
      expect(await kindOf(bytes)).toBeTypeOf("string");
    }),
    { numRuns: 400 },
  );
});

const oleMagic = Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
