import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { millis } from "../../../../../shared/time.ts";
import { encodedMedia } from "../../../../support/encoded-media.ts";
import { filmOf, remuxed } from "../../../../support/films.ts";
import { probed } from "../../../../support/packaged.ts";

const folder = mkdtempSync(join(tmpdir(), "efir-shown-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a player shows and says, as ffmpeg reads it: seconds. */
function played(bytes: Buffer) {
  const file = join(folder, "film.mp4");
  writeFileSync(file, bytes);
  const asked = (...args: readonly string[]) =>
    execFileSync("ffprobe", ["-v", "error", ...args, "-of", "csv=p=0", file], { encoding: "utf8" })
      .split("\n")
      .map((line) => line.replace(/,+$/, ""))
      .filter((line) => line !== "");
  const frames = asked("-select_streams", "v", "-show_entries", "frame=best_effort_timestamp_time").map(Number);
  const [durationS = Number.NaN] = asked("-show_entries", "format=duration").map(Number);
  return { frames, durationS };
}

test.each([
  ["without B-frames", {}],
  ["with B-frames", { bFrames: 2 }],
])("[BZ201] a part of a film %s begins and ends on its frames, whatever its keyframes are", async (_name, settings) => {
  const film = await filmOf(encodedMedia({ seconds: 8, ...settings }));
  const bytes = await remuxed({ ...film, shown: { from: millis(1_500), until: millis(4_500) } });
  const { frames, durationS } = played(bytes);

  expect(probed(bytes).complaints).toBe("");
  expect(frames.length).toBeGreaterThanOrEqual(89);
  expect(frames.length).toBeLessThanOrEqual(91);
  expect(frames[0]).toBeLessThan(0.04);
  expect(frames.at(-1)).toBeGreaterThan(2.9);
  expect(Math.abs(durationS - 3)).toBeLessThan(0.05);
});

test("[BZ201] a part that ends behind the film ends with it", async () => {
  const film = await filmOf(encodedMedia({ seconds: 4 }));
  const { durationS } = played(await remuxed({ ...film, shown: { from: millis(3_000), until: millis(9_000) } }));
  expect(durationS).toBeGreaterThan(0.9);
  expect(durationS).toBeLessThan(1.1);
});
