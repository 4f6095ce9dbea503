import type { Ticks } from "../../../shared/time.ts";
import type { Silence } from "./silence.ts";

/** Where a track of the film ends before a break. */
export interface LaneEnd {
  readonly shownUntil: Ticks;
  /** When its last frame is decoded. */
  readonly decodedLast: Ticks;
  /** How long that frame lasts, as far as its fragment could know. */
  readonly lastDuration: Ticks;
}

/** With what a track begins after it, on its own time base. */
export interface LaneStart {
  readonly decodedAt: Ticks;
  readonly shownAt: Ticks;
}

export interface BothSides<Side> {
  readonly video: Side | null;
  readonly audio: Side | null;
}

export interface Splice {
  /** From the time base after the break to the film's time; the same for both tracks, so they stay together. */
  readonly shift: number;
  /** Frames of silence that lead the sound up to where it goes on. */
  readonly silentFrames: number;
}

/** The film begins with the first frame that is shown or heard. */
export function firstSplice({ video, audio }: BothSides<LaneStart>): Splice {
  const starts = [video, audio].filter((one) => one !== null).map(({ shownAt }) => shownAt);
  return { shift: starts.length === 0 ? 0 : -Math.min(...starts), silentFrames: 0 };
}

/**
 * Joins what stands after a break to what stood before it, as near as both tracks allow (RC4). The sound goes on exactly
 * where it ended, after silence if need be: players that count samples of sound would lose the picture otherwise. The
 * picture's last frame gives way instead, by at most half of itself, or lasts longer.
 */
export function splice(before: BothSides<LaneEnd>, after: BothSides<LaneStart>, silence: Silence | null): Splice {
  const picture = pictureBound(before.video, after.video);
  if (before.audio === null || after.audio === null) {
    // One of the two stands alone on one side of the break: it goes on when everything of before is over.
    const end = Math.max(before.video?.shownUntil ?? 0, before.audio?.shownUntil ?? 0);
    const { shift } = firstSplice(after);
    return { shift: Math.max(shift + end, picture), silentFrames: 0 };
  }
  // Sound without picture before or after, all the same.
  const wholePicture = after.video === null ? (before.video?.shownUntil ?? 0) - after.audio.shownAt : picture;
  const sound = before.audio.shownUntil - after.audio.shownAt;
  const missing = Math.max(wholePicture - sound, 0);
  if (silence === null) return { shift: sound + missing, silentFrames: 0 };
  const silentFrames = Math.ceil(missing / silence.frameTicks);
  return { shift: sound + Math.round(silentFrames * silence.frameTicks), silentFrames };
}

/** The least shift with which pictures neither overlap nor are decoded out of order. */
function pictureBound(before: LaneEnd | null, after: LaneStart | null): number {
  if (before === null || after === null) return Number.NEGATIVE_INFINITY;
  return Math.max(
    before.shownUntil - Math.floor(before.lastDuration / 2) - after.shownAt,
    before.decodedLast + 1 - after.decodedAt,
  );
}
