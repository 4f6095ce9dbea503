import { between, later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { SegmentFacts, StoredSegment } from "./segment-store.ts";
import { WindowSegment } from "./window-segment.ts";

/** The list must have no holes, and each number between two segments costs a line: past this the older part is left out. */
const MOST_MISSING = 7200;
/**
 * Between two runs of the server next to no media time goes by, as with any discontinuity: the date alone says how long it was.
 * A player whose buffer ends where the gaps begin has all of them as a hole, and before its first frame of sound up to another
 * frame. Chromium plays over such holes of 20 ms and stopped at one of 29 ms.
 */
const BRIDGE_MS = 1;
/** Lists write hundredths of a millisecond, and a segment of no length confuses players. */
const LEAST_GAP_MS = 0.01;
const MOST_GAP_MS = 1;
/** What viewers may have seen of the last run beyond what the disk has, where nobody kept count. */
const SPARE_NUMBERS = 64;

/** What a new run goes on from. */
export interface RunStart {
  /** No number below it is free. */
  readonly firstSequence: number;
  /** No discontinuity up to it is free. */
  readonly firstDiscontinuity: number;
}

/**
 * What of an earlier run a window lists: nothing older than the window, nothing from a future that a wrong clock told of.
 * @param stored oldest first.
 */
export function listable(
  stored: readonly StoredSegment[],
  { now, windowMinutes }: { readonly now: ProgramTime; readonly windowMinutes: number },
): readonly StoredSegment[] {
  const oldest = now - windowMinutes * 60_000;
  const isKnown = ({ startsAt, duration }: StoredSegment) => startsAt + duration > oldest && startsAt <= now;
  const dated = stored.filter(isKnown);
  const cut = dated.findLastIndex((segment, index) => index > 0 && !follows(dated[index - 1], segment));
  return dated.slice(Math.max(cut, 0));
}

/** The first free numbers above all that the disk has seen and all that was set aside before. */
export function runAfter(
  stored: readonly StoredSegment[],
  kept: {
    readonly firstSequence: number | null;
    readonly firstDiscontinuity: number | null;
    readonly calendar: number;
  },
): RunStart {
  const last = stored.at(-1);
  if (last === undefined) {
    return { firstSequence: kept.firstSequence ?? kept.calendar, firstDiscontinuity: kept.firstDiscontinuity ?? 0 };
  }
  const firstDiscontinuity = Math.max(kept.firstDiscontinuity ?? 0, last.discontinuity);
  // Each discontinuity that is skipped stands before a number that is skipped.
  const least = last.number + 1 + (firstDiscontinuity - last.discontinuity);
  const firstSequence = Math.max(kept.firstSequence ?? last.number + 1 + SPARE_NUMBERS, least);
  return { firstSequence, firstDiscontinuity };
}

/**
 * An earlier run's segments as a list without holes, up to the first number of this run. What the disk does not have is a
 * gap: with the time it lasted where a run lost it, without any between two runs. Rule HL15.
 * @param stored as `listable` answers.
 */
export function relisted(stored: readonly StoredSegment[], start: RunStart): readonly WindowSegment[] {
  const last = stored.at(-1);
  if (last === undefined || start.firstSequence - last.number - 1 > MOST_MISSING) return [];
  const bridgedTo = { number: start.firstSequence, discontinuity: start.firstDiscontinuity };
  return stored.flatMap((segment, index) => {
    const next = stored[index + 1];
    const missing = next === undefined ? bridge(segment, bridgedTo) : missingBetween(segment, next);
    return [WindowSegment.stored(segment), ...missing.map((facts) => WindowSegment.gap(facts))];
  });
}

/** Whether two segments may stand in one list, with what is missing between them. */
function follows(before: StoredSegment | undefined, after: StoredSegment): boolean {
  if (before === undefined) return true;
  const missing = after.number - before.number - 1;
  const skipped = after.discontinuity - before.discontinuity - (after.isDiscontinuity ? 1 : 0);
  return missing >= 0 && missing <= MOST_MISSING && skipped >= 0 && skipped <= missing;
}

function missingBetween(before: StoredSegment, after: StoredSegment): readonly SegmentFacts[] {
  const count = after.number - before.number - 1;
  const discontinuity = after.discontinuity - (after.isDiscontinuity ? 1 : 0);
  const next = { number: after.number, discontinuity };
  if (after.epoch !== before.epoch) return bridge(before, next);
  const lost = between(endOf(before), after.startsAt) / Math.max(count, 1);
  return missingAfter(before, next, millis(Math.min(Math.max(lost, MOST_GAP_MS), before.duration)));
}

type Next = Pick<SegmentFacts, "number" | "discontinuity">;

function bridge(before: StoredSegment, next: Next): readonly SegmentFacts[] {
  const each = BRIDGE_MS / Math.max(next.number - before.number - 1, 1);
  return missingAfter(before, next, millis(Math.min(MOST_GAP_MS, Math.max(LEAST_GAP_MS, each))));
}

function missingAfter(before: StoredSegment, next: Next, duration: Millis): readonly SegmentFacts[] {
  return Array.from({ length: next.number - before.number - 1 }, (_, index) => ({
    epoch: before.epoch,
    number: before.number + 1 + index,
    init: before.init,
    source: before.source,
    isDiscontinuity: before.discontinuity + index < next.discontinuity,
    discontinuity: Math.min(before.discontinuity + index + 1, next.discontinuity),
    startsAt: later(endOf(before), millis(index * duration)),
    duration,
  }));
}

const endOf = ({ startsAt, duration }: StoredSegment): ProgramTime => programTime(startsAt + duration);
