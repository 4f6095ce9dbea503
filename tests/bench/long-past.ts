import { systemClock } from "../../server/clock.ts";
import type { StoredSegment } from "../../server/packager/segment-store.ts";
import { millis, programTime } from "../../shared/time.ts";

export const PAST_SEGMENT_MS = 2000;

/** What an earlier run left, up to before `nextNumber`. Listed, never read: nobody seeks there. */
export function pastOf(segments: number, nextNumber: number): readonly StoredSegment[] {
  const init = { epoch: "past", id: 1, bytes: new Uint8Array() };
  const endsAt = systemClock.now() - 10_000;
  return Array.from({ length: segments }, (_, index) => ({
    ...{ epoch: "past", number: nextNumber - segments + index, init, source: "loop", isDiscontinuity: false },
    discontinuity: 0,
    startsAt: programTime(endsAt - (segments - index) * PAST_SEGMENT_MS),
    duration: millis(PAST_SEGMENT_MS),
    bytes: 0,
    read: () => Promise.reject(new Error("it was never there")),
  }));
}
