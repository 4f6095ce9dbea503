import { expect, test } from "vitest";
import { readHead } from "../../../../client/player/playlist-probe.ts";

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

test("[PL46] an end is an end; a playlist without dates has no edge", () => {
  const plain = "#EXTM3U\r\n#EXTINF:2.0,\r\na.ts\r\n#EXT-X-ENDLIST\r\n";
  expect(readHead(plain)).toEqual({ edge: null, epoch: null, hasEnded: true });
  expect(readHead(live).hasEnded).toBe(false);
});
