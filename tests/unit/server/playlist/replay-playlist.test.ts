import { expect, test } from "vitest";
import type { SegmentFacts } from "../../../../server/packager/segment-store.ts";
import { replayPlaylist } from "../../../../server/playlist/replay-playlist.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { WINDOW_START_MS } from "../../../support/windows.ts";

const aFact = (given: Partial<SegmentFacts> & { readonly number: number }): SegmentFacts => ({
  epoch: "e1",
  init: { epoch: given.epoch ?? "e1", id: 1, bytes: Buffer.from("init") },
  source: "encoder",
  isDiscontinuity: false,
  discontinuity: 0,
  startsAt: programTime(WINDOW_START_MS + given.number * 2000),
  duration: millis(2000),
  ...given,
});

test("[HL45] [HL46] a replay is compared whole", () => {
  const second = { epoch: "e1", id: 2, bytes: Buffer.from("init") };
  const text = replayPlaylist("main", [
    aFact({ number: 7, isDiscontinuity: true }),
    aFact({ number: 8, duration: millis(3401.5) }),
    aFact({ number: 12 }),
    aFact({ number: 13, isDiscontinuity: true, init: second }),
    aFact({ number: 14, epoch: "e2" }),
  ]);
  expect(text).toBe(`#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:4
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-MAP:URI="/hls/main/e1/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:14.000Z
#EXTINF:2.00000,
/hls/main/e1/7.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:16.000Z
#EXTINF:3.40150,
/hls/main/e1/8.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="/hls/main/e1/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:24.000Z
#EXTINF:2.00000,
/hls/main/e1/12.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="/hls/main/e1/init-2.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:26.000Z
#EXTINF:2.00000,
/hls/main/e1/13.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="/hls/main/e2/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:28.000Z
#EXTINF:2.00000,
/hls/main/e2/14.m4s
#EXT-X-ENDLIST
`);
});
