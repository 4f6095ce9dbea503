/** How fast the line is, from a file that is fetched anyway. A rough figure: it is told in words. */

export interface Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the fastest try; connecting and waiting are not in it. */
  readonly megabitsPerSecond: number;
}

/** A small file on a fast line is over before its speed can be read: a few tries, and the fastest counts. */
const TRIES = 3;
const PATIENCE_MS = 15_000;

/** @throws when it cannot be had */
export async function fetchAndTime(address: string): Promise<Fetched> {
  let best = 0;
  for (let tries = 1; ; tries += 1) {
    const { bytes, took } = await fetchOnce(address);
    // Timers are coarse; under a millisecond nothing can be told but that it is fast.
    best = Math.max(best, megabits(bytes.byteLength, Math.max(took, 1)));
    // On a slow line more tries would only cost the reader.
    if (tries === TRIES || took > 1000) return { bytes, megabitsPerSecond: best };
  }
}

async function fetchOnce(address: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly took: number }> {
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`sample answered ${answer.status}`);
  const began = performance.now();
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { bytes, took: performance.now() - began };
}

const megabits = (bytes: number, tookMs: number): number => (bytes * 8) / 1000 / tookMs;

/** What the speed is enough for: the stage's usual pictures take 1 to 3 Mbit/s. */
export function speedSort(megabitsPerSecond: number): "high" | "enough" | "low" {
  if (megabitsPerSecond >= 4) return "high";
  return megabitsPerSecond >= 1.2 ? "enough" : "low";
}
