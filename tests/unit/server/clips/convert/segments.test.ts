import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeTimes } from "../../../../../server/clips/convert/film-samples.ts";
import { playlistOf, segmentStarts } from "../../../../../server/clips/convert/segment-plan.ts";
import { ticks } from "../../../../../shared/time.ts";

const FRAME = 3000;
/** Pictures at 30 a second; a keyframe wherever `isKeyframe` says so. */
const film = (pictures: number, isKeyframe: (place: number) => boolean) =>
  Array.from({ length: pictures }, (_, place) => ({ dts: ticks(place * FRAME), isKeyframe: isKeyframe(place) }));

describe("[BZ65] where segments begin", () => {
  test("at the keyframe nearest to two seconds", () => {
    expect(segmentStarts(film(300, (place) => place % 30 === 0))).toEqual([0, 60, 120, 180, 240]);
    expect(segmentStarts(film(300, (place) => place % 45 === 0))).toEqual([0, 45, 90, 135, 180, 225]);
    expect(segmentStarts(film(300, (place) => place % 50 === 0))).toEqual([0, 50, 100, 150, 200, 250]);
  });

  test("where there is no other keyframe, a segment is as long as the film", () => {
    expect(segmentStarts(film(300, (place) => place === 0))).toEqual([0]);
  });

  test("every segment begins with a keyframe, whatever the keyframes are", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 400 }), (keyframes) => {
        const pictures = film(keyframes.length, (place) => place === 0 || (keyframes[place] ?? false));
        const starts = segmentStarts(pictures);
        return (
          starts[0] === 0 && starts.every((place, at) => pictures[place]?.isKeyframe && place > (starts[at - 1] ?? -1))
        );
      }),
    );
  });

  test("the list is a whole one, its target the longest in whole seconds", () => {
    expect(playlistOf([180_000, 189_000, 45_000])).toBe(
      [
        "#EXTM3U",
        "#EXT-X-VERSION:6",
        "#EXT-X-TARGETDURATION:2",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        '#EXT-X-MAP:URI="init.mp4"',
        ...["#EXTINF:2.00000,", "0.m4s", "#EXTINF:2.10000,", "1.m4s", "#EXTINF:0.50000,", "2.m4s"],
        "#EXT-X-ENDLIST",
        "",
      ].join("\n"),
    );
  });
});

describe("[BZ65] when pictures are decoded", () => {
  test("in order and without B-frames: when they are shown", () => {
    const shows = [0, 1, 2, 3].map((place) => ticks(place * FRAME));
    expect(decodeTimes(shows)).toEqual({ times: shows, aheadOf: 0 });
  });

  test("with B-frames: none later than it is shown, the first when it is shown", () => {
    // I P B b b P B b b, as an encoder with a pyramid sends them.
    const shows = [0, 4, 2, 1, 3, 8, 6, 5, 7].map((place) => ticks(place * FRAME));
    expect(decodeTimes(shows)).toEqual({
      times: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((place) => (place < 3 ? place : (place - 2) * FRAME)),
      aheadOf: 2 * FRAME,
    });
  });

  test("they rise, and none is shown before it is decoded, whatever the order", () => {
    const order = fc.integer({ min: 1, max: 60 }).chain((count) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, place) => ticks(place * FRAME)),
        { minLength: count },
      ),
    );
    fc.assert(
      fc.property(order, (shows) => {
        const { times } = decodeTimes(shows);
        return times.every((time, at) => time > (times[at - 1] ?? -1) && time <= (shows[at] ?? 0) + shows.length);
      }),
    );
  });
});
