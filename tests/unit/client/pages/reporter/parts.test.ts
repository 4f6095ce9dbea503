import { describe, expect, test } from "vitest";
import { backOff } from "../../../../../client/pages/reporter/back-off.ts";
import { Loudness } from "../../../../../client/pages/reporter/loudness.ts";
import { pieceSource } from "../../../../../client/pages/reporter/piece-source.ts";
import { sortOf } from "../../../../../client/pages/reporter/problems/problem-sorts.ts";
import { problemWords } from "../../../../../client/pages/reporter/problems/problem-words.ts";
import { emptied, renamed } from "../../../../../client/pages/reporter/recording.ts";
import {
  bytesNeeded,
  chooseType,
  needsNoConversion,
  recordingTypes,
} from "../../../../../client/pages/reporter/recording-type.ts";
import { clipProblems } from "../../../../../shared/clips.ts";
import { aTake } from "../../../../support/takes.ts";

describe("[BZ114] the type of a take", () => {
  const only = (...known: readonly string[]) => chooseType((type) => known.includes(type));

  test("is MP4 with H.264 and AAC where a browser writes it", () => {
    expect(chooseType(() => true)).toBe("video/mp4;codecs=avc1.42E01F,mp4a.40.2");
  });
  test("is H.264 before VP8, and WebM before an MP4 of no told codec", () => {
    expect(only("video/webm;codecs=vp8,opus", "video/mp4;codecs=avc1.42E01F,opus", "video/mp4")).toMatch(/avc1/);
    expect(only("video/webm", "video/mp4")).toBe("video/webm");
  });
  test("is none where nothing is known", () => expect(only()).toBeNull());
  test("needs no ffmpeg only with H.264 and AAC", () => {
    expect(recordingTypes.filter(needsNoConversion)).toEqual([...recordingTypes.slice(0, 3), "video/mp4"]);
    expect(needsNoConversion("video/mp4;codecs=vp9,mp4a.40.2")).toBe(false);
  });
});

test("[BZ112] a minute asks for more room than a minute takes", () => {
  expect(bytesNeeded(60_000)).toBeGreaterThan((60 * 4_128_000) / 8);
});

describe("[BZ116] the bytes of a take between two places", () => {
  const whole = Uint8Array.from({ length: 23 }, (_, at) => at);
  const sizes = [1, 10, 0, 7, 5];
  const read: number[] = [];
  const source = pieceSource(sizes, (index) => {
    read.push(index);
    const from = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    return Promise.resolve(whole.slice(from, from + (sizes[index] ?? 0)).buffer);
  });

  test("are those of the whole, wherever pieces end", async () => {
    expect(source.size).toBe(23);
    for (let start = 0; start < 23; start += 1) {
      for (let end = start; end <= 25; end += 1) {
        const bytes = new Uint8Array(await (await source.slice(start, end)).arrayBuffer());
        expect([...bytes]).toEqual([...whole.slice(start, end)]);
      }
    }
  });
  test("are had without reading any other piece", async () => {
    read.length = 0;
    await source.slice(12, 17);
    expect(read).toEqual([3]);
  });
});

describe("[BZ117] waiting before the next try", () => {
  test("doubles up to a minute, and is never less than half of that", () => {
    expect([0, 1, 2, 3, 10, 100].map((failures) => [backOff(failures, 0), backOff(failures, 1)])).toEqual([
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
      [4000, 8000],
      [30_000, 60_000],
      [30_000, 60_000],
    ]);
  });
});

describe("[BZ118] a refusal", () => {
  test("is waited for, told, or the end of the link", () => {
    const sorts = ["OFFLINE", "BUSY", "NO_ROOM", "TOO_LARGE", "QUOTA_SPENT", "NO_PASS", "something new"].map(sortOf);
    expect(sorts).toEqual(["passing", "passing", "passing", "lasting", "lasting", "closed", "lasting"]);
  });
  test("has words for every sort of trouble with a film", () => {
    expect(clipProblems.filter((code) => problemWords(code).includes(code))).toEqual([]);
    expect(problemWords("something new")).toContain("something new");
  });
});

describe("[BZ111] a microphone", () => {
  const tone = (amplitude: number) => Float32Array.from({ length: 480 }, (_, at) => amplitude * Math.sin(at / 8));

  test("that hears nothing for three seconds is silent, and one sound ends that", () => {
    const loudness = new Loudness();
    const heard = [0, 1000, 2999, 3000, 9000].map((now) => loudness.hear(tone(0), now).isSilent);
    expect(heard).toEqual([false, false, false, true, true]);
    expect(loudness.hear(tone(0.1), 9100).isSilent).toBe(false);
  });
  test("is quiet, well heard or too loud", () => {
    const loudness = new Loudness();
    expect([0.003, 0.1, 1].map((amplitude) => loudness.hear(tone(amplitude), 0).word)).toEqual([
      "quiet",
      "good",
      "loud",
    ]);
  });
});

test("[BZ110] a retake keeps who agreed to it and loses what was recorded", () => {
  const take = aTake({ state: "draft", pieceBytes: [5], type: "video/mp4", problem: "EMPTY", title: "Уход" });
  const { consent, subject } = take;
  expect(emptied(take)).toMatchObject({ state: "prepared", pieceBytes: [], type: "", problem: null, consent, subject });
});

test("[BZ119] a take that goes as another clip forgets where its bytes went", () => {
  const take = aTake({ state: "queued", uploadPath: "/upload/clips/a", acceptedBytes: 7, passId: "old" });
  expect(renamed(take, "b")).toMatchObject({
    id: "take-0001",
    clipId: "b",
    uploadPath: null,
    acceptedBytes: 0,
    passId: null,
  });
});
