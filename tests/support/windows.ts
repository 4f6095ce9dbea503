import type { Targets } from "../../server/packager/targets.ts";
import { Window, type WindowOptions } from "../../server/packager/window.ts";
import { millis, programTime } from "../../shared/time.ts";

export const someTargets: Targets = { targetDurationSeconds: 4, partTarget: millis(220) };
export const WINDOW_START_MS = Date.UTC(2026, 0, 1, 12);

export const aWindow = (given: Partial<WindowOptions> = {}): Window =>
  new Window({
    epoch: "e1",
    firstSequence: 100,
    firstDiscontinuity: 100,
    windowMinutes: 60,
    windowBytes: 1e9,
    ...given,
  });

export interface SegmentShape {
  readonly fragments?: number;
  readonly fragmentMs?: number;
  readonly bytes?: number;
  readonly isDiscontinuity?: boolean;
  readonly isOpen?: boolean;
  /** Made anew when left out and the segment is a discontinuity or the first. */
  readonly startsAtMs?: number;
}

/** Adds a segment of even fragments, the first of them independent. */
export function addSegment(window: Window, given: SegmentShape = {}): void {
  const shape = { fragments: 10, fragmentMs: 200, bytes: 10, isDiscontinuity: false, isOpen: false, ...given };
  const last = window.segments.at(-1);
  const init = last === undefined || shape.isDiscontinuity ? window.addInit(Buffer.from("init")) : last.init;
  const startsAt = programTime(shape.startsAtMs ?? window.edge ?? WINDOW_START_MS);
  window.openSegment({ init, source: "encoder", isDiscontinuity: shape.isDiscontinuity, startsAt });
  for (let index = 0; index < shape.fragments; index += 1) addFragment(window, { ...shape, index });
  if (!shape.isOpen) window.closeSegment(millis(shape.fragments * shape.fragmentMs), someTargets);
}

export function addFragment(
  window: Window,
  { index = 0, bytes = 10, fragmentMs = 200 }: { index?: number; bytes?: number; fragmentMs?: number } = {},
): void {
  const msn = window.nextMsn - 1;
  window.append({
    bytes: Buffer.alloc(bytes, `[${msn}.${index}]`),
    duration: millis(fragmentMs),
    isIndependent: index === 0,
  });
}
