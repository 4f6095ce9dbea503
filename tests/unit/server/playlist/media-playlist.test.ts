import { expect, test } from "vitest";
import type { Window } from "../../../../server/packager/window.ts";
import { mediaPlaylist, type PlaylistOptions } from "../../../../server/playlist/media-playlist.ts";
import { addFragment, addSegment, aWindow, someTargets } from "../../../support/windows.ts";

const text = (window: Window, given: Partial<PlaylistOptions> = {}) =>
  mediaPlaylist(window, someTargets, { size: 2, skip: false, extent: "whole", ...given });
const lines = (window: Window, given: Partial<PlaylistOptions> = {}) => text(window, given).trimEnd().split("\n");

test("[HL20] [HL21] [HL22] [HL23] [HL24] a playlist is compared whole", () => {
  const window = aWindow();
  addSegment(window);
  addSegment(window, { fragments: 3, isDiscontinuity: true, startsAtMs: Date.UTC(2026, 0, 1, 12, 1, 0, 250) });
  addSegment(window, { fragments: 5, isOpen: true });
  expect(text(window)).toBe(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:4
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.32000,HOLD-BACK=12.00000,CAN-SKIP-UNTIL=24.00000
#EXT-X-PART-INF:PART-TARGET=0.44000
#EXT-X-MEDIA-SEQUENCE:100
#EXT-X-DISCONTINUITY-SEQUENCE:100
#EXT-X-EFIR-WINDOW:FROM="2026-01-01T12:00:00.000Z"
#EXT-X-MAP:URI="e1/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:00.000Z
#EXT-X-PART:DURATION=0.40000,URI="e1/100.0-2.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.40000,URI="e1/100.2-2.m4s"
#EXT-X-PART:DURATION=0.40000,URI="e1/100.4-2.m4s"
#EXT-X-PART:DURATION=0.40000,URI="e1/100.6-2.m4s"
#EXT-X-PART:DURATION=0.40000,URI="e1/100.8-2.m4s"
#EXTINF:2.00000,
e1/100.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="e1/init-2.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:01:00.250Z
#EXT-X-PART:DURATION=0.40000,URI="e1/101.0-2.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.20000,URI="e1/101.2-2.m4s"
#EXTINF:0.60000,
e1/101.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:01:00.850Z
#EXT-X-PART:DURATION=0.40000,URI="e1/102.0-2.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.40000,URI="e1/102.2-2.m4s"
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="e1/102.4-2.m4s"
`);
});

test.each([
  [1, "0.22000", "0.66000", ["102.0-1", "102.1-1", "102.2-1", "102.3-1", "102.4-1", "102.5-1"]],
  [2, "0.44000", "1.32000", ["102.0-2", "102.2-2", "102.4-2"]],
  [5, "1.10000", "3.30000", ["102.0-5"]],
] as const)("[HL19] parts of %d fragments", (size, target, holdBack, parts) => {
  const window = aWindow();
  for (let count = 0; count < 2; count += 1) addSegment(window);
  addSegment(window, { fragments: 6, isOpen: true });
  const listed = lines(window, { size });
  expect(listed).toContain(`#EXT-X-PART-INF:PART-TARGET=${target}`);
  expect(listed.find((line) => line.startsWith("#EXT-X-SERVER-CONTROL"))).toContain(`PART-HOLD-BACK=${holdBack}`);
  const open = listed.filter((line) => line.startsWith("#EXT-X-PART:") && line.includes("/102."));
  expect(open.map((line) => /e1\/(.*)\.m4s/.exec(line)?.[1])).toEqual(parts);
});

test("[HL22] parts are listed for the last three target durations", () => {
  const window = aWindow();
  for (let count = 0; count < 20; count += 1) addSegment(window);
  const withParts = new Set(lines(window).flatMap((line) => /PART:.*e1\/(\d+)\./.exec(line)?.[1] ?? []));
  expect([...withParts]).toEqual(["113", "114", "115", "116", "117", "118", "119"]);
});

test("[HL22] a segment that ends on the boundary by the list's own numbers has its parts", () => {
  const window = aWindow();
  // Six of them are 12.000006 s here, and 12.00000 s as the list says it.
  for (let count = 0; count < 20; count += 1) addSegment(window, { fragmentMs: 200.0001 });
  const withParts = new Set(lines(window).flatMap((line) => /PART:.*e1\/(\d+)\./.exec(line)?.[1] ?? []));
  expect(withParts.has("113")).toBe(true);
});

test("[HL24] after a closed segment the hint names the first part of the next one", () => {
  const window = aWindow();
  addSegment(window);
  expect(lines(window, { size: 5 }).at(-1)).toBe(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="e1/101.0-5.m4s"`);
});

test("[HL27] an open segment without a part is not there yet", () => {
  const window = aWindow();
  addSegment(window);
  addSegment(window, { fragments: 1, isOpen: true, isDiscontinuity: true });
  const before = lines(window);
  expect(before.some((line) => line.includes("DISCONTINUITY") && !line.includes("SEQUENCE"))).toBe(false);
  addFragment(window, { index: 1 });
  expect(lines(window).slice(-5, -1)).toEqual([
    "#EXT-X-DISCONTINUITY",
    `#EXT-X-MAP:URI="e1/init-2.mp4"`,
    "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:02.000Z",
    `#EXT-X-PART:DURATION=0.40000,URI="e1/101.0-2.m4s",INDEPENDENT=YES`,
  ]);
});

test("[HL25] a delta update skips what ended six target durations ago and says the map again", () => {
  const window = aWindow();
  for (let count = 0; count < 20; count += 1) addSegment(window, { isDiscontinuity: count === 3 });
  const full = lines(window);
  const delta = lines(window, { skip: true });
  const header = delta.slice(0, delta.indexOf("#EXT-X-SKIP:SKIPPED-SEGMENTS=7"));
  expect(header).toEqual(full.slice(0, header.length));
  const [, map, ...rest] = delta.slice(header.length);
  expect(map).toBe(`#EXT-X-MAP:URI="e1/init-2.mp4"`);
  expect(rest).toEqual(full.slice(-rest.length));
  expect(rest[2]).toBe("e1/107.m4s");
});

test("[HL25] a window too short to skip anything is given whole", () => {
  const window = aWindow();
  for (let count = 0; count < 12; count += 1) addSegment(window);
  expect(text(window, { skip: true })).toBe(text(window));
});

test("[HL16] the sequence numbers follow what left", () => {
  const window = aWindow({ windowMinutes: 0.1 });
  for (let count = 0; count < 10; count += 1) addSegment(window, { isDiscontinuity: count % 2 === 1 });
  expect(lines(window).filter((line) => line.includes("SEQUENCE"))).toEqual([
    "#EXT-X-MEDIA-SEQUENCE:107",
    "#EXT-X-DISCONTINUITY-SEQUENCE:103",
  ]);
});

test("[HL26] other renditions are reported at the end", () => {
  const window = aWindow();
  addSegment(window);
  const report = lines(window, { reports: [{ uri: "../480p/p2.m3u8", lastMsn: 100, lastPart: 4 }] }).at(-1);
  expect(report).toBe(`#EXT-X-RENDITION-REPORT:URI="../480p/p2.m3u8",LAST-MSN=100,LAST-PART=4`);
});
