import { describe, expect, test } from "vitest";
import { levelIn, measuredIn } from "../../../../../server/clips/convert/loudness.ts";
import { isOfShape, shapeSize, shownRate, shownSize } from "../../../../../server/clips/convert/picture-size.ts";
import { fenced } from "../../../../../server/clips/convert/sandbox.ts";
import { turnedInit } from "../../../../../server/clips/convert/turned-init.ts";
import { parseWord } from "../../../../../server/clips/convert/worker-messages.ts";

const report = (more: Readonly<Record<string, string>>) =>
  `[Parsed_loudnorm_0 @ 0x5] \n${JSON.stringify({
    input_i: "-21.76",
    input_tp: "-16.08",
    input_lra: "0.10",
    input_thresh: "-31.76",
    output_i: "-16.04",
    target_offset: "0.04",
    ...more,
  })}\nsize=N/A`;

describe("[BZ66] loudness", () => {
  test("is read out of what ffmpeg reports", () => {
    expect(measuredIn(report({}))).toEqual({ i: -21.76, tp: -16.08, lra: 0.1, thresh: -31.76, offset: 0.04 });
    expect(levelIn(report({}))).toBe(-16.04);
  });

  test.each(["-inf", "-70.00", "nan"])("a film of %s is silent: nothing is brought up", (input_i) => {
    expect(measuredIn(report({ input_i }))).toBeNull();
  });

  test("without a report there is no level", () => {
    expect([measuredIn("{}"), measuredIn(""), levelIn('{"input_i": 1')]).toEqual([null, null, null]);
  });
});

describe("[BZ64] sizes and rates", () => {
  test.each([
    [
      { widthPx: 3840, heightPx: 2160 },
      { widthPx: 1920, heightPx: 1080 },
    ],
    [
      { widthPx: 2160, heightPx: 3840 },
      { widthPx: 1080, heightPx: 1920 },
    ],
    [
      { widthPx: 4000, heightPx: 3000 },
      { widthPx: 1440, heightPx: 1080 },
    ],
    [
      { widthPx: 639, heightPx: 357 },
      { widthPx: 640, heightPx: 358 },
    ],
    [
      { widthPx: 320, heightPx: 240 },
      { widthPx: 320, heightPx: 240 },
    ],
  ])("%o is shown as %o", (came, shown) => {
    expect(shownSize(came)).toEqual(shown);
  });

  test.each([
    [29.97, true, "30000/1001"],
    [30, true, "30"],
    [25, true, "25"],
    [60, true, "30"],
    [50, true, "25"],
    [15, true, "15"],
    [27, false, "30"],
    [25.1, false, "25"],
  ])("%f a second, steady: %s, are shown %s a second", (rate, isSteady, shown) => {
    expect(shownRate({ rate, isSteady })).toBe(shown);
  });

  test("shapes are as large as the film has to show", () => {
    expect(shapeSize("9x16", { widthPx: 1920, heightPx: 1080 })).toEqual({ widthPx: 1080, heightPx: 1920 });
    expect(shapeSize("1x1", { widthPx: 640, heightPx: 360 })).toEqual({ widthPx: 720, heightPx: 720 });
    expect([
      isOfShape("9x16", { widthPx: 1080, heightPx: 1920 }),
      isOfShape("1x1", { widthPx: 4, heightPx: 3 }),
    ]).toEqual([true, false]);
  });
});

describe("[BZ66] fences around ffmpeg", () => {
  const run = {
    program: "/usr/bin/ffmpeg",
    args: ["-i", "/clips/a/source"],
    sources: ["/clips/a/source"],
    folder: "/clips/a/.work-1",
    mostBytes: 1000,
  };

  test("both: limits are set first, then walls without a network, the source to be read and the folder to be written", () => {
    const command = fenced({ ...run, program: process.execPath }, { prlimit: "prlimit", bwrap: "bwrap" }).join(" ");
    expect(command).toMatch(/^prlimit --as=\d+ --fsize=1000 .* -- bwrap --unshare-all --die-with-parent /);
    expect(command).toContain("--ro-bind /clips/a/source /clips/a/source --bind /clips/a/.work-1 /clips/a/.work-1");
    expect(command.endsWith(`${process.execPath} -i /clips/a/source`)).toBe(true);
  });

  test("none on this machine: the program by itself", () => {
    expect(fenced(run, { prlimit: null, bwrap: null })).toEqual(["/usr/bin/ffmpeg", "-i", "/clips/a/source"]);
  });
});

test("[BZ65] an init segment is turned in its matrix alone", () => {
  const init = Buffer.alloc(120);
  init.write("tkhd", 4, "latin1");
  const matrix = (turned: Buffer) => Array.from({ length: 6 }, (_, at) => turned.readInt32BE(48 + at * 4));
  expect(matrix(turnedInit(init, 90))).toEqual([0, 0x10000, 0, -0x10000, 0, 0]);
  expect(turnedInit(init, 0)).toBe(init);
});

describe("[BZ67] what the child says is taken only in the form it was given", () => {
  test.each([
    [{ type: "done" }, { type: "done" }],
    [
      { type: "refused", problem: "TRUNCATED" },
      { type: "refused", problem: "TRUNCATED" },
    ],
    [{ type: "refused", problem: "<script>" }, null],
    [{ type: "facts", facts: { container: "mp4" } }, null],
    ["done", null],
    [null, null],
  ])("%o", (said, taken) => {
    expect(parseWord(said)).toEqual(taken);
  });
});
