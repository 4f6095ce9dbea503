/** 16.16 fixed point, as `tkhd` writes a matrix (ISO 14496-12 8.3.2); the last column is 2.30. */
const ONE = 0x00010000;
const quarterTurns: Readonly<Record<number, readonly [a: number, b: number, c: number, d: number]>> = {
  90: [0, ONE, -ONE, 0],
  180: [-ONE, 0, 0, -ONE],
  270: [0, -ONE, ONE, 0],
};
/** From the start of a version 0 `tkhd` box to its matrix. */
const TO_MATRIX = 48;

/** The same init segment with the picture's rotation in it, which our window has no use for: a phone's film without ffmpeg does. */
export function turnedInit(init: Buffer, rotation: number): Buffer {
  const turn = quarterTurns[rotation];
  const box = init.indexOf("tkhd") - 4;
  if (turn === undefined || box < 0) return init;
  const [a, b, c, d] = turn;
  const turned = Buffer.from(init);
  for (const [column, value] of [a, b, 0, c, d, 0].entries()) turned.writeInt32BE(value, box + TO_MATRIX + column * 4);
  return turned;
}
