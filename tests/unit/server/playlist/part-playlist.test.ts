import { expect, test } from "vitest";
import { partPlaylist } from "../../../../server/playlist/part-playlist.ts";
import { aSegmentToKeep, RECORDING_START_MS } from "../../../support/archives.ts";

test("[BZ202] a part is a list over the stored segments, told to begin within the first, and ends", () => {
  const segments = [4, 5, 9].map((number) => aSegmentToKeep(number));
  const lines = partPlaylist("main", segments, { leadMs: 1_250 }).split("\n");
  expect(lines).toEqual([
    "#EXTM3U",
    "#EXT-X-VERSION:6",
    "#EXT-X-TARGETDURATION:2",
    "#EXT-X-PLAYLIST-TYPE:VOD",
    "#EXT-X-MEDIA-SEQUENCE:0",
    "#EXT-X-START:TIME-OFFSET=1.250,PRECISE=YES",
    '#EXT-X-MAP:URI="/hls/main/e1/init-1.mp4"',
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(RECORDING_START_MS + 6_000).toISOString()}`,
    "#EXTINF:2.00000,",
    "/hls/main/e1/4.m4s",
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(RECORDING_START_MS + 8_000).toISOString()}`,
    "#EXTINF:2.00000,",
    "/hls/main/e1/5.m4s",
    "#EXT-X-DISCONTINUITY",
    '#EXT-X-MAP:URI="/hls/main/e1/init-1.mp4"',
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(RECORDING_START_MS + 16_000).toISOString()}`,
    "#EXTINF:2.00000,",
    "/hls/main/e1/9.m4s",
    "#EXT-X-ENDLIST",
    "",
  ]);
});
