import { crc32 } from "node:zlib";
import type { Broadcast } from "../../shared/recordings.ts";
import { millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { ArchivedSegment } from "./archived-segment.ts";
import { type Claim, overlaps } from "./claims.ts";
import type { Reel } from "./reel.ts";
import { endOf } from "./reel-index.ts";
import type { StageArchive } from "./stage-archive.ts";

/** A broadcast and where it is. */
export interface BroadcastReels {
  readonly id: string;
  readonly slug: string;
  readonly stage: StageArchive;
  /** Of this meeting and stage: they say which segments of the reels belong to it. */
  readonly claims: readonly Claim[];
  readonly reels: readonly [Reel, ...Reel[]];
  /** The encoder may still go on with it. */
  readonly isOnAir: boolean;
  /** Nothing of the meeting follows it on this stage. */
  readonly isLast: boolean;
}

/** A longer pause begins another broadcast. */
const MOST_PAUSE_MS = 60_000;
/** A reel reaches over its claim by at most the segments in which the meeting was opened and closed. */
const EDGE_MS = 12_000;

/** All broadcasts of one stage, oldest first for each meeting. */
export function broadcastsOf(
  stage: StageArchive,
  claims: readonly Claim[],
  now: ProgramTime,
): readonly BroadcastReels[] {
  const claimsBySlug = Map.groupBy(
    claims.filter((claim) => claim.stage === stage.stage),
    ({ slug }) => slug,
  );
  return [...claimsBySlug].flatMap(([slug, own]) => {
    const runs = runsOf(stage.reels.filter(({ claimedBy }) => claimedBy.includes(slug)));
    return runs.map((reels, index) => {
      const isLast = index === runs.length - 1;
      const until = untilOf(reels);
      const isOnAir = isLast && now - until < MOST_PAUSE_MS && own.some((claim) => claim.until === null);
      return { id: idOf(reels[0], slug), slug, stage, claims: own, reels, isOnAir, isLast };
    });
  });
}

/** What the control room is told. Reads indexes only where a reel reaches over the meeting's edge. */
export async function describe(broadcast: BroadcastReels): Promise<Broadcast> {
  const { id, slug, stage, reels, isOnAir } = broadcast;
  let duration = 0;
  let bytes = 0;
  for (const reel of reels) {
    const segments = isWithin(reel, broadcast.claims) ? null : await segmentsOfReel(broadcast, reel);
    duration += segments?.reduce((sum, segment) => sum + segment.duration, 0) ?? reel.totals?.duration ?? 0;
    bytes += segments?.reduce((sum, segment) => sum + segment.bytes, 0) ?? reel.bytes;
  }
  const from = reels[0].from;
  const until = isOnAir ? null : untilOf(reels);
  return { id, slug, stage: stage.stage, from, until, duration: millis(duration), bytes, hasGaps: hasGaps(broadcast) };
}

/** Oldest first. */
export async function segmentsOf(broadcast: BroadcastReels): Promise<readonly ArchivedSegment[]> {
  const segments: ArchivedSegment[] = [];
  for (const reel of broadcast.reels) segments.push(...(await segmentsOfReel(broadcast, reel)));
  return segments;
}

async function segmentsOfReel({ stage, claims }: BroadcastReels, reel: Reel): Promise<readonly ArchivedSegment[]> {
  const contents = await stage.contents(reel);
  return (contents?.segments ?? []).filter((segment) => {
    const span = { from: segment.startsAt, until: endOf(segment) };
    return claims.some((claim) => overlaps(claim, span));
  });
}

function runsOf(reels: readonly Reel[]): [Reel, ...Reel[]][] {
  const runs: [Reel, ...Reel[]][] = [];
  for (const reel of reels) {
    const run = runs.at(-1);
    if (run !== undefined && reel.from - untilOf(run) < MOST_PAUSE_MS) run.push(reel);
    else runs.push([reel]);
  }
  return runs;
}

const untilOf = (reels: readonly [Reel, ...Reel[]]): ProgramTime =>
  programTime(Math.max(...reels.map(({ until }) => until)));

const isWithin = (reel: Reel, claims: readonly Claim[]): boolean =>
  claims.some(({ from, until }) => reel.from > from - EDGE_MS && (until === null || reel.until < until + EDGE_MS));

const hasGaps = ({ reels, stage, slug, isLast }: BroadcastReels): boolean =>
  (isLast && stage.recorder.hasMissed(slug)) ||
  reels.some(
    ({ header, totals }) => header.isMissingBefore || totals?.hasGaps === true || totals?.isMissingAfter === true,
  );

/** A reel may be of two meetings, so its name alone would not do. */
const idOf = ({ name }: Reel, slug: string): string => `${name}-${crc32(slug).toString(16).padStart(8, "0")}`;
