/** Printed in every test's name: `HOSTILE_SEED=…` repeats a run that failed. */
export const SEED = Number(process.env["HOSTILE_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** Small, fast, and the same everywhere: mulberry32. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Sound bytes, each time with a few of them changed, dropped, doubled or made extreme. */
export function* damaged(sound: Uint8Array, count: number, seed = SEED): Generator<Buffer> {
  const random = randomNumbers(seed);
  for (let index = 0; index < count; index += 1) {
    let bytes: Buffer = Buffer.from(sound);
    for (let wounds = 1 + random(4); wounds > 0 && bytes.length > 0; wounds -= 1) bytes = wound(bytes, random);
    yield bytes;
  }
}

function wound(bytes: Buffer, random: (below: number) => number): Buffer {
  const at = random(bytes.length);
  switch (random(6)) {
    case 0:
      bytes[at] = random(256);
      return bytes;
    case 1:
      bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random(5)] ?? 0;
      return bytes;
    case 2:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      return bytes;
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + random(8)))]);
  }
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(at + 1))]);
}
