import { expect, test } from "vitest";
import { broken, brokenBetween, brokenDelta } from "../../support/playlist-rules.ts";
import { parsePlaylist } from "../../support/playlist-text.ts";

const sound = `#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:4
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.32000,HOLD-BACK=12.00000,CAN-SKIP-UNTIL=24.00000
#EXT-X-PART-INF:PART-TARGET=0.44000
#EXT-X-MEDIA-SEQUENCE:100
#EXT-X-DISCONTINUITY-SEQUENCE:7
#EXT-X-MAP:URI="e1/init-1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:00.000Z
#EXT-X-PART:DURATION=0.40000,URI="e1/100.0-2.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.40000,URI="e1/100.2-2.m4s"
#EXT-X-PART:DURATION=0.20000,URI="e1/100.4-2.m4s"
#EXTINF:1.00000,
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
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="e1/102.2-2.m4s"
`;

/** The sound one, with one thing changed. */
function changed(from: string, to: string): string {
  if (!sound.includes(from)) throw new Error(`no ${from}`);
  return sound.replace(from, to);
}
const part = (name: string, duration = "0.40000") => `#EXT-X-PART:DURATION=${duration},URI="e1/${name}.m4s"\n`;
const hint = (name: string) => `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="e1/${name}.m4s"`;
const grown = changed(hint("102.2-2"), part("102.2-2") + hint("102.4-2"));

test("a sound playlist breaks no rule, nor does the next one", () => {
  expect([
    ...broken(parsePlaylist(sound)),
    ...broken(parsePlaylist(grown)),
    ...brokenBetween(parsePlaylist(sound), parsePlaylist(grown)),
  ]).toEqual([]);
});

test.each([
  ["an unknown tag", "#EXT-X-MAP", "#EXT-X-MOP", "RFC 4.2"],
  [
    "a date before its map",
    '#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="e1/init-2.mp4"\n',
    "#EXT-X-MAP\n#EXT-X-DISCONTINUITY\n",
    "RFC 4.2",
  ],
  ["a hold-back of two parts", "PART-HOLD-BACK=1.32000", "PART-HOLD-BACK=0.88000", "HL20"],
  ["no skipping", ",CAN-SKIP-UNTIL=24.00000", "", "HL20"],
  ["a segment that is too long", "#EXTINF:1.00000", "#EXTINF:4.50000", "RFC 4.4.3.1"],
  ["a part that is too long", 'DURATION=0.20000,URI="e1/101.2', 'DURATION=0.45000,URI="e1/101.2', "no part is longer"],
  ["a short part amid", 'DURATION=0.40000,URI="e1/100.2', 'DURATION=0.37000,URI="e1/100.2', "85 %"],
  ["a segment longer than its parts", "#EXTINF:0.60000", "#EXTINF:0.80000", "fill it"],
  ["no map behind a discontinuity", '#EXT-X-MAP:URI="e1/init-2.mp4"\n', "", "HL21 the first"],
  ["no map at the front", '#EXT-X-MAP:URI="e1/init-1.mp4"\n', "", "HL21 the first"],
  ["a segment without a date", "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:01:00.850Z\n", "", "HL21 every"],
  ["a date that falls back", "12:01:00.250Z", "11:59:59.000Z", "HL12"],
  ["a date that is 10 ms off", "12:01:00.850Z", "12:01:00.860Z", "HL11"],
  [
    "a recent segment without parts",
    part("101.0-2").replace("\n", ",INDEPENDENT=YES\n") + part("101.2-2", "0.20000"),
    "",
    "HL22",
  ],
  ["a beginning that depends", '"e1/101.0-2.m4s",INDEPENDENT=YES', '"e1/101.0-2.m4s"', "HL23"],
  ["no hint", `${hint("102.2-2")}\n`, "", "HL24"],
  ["a hint of what is there", hint("102.2-2"), hint("102.0-2"), "HL24"],
  ["an address twice", "e1/100.2-2", "e1/100.0-2", "RFC 6.2.1"],
])("%s is found", (_what, from, to, rule) => {
  expect(broken(parsePlaylist(changed(from, to))).join("\n")).toContain(rule);
});

test.each([
  ["another target duration", "TARGETDURATION:4", "TARGETDURATION:5", "targetDuration"],
  ["a sequence that falls back", "MEDIA-SEQUENCE:100", "MEDIA-SEQUENCE:99", "RFC 6.2.2"],
  ["a discontinuity that is counted too early", "DISCONTINUITY-SEQUENCE:7", "DISCONTINUITY-SEQUENCE:8", "HL16"],
  ["another date of a whole segment", "12:01:00.250Z", "12:01:00.251Z", "HL12"],
  ["another length of a whole segment", "EXTINF:0.60000", "EXTINF:0.59000", "duration of 101"],
  ["a part that changed", 'DURATION=0.20000,URI="e1/101.2', 'DURATION=0.19000,URI="e1/101.2', "parts of 101"],
  ["a part that went away", part("100.4-2", "0.20000"), "", "parts of 100"],
  ["another part than the one hinted", hint("102.2-2"), part("102.3-2") + hint("102.5-2"), "HL24"],
])("between two reloads %s is found", (_what, from, to, rule) => {
  expect(brokenBetween(parsePlaylist(sound), parsePlaylist(changed(from, to))).join("\n")).toContain(rule);
});

const long = changed("CAN-SKIP-UNTIL=24.00000", "CAN-SKIP-UNTIL=0.90000");
const skipped = (text: string) =>
  text.replace(/(?<=SEQUENCE:7\n).*?(?=#EXT-X-DISCONTINUITY\n)/s, "#EXT-X-SKIP:SKIPPED-SEGMENTS=1\n");

test("a delta that leaves out the first segment is the whole without it", () => {
  expect(brokenDelta(parsePlaylist(long), parsePlaylist(skipped(long)))).toEqual([]);
});

test.each([
  ["without what it should hold", "12:01:00.850Z", "12:01:00.851Z", "HL25 the segments"],
  ["without its map", '#EXT-X-MAP:URI="e1/init-2.mp4"\n', "", "HL25 the first"],
  ["with another hint", hint("102.2-2"), hint("102.4-2"), "HL25 hints"],
])("a delta %s is found", (_what, from, to, rule) => {
  const delta = skipped(long).replace(from, to);
  expect(brokenDelta(parsePlaylist(long), parsePlaylist(delta)).join("\n")).toContain(rule);
});

test("a delta that leaves out what is within the boundary is found", () => {
  expect(brokenDelta(parsePlaylist(sound), parsePlaylist(skipped(sound))).join()).toContain("boundary");
});
