import { expect, test } from "vitest";
import { readHead, readSegments, readWindowFrom } from "../../../../client/player/playlist-text.ts";

const at = (text: string): number => Date.parse(text);

const live = `#EXTM3U
#EXT-X-TARGETDURATION:2
#EXT-X-VERSION:9
#EXT-X-PART-INF:PART-TARGET=0.4
#EXT-X-MEDIA-SEQUENCE:10
#EXT-X-MAP:URI="k3Jd9/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-30T12:00:00.000Z
#EXTINF:2.000,
k3Jd9/10.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-30T12:00:02.000Z
#EXT-X-PART:DURATION=0.400,URI="k3Jd9/11.0-2.m4s",INDEPENDENT=YES
#EXTINF:1.900,
k3Jd9/11.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-30T12:00:03.900Z
#EXT-X-PART:DURATION=0.400,URI="k3Jd9/12.0-2.m4s",INDEPENDENT=YES
#EXT-X-PART:URI="k3Jd9/12.2-2.m4s",DURATION=0.35
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="k3Jd9/12.4-2.m4s"
`;

test("[PL44] the newest media ends where the last segment and the parts behind it end", () => {
  expect(readHead(live).edge).toBe(at("2026-01-30T12:00:04.650Z"));
});

test("[PL45] the server's epoch is the folder of the init segment", () => {
  expect(readHead(live).epoch).toBe("k3Jd9/");
});

test("[PL45] after a restart the old segments are listed before the new: the newest tell the epoch", () => {
  const restored = live.replace(
    "#EXT-X-PROGRAM-DATE-TIME:2026-01-30T12:00:03.900Z",
    '#EXT-X-MAP:URI="q8Zx1/init-1.mp4"\n$&',
  );
  expect(readHead(restored).epoch).toBe("q8Zx1/");
});

test("[PL77] a live list tells how far back the window behind it goes", () => {
  const from = "2026-01-30T08:00:00.000Z";
  const tagged = live.replace("#EXT-X-VERSION:9", `#EXT-X-VERSION:9\n#EXT-X-EFIR-WINDOW:FROM="${from}"`);
  expect(readWindowFrom(tagged)).toBe(at(from));
  expect(readWindowFrom(live)).toBeNull();
  expect(readWindowFrom('#EXTM3U\n#EXT-X-EFIR-WINDOW:FROM="nonsense"')).toBeNull();
});

test("[PL80] a complete list's segments follow each other in media time, each with its date", () => {
  const list = `#EXTM3U
#EXT-X-MAP:URI="a/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-30T12:00:00.000Z
#EXTINF:2.000,
a/1.m4s
#EXTINF:1.500,
a/2.m4s
#EXT-X-DISCONTINUITY
#EXT-X-PROGRAM-DATE-TIME:2026-01-30T13:00:00.000Z
#EXT-X-GAP
#EXTINF:2.000,
a/3.m4s
#EXT-X-ENDLIST
`;
  const noon = at("2026-01-30T12:00:00.000Z");
  expect(readSegments(list)).toEqual([
    { start: 0, duration: 2, programDateTime: noon, gap: false },
    { start: 2, duration: 1.5, programDateTime: noon + 2000, gap: false },
    { start: 3.5, duration: 2, programDateTime: noon + 3_600_000, gap: true },
  ]);
});

test("[PL46] an end is an end; a playlist without dates has no edge", () => {
  const plain = "#EXTM3U\r\n#EXTINF:2.0,\r\na.ts\r\n#EXT-X-ENDLIST\r\n";
  expect(readHead(plain)).toEqual({ edge: null, epoch: null, hasEnded: true });
  expect(readHead(live).hasEnded).toBe(false);
});
