import { expect, test } from "vitest";
import { LoudnessLines } from "../../../../server/loudness/loudness-lines.ts";

const said = `frame:38   pts:182400  pts_time:3.8
lavfi.r128.M=-21.706
lavfi.r128.S=-23.174
lavfi.r128.I=-23.090
lavfi.r128.LRA=0.010
frame:39   pts:187200  pts_time:3.9
lavfi.r128.M=-inf
lavfi.r128.S=-171.907
lavfi.r128.I=nan
`;
const read = [
  { atSeconds: 3.8, momentaryLufs: -21.7, shortTermLufs: -23.2 },
  { atSeconds: 3.9, momentaryLufs: -120, shortTermLufs: -120 },
];

test("[CR53] ffmpeg's lines are read, silence as −120", () => {
  expect(new LoudnessLines().push(said)).toEqual(read);
});

test("[CR53] in whatever pieces they come", () => {
  for (const size of [1, 7, 34]) {
    const lines = new LoudnessLines();
    const pieces = Array.from({ length: Math.ceil(said.length / size) }, (_, at) =>
      said.slice(at * size, (at + 1) * size),
    );
    expect(pieces.flatMap((piece) => lines.push(piece))).toEqual(read);
  }
});

test("[CR53] an endless line is not gathered", () => {
  const lines = new LoudnessLines();
  for (let piece = 0; piece < 50; piece += 1) lines.push("x".repeat(10_000));
  expect(lines.push(`\n${said}`)).toEqual(read);
});
