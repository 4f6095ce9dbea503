import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newWorkFolder, publish, tidyFolder } from "../../../../../server/clips/convert/work-folder.ts";

const root = mkdtempSync(join(tmpdir(), "efir-work-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function aClip(...names: readonly string[]): string {
  const folder = mkdtempSync(join(root, "clip-"));
  for (const name of names) writeFileSync(join(folder, name), "old");
  return folder;
}

async function made(folder: string, ...names: readonly string[]): Promise<string> {
  const work = await newWorkFolder(folder);
  for (const name of names) writeFileSync(join(work, name), "new");
  return work;
}

const whatLies = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

describe("[BZ68] a clip's folder changes at once", () => {
  test("all that was made before gives way, also what the new film has no more; what came stays", async () => {
    const folder = aClip("source", "film.mp4", "index.m3u8", "0.m4s", "1.m4s", "9x16.mp4");
    await publish(folder, await made(folder, "film.mp4", "index.m3u8", "0.m4s"));
    expect(whatLies(folder)).toEqual({ "0.m4s": "new", "film.mp4": "new", "index.m3u8": "new", source: "old" });
  });

  test("work that a killed server left half-done goes, the film as it was stays", async () => {
    const folder = aClip("source", "film.mp4");
    await made(folder, "film.mp4");
    await tidyFolder(folder);
    expect(whatLies(folder)).toEqual({ "film.mp4": "old", source: "old" });
  });

  test("what was ready is put in place by the next start, at whatever point the server was killed", async () => {
    // Each count is one move more that was done before the kill.
    for (const moved of [0, 1, 2, 3]) {
      const folder = aClip("source", "1x1.mp4", ...(moved === 0 ? ["film.mp4", "9.m4s"] : []));
      const ready = join(folder, ".ready");
      mkdirSync(ready);
      const names = ["film.mp4", "index.m3u8", "0.m4s"];
      for (const name of names) writeFileSync(join(ready, name), "new");
      if (moved > 0) rmSync(join(folder, "1x1.mp4"));
      for (const name of names.slice(0, moved)) renameSync(join(ready, name), join(folder, name));

      await tidyFolder(folder);

      expect(whatLies(folder)).toEqual({ "0.m4s": "new", "film.mp4": "new", "index.m3u8": "new", source: "old" });
      expect(existsSync(ready)).toBe(false);
    }
  });
});
