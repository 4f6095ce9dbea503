import { appendFile, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReelHeader } from "../../../../server/archive/reel-record.ts";
import { findReel, mendReel } from "../../../../server/archive/reel-recovery.ts";
import { ReelWriter } from "../../../../server/archive/reel-writer.ts";
import { programTime } from "../../../../shared/time.ts";
import { aFolder, aSegmentToKeep, manySegments, RECORDING_START_MS } from "../../../support/archives.ts";
import { damaged, SEED } from "../../../support/hostile-bytes.ts";
import { TroubledDisk } from "../../../support/troubled-disk.ts";

/** Thousands of recoveries: without waiting for the disk each time. */
const disk = new TroubledDisk();
disk.isLazy = true;
const NAME = "20261122T120000-1a2b3c4d";
const SEGMENTS = 6;
const SEGMENT_BYTES = 60;
const header: ReelHeader = {
  stage: "main",
  epoch: "e1",
  source: "encoder",
  startedAt: programTime(RECORDING_START_MS),
  isMissingBefore: false,
  wantedBy: [],
};

/** A reel of six segments of 60 bytes, as a kill or a clean end leaves it. */
async function aReel(end: "killed" | "closed", segments = manySegments(1, SEGMENTS)) {
  const folder = await aFolder();
  const writer = await ReelWriter.create(disk, { folder: folder.path, name: NAME, header });
  const indexPath = join(folder.path, `${NAME}.jsonl`);
  const mediaPath = join(folder.path, `${NAME}.m4s`);
  /** Length of the index with so many segments whole. */
  const indexEnds = [(await readFile(indexPath)).byteLength];
  for (const segment of segments) {
    await writer.append(segment);
    indexEnds.push((await readFile(indexPath)).byteLength);
  }
  const [index, media] = [await readFile(indexPath), await readFile(mediaPath)];
  await writer.close(false);
  if (end === "killed") await writeFile(indexPath, index);
  return { folder, indexPath, mediaPath, index, media, indexEnds };
}

/** What the next start makes of it: how many segments are left; or the state, when it is no reel. */
async function leftAfterStart(folder: string): Promise<number | string> {
  const found = await findReel(disk, folder, NAME);
  if (found.state === "closed") return found.totals.segments;
  if (found.state !== "torn") return found.state;
  await mendReel(disk, { folder, name: NAME, found });
  const again = await findReel(disk, folder, NAME);
  return again.state === "closed" ? again.totals.segments : `${again.state} after mending`;
}

test("[AR4] an index cut at any byte keeps every segment up to the last whole line, and nothing else", {
  timeout: 30_000,
}, async () => {
  const { folder, indexPath, mediaPath, index, media, indexEnds } = await aReel("killed");
  await using _ = folder;
  for (let length = indexEnds[1] ?? 0; length <= index.byteLength; length += 1) {
    await writeFile(indexPath, index.subarray(0, length));
    await writeFile(mediaPath, media);
    const whole = indexEnds.findLastIndex((end) => end <= length);
    expect([length, await leftAfterStart(folder.path)]).toEqual([length, whole]);
    expect((await readFile(mediaPath)).byteLength).toBe(whole * SEGMENT_BYTES);
  }
});

test("[AR4] media cut at any byte keeps every segment that is whole, and nothing else", async () => {
  const { folder, indexPath, mediaPath, index, media } = await aReel("killed");
  await using _ = folder;
  for (let length = SEGMENT_BYTES; length <= media.byteLength; length += 1) {
    await writeFile(indexPath, index);
    await writeFile(mediaPath, media.subarray(0, length));
    const whole = Math.floor(length / SEGMENT_BYTES);
    expect([length, await leftAfterStart(folder.path)]).toEqual([length, whole]);
    expect(await readFile(mediaPath)).toEqual(media.subarray(0, whole * SEGMENT_BYTES));
  }
});

test("[AR4] a closed reel that lost bytes is mended like any other", async () => {
  const { folder, mediaPath } = await aReel("closed");
  await using _ = folder;
  await truncate(mediaPath, 2.5 * SEGMENT_BYTES);
  expect(await leftAfterStart(folder.path)).toBe(2);
});

test("[AR4] bytes that never reached the disk are found by their sum", async () => {
  const { folder, mediaPath, media } = await aReel("killed");
  await using _ = folder;
  // As a power cut leaves it: the length is there, the content is not.
  await writeFile(
    mediaPath,
    Buffer.concat([media.subarray(0, 4.5 * SEGMENT_BYTES), Buffer.alloc(1.5 * SEGMENT_BYTES)]),
  );
  expect(await leftAfterStart(folder.path)).toBe(4);
});

test(`[AR4] whatever stands behind the last whole line is cut off, seed ${SEED}`, async () => {
  const { folder, indexPath, mediaPath, index, media } = await aReel("killed");
  await using _ = folder;
  for (const garbage of damaged(index.subarray(-300), 200)) {
    await writeFile(indexPath, index);
    await writeFile(mediaPath, media);
    await appendFile(indexPath, garbage.subarray(1));
    await appendFile(mediaPath, garbage);
    expect(await leftAfterStart(folder.path)).toBe(SEGMENTS);
    expect((await readFile(mediaPath)).equals(media)).toBe(true);
  }
});

test("[AR4] mending that was itself cut short ends the same", async () => {
  const { folder, indexPath, mediaPath, index } = await aReel("killed");
  await using _ = folder;
  await appendFile(mediaPath, "torn");
  await leftAfterStart(folder.path);
  const mended = await readFile(indexPath);
  for (let length = index.byteLength; length < mended.byteLength; length += 1) {
    await writeFile(indexPath, mended.subarray(0, length));
    expect(await leftAfterStart(folder.path)).toBe(SEGMENTS);
    expect(await readFile(indexPath)).toEqual(mended);
  }
});

test("[AR5] a rotten line in the middle costs its own segment only", async () => {
  const { folder, indexPath, index, indexEnds } = await aReel("killed");
  await using _ = folder;
  const rotten = Buffer.from(index);
  rotten.fill("x", (indexEnds[2] ?? 0) + 40, (indexEnds[2] ?? 0) + 44);
  await writeFile(indexPath, rotten);
  const found = await findReel(disk, folder.path, NAME);
  expect(found).toMatchObject({ state: "torn", totals: { segments: 5, first: 1, last: 6, hasGaps: true } });
});

test("[AR7] a reel on which nothing was acknowledged is empty, wherever its writing was cut", async () => {
  const { folder, indexPath, mediaPath, index, indexEnds } = await aReel("killed");
  await using _ = folder;
  await rename(mediaPath, `${mediaPath}.away`);
  for (let length = 0; length <= (indexEnds[0] ?? 0); length += 1) {
    await writeFile(indexPath, index.subarray(0, length));
    expect([length, await leftAfterStart(folder.path)]).toEqual([length, "empty"]);
  }
  await writeFile(mediaPath, "half a segment");
  expect(await leftAfterStart(folder.path)).toBe("empty");
});

test("[AR6] no header, no media, no whole line: damaged, and not touched", async () => {
  const { folder, indexPath, mediaPath, index, media, indexEnds } = await aReel("killed");
  await using _ = folder;
  await writeFile(indexPath, Buffer.concat([Buffer.from("{}\n"), index]));
  expect(await leftAfterStart(folder.path)).toBe("damaged");
  await writeFile(indexPath, Buffer.concat([index.subarray(0, indexEnds[0]), Buffer.from("what?\n")]));
  expect(await leftAfterStart(folder.path)).toBe("damaged");
  await writeFile(indexPath, index);
  await writeFile(mediaPath, "");
  expect(await leftAfterStart(folder.path)).toBe("damaged");
  expect((await readFile(indexPath)).equals(index)).toBe(true);
  await writeFile(mediaPath, media);
  expect(await leftAfterStart(folder.path)).toBe(SEGMENTS);
});

test("[AR5] an init segment made in the middle of a reel belongs to what follows it", async () => {
  const segments = [aSegmentToKeep(1), aSegmentToKeep(2, { initId: 2 }), aSegmentToKeep(3, { initId: 2 })];
  const { folder } = await aReel("closed", segments);
  await using _ = folder;
  const found = await findReel(disk, folder.path, NAME);
  expect(found).toMatchObject({ state: "closed", totals: { firstInit: 1, lastInit: 2, bytes: 180, hasGaps: false } });
});
