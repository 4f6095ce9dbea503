import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { Images } from "../../../../server/library/images.ts";
import { aPng } from "../../../support/pictures.ts";

let folder: string;
let sources: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-images-"));
  sources = await mkdtemp(join(tmpdir(), "efir-sources-"));
});

const onDisk = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(sources, name), bytes);
  return join(sources, name);
};
const staged = async (images: Images, ...paths: readonly string[]) => {
  const outcome = await images.stage(paths);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.value;
};

test("[DK32] staged pictures are not pictures before they are kept", async () => {
  const images = await Images.open(folder);
  const pages = await staged(images, await onDisk("a", aPng(4, 3)), await onDisk("b", aPng(8, 6)));
  const files = pages.images.map(({ file }) => file);

  expect(files.map((file) => images.pathOf(file))).toEqual([null, null]);

  await pages.keep();
  expect(files.map((file) => images.pathOf(file))).toEqual(files.map((file) => join(folder, file)));
  expect((await readdir(folder)).toSorted()).toEqual(files.toSorted());
});

test("[DK32] when one of them is refused, none is left", async () => {
  const images = await Images.open(folder, { quotaBytes: 200 });
  const paths = [await onDisk("a", aPng(4, 3)), await onDisk("b", aPng(8, 6)), await onDisk("c", aPng(9, 9))];

  expect(await images.stage(paths)).toEqual({ ok: false, problem: "NO_ROOM" });
  expect(await readdir(folder)).toEqual([]);
  // What they would have taken is free again.
  expect((await images.keep(aPng(4, 3))).ok).toBe(true);
  expect((await images.keep(aPng(8, 6))).ok).toBe(true);
});

test("[DK32] dropped, they leave nothing; and a restart drops what was neither kept nor dropped", async () => {
  const images = await Images.open(folder);
  const source = await onDisk("a", aPng(4, 3));
  await (await staged(images, source)).drop();
  expect(await readdir(folder)).toEqual([]);

  await staged(images, source);
  await Images.open(folder);
  expect(await readdir(folder)).toEqual([]);
});

test("[DK32] a picture that stands twice in a deck, or is kept meanwhile, is one file and counted once", async () => {
  const png = aPng(4, 3);
  const images = await Images.open(folder, { quotaBytes: png.byteLength * 3 + 10 });
  const source = await onDisk("a", png);

  const pages = await staged(images, source, source);
  const kept = await images.keep(png);
  await pages.keep();

  expect(kept).toEqual({ ok: true, value: pages.images[1] });
  expect(await readdir(folder)).toEqual([pages.images[0]?.file]);
  expect((await images.keep(aPng(5, 3))).ok).toBe(true);
  expect((await images.keep(aPng(6, 3))).ok).toBe(true);
});
