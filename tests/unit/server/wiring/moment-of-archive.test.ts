import { expect, test } from "vitest";
import { Moments } from "../../../../server/feeds/own-feed/moments.ts";
import { silentLog } from "../../../../server/log.ts";
import { momentShelf } from "../../../../server/wiring/stream-parts.ts";
import { programTime } from "../../../../shared/time.ts";
import { aFolder, anArchive, keepAll, manySegments, RECORDING_START_MS } from "../../../support/archives.ts";
import { anEntry, aQuote } from "../../../support/feed-builders.ts";

const second = (seconds: number) => programTime(RECORDING_START_MS + seconds * 1_000);

test("[FD118] a moment is a list of the archive's own segments, with their dates, that begins within the first", async () => {
  await using folder = await aFolder();
  await using kept = await anArchive(folder.path);
  // Two seconds each: the first minute, without what lay between 20 s and 24 s.
  await keepAll(kept.main, [...manySegments(1, 10), ...manySegments(13, 30)]);
  const { archive, clock } = kept;
  const moments = new Moments({ shelf: momentShelf(archive), stage: "main", clock, log: silentLog });
  const moment = (from: number, until: number, code: string) => {
    const content = aQuote({ moment: { from: second(from), until: second(until) } });
    return moments.moment({ ...anEntry({ code, content }), clip: null, zone: "UTC" });
  };

  const found = await moment(15, 27, "7K2Q");
  const lines = found?.playlist.split("\n") ?? [];
  expect(lines.filter((line) => line.endsWith(".m4s"))).toEqual(
    [8, 9, 10, 13, 14].map((number) => `/hls/main/e1/${number}.m4s`),
  );
  expect(lines).toContain("#EXT-X-START:TIME-OFFSET=1.000,PRECISE=YES");
  expect(lines).toContain("#EXT-X-PROGRAM-DATE-TIME:2026-11-22T12:00:14.000Z");
  // Where something is missing the next one says so, and when it was.
  expect(lines[lines.indexOf("/hls/main/e1/10.m4s") + 1]).toBe("#EXT-X-DISCONTINUITY");
  expect(lines).toContain("#EXT-X-PROGRAM-DATE-TIME:2026-11-22T12:00:24.000Z");
  expect(lines.at(-2)).toBe("#EXT-X-ENDLIST");
  expect(await moment(300, 320, "7K2R")).toBeNull();
});
