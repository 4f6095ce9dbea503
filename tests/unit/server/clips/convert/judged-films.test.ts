import { describe, expect, test } from "vitest";
import type { FilmFacts, PictureFacts } from "../../../../../server/clips/convert/film-facts.ts";
import { judge } from "../../../../../server/clips/convert/judge.ts";
import { usualLimits } from "../../../../../server/clips/convert/limits.ts";

const plain: PictureFacts = {
  codec: "avc",
  isKnown: true,
  codecString: "avc1.64001f",
  widthPx: 1920,
  heightPx: 1080,
  rotation: 0,
  isSquare: true,
  isHdr: false,
  bitrate: 4_000_000,
  rate: 30,
  isSteady: true,
  isClosed: true,
  longestGroupMs: 1000,
  startsMs: 0,
};
const aac = { codec: "aac", isKnown: true, codecString: "mp4a.40.2", channels: 2, rateHz: 48_000 };

const aFilm = (picture: Partial<PictureFacts> = {}, more: Partial<FilmFacts> = {}): FilmFacts => ({
  container: "mp4",
  durationMs: 60_000,
  picture: { ...plain, ...picture },
  sound: aac,
  ...more,
});

const wayOf = (film: FilmFacts, canConvert = true): string => {
  const way = judge(film, { canConvert, limits: usualLimits });
  return way.ok ? way.value : way.problem;
};

describe("[BZ62] bounds", () => {
  test.each([
    ["TOO_SHORT", aFilm({}, { durationMs: 999 })],
    ["TOO_LONG", aFilm({}, { durationMs: 10 * 60_000 + 2_001 })],
    ["TOO_MANY_PIXELS", aFilm({ widthPx: 7680, heightPx: 4320 })],
  ])("%s with ffmpeg and without", (problem, film) => {
    expect([wayOf(film), wayOf(film, false)]).toEqual([problem, problem]);
  });

  test("a recorder that stops a little after the bell is heard, and 4K of a cinema is no bomb", () => {
    const film = aFilm({ widthPx: 4096, heightPx: 2160 }, { durationMs: 10 * 60_000 + 1_500 });
    expect(wayOf(film)).toBe("encode");
  });
});

describe("[BZ63] without ffmpeg", () => {
  test("H.264 with AAC or without sound is taken as it is, turned or not, out of MP4 and MOV", () => {
    const films = [
      aFilm(),
      aFilm({ rotation: 90, bitrate: 17_000_000 }),
      aFilm({}, { sound: null }),
      aFilm({}, { container: "mov" }),
    ];
    expect(films.map((film) => wayOf(film, false))).toEqual(["remux", "remux", "remux", "remux"]);
  });

  test.each([
    ["another codec", aFilm({ codec: "hevc", codecString: "hvc1.1.6.L93.B0" })],
    ["ten bits", aFilm({ codecString: "avc1.6e001f" })],
    ["other sound", aFilm({}, { sound: { ...aac, codec: "opus" } })],
    ["another container", aFilm({}, { container: "matroska" })],
  ])("%s needs it", (_what, film) => {
    expect(wayOf(film, false)).toBe("NEEDS_FFMPEG");
  });

  test("what nobody here knows is said to be unknown; ffmpeg may know it", () => {
    const film = aFilm({ codec: "apch", isKnown: false, codecString: null });
    expect([wayOf(film, false), wayOf(film)]).toEqual(["CODEC_UNKNOWN", "encode"]);
  });
});

describe("[BZ64] with ffmpeg the picture is copied only where everybody can play it and our segments can be cut of it", () => {
  test("a phone's 1080p of 4 Mbit/s with a keyframe a second is copied", () => {
    expect(wayOf(aFilm())).toBe("copy");
  });

  test.each<readonly [string, Partial<PictureFacts>]>([
    ["turned", { rotation: 90 }],
    ["too heavy for viewers", { bitrate: 6_000_001 }],
    ["keyframes too far apart", { longestGroupMs: 2_200 }],
    ["open groups", { isClosed: false }],
    ["an unsteady rate", { isSteady: false }],
    ["larger than 1080p", { widthPx: 2560, heightPx: 1440 }],
    ["odd", { widthPx: 641 }],
    ["no square pixels", { isSquare: false }],
    ["4:4:4", { codecString: "avc1.f4001f" }],
    ["120 pictures a second", { rate: 120 }],
    ["a picture that begins late", { startsMs: 40 }],
  ])("%s: coded anew", (_what, picture) => {
    expect(wayOf(aFilm(picture))).toBe("encode");
  });
});
