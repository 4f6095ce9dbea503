import type { FilmPlan } from "./plan-film.ts";

const MOST_AT_ONCE = 256 * 1024;

/**
 * Bytes of the file from `from` to before `to`, a piece at a time and none before it is asked for.
 * @throws what a segment throws when it cannot be read.
 */
export async function* readFilm({ head, payloads }: FilmPlan, from: number, to: number): AsyncGenerator<Uint8Array> {
  const inHead = Math.min(to, head.byteLength);
  for (let at = from; at < inHead; at += MOST_AT_ONCE) yield head.subarray(at, Math.min(at + MOST_AT_ONCE, inHead));
  const media = Math.max(from, head.byteLength) - head.byteLength;
  if (to > head.byteLength) yield* payloads.read(media, to - head.byteLength);
}
