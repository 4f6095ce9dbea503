import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../clock.ts";
import type { StreamPart, StreamSpan } from "./ports.ts";

/** A segment is closed with a keyframe, four seconds apart at most for most encoders, and then written. */
const PATIENCE_MS = 12_000;
const LOOK_EVERY_MS = 150;

/**
 * What is kept of a span, once the segment that holds its end is. Where nothing more can come, it is asked for once.
 * @returns what there is after all patience, also when it is short.
 */
export async function whenRecorded(
  look: () => Promise<StreamPart | null>,
  { to }: StreamSpan,
  clock: Clock,
): Promise<StreamPart | null> {
  for (;;) {
    const part = await look();
    const isWhole = part !== null && part.to >= to;
    if (isWhole || clock.now() > to + PATIENCE_MS) return part;
    await sleep(LOOK_EVERY_MS);
  }
}
