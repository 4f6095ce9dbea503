/** What follows from a clip, without words. Pure. */
import type { Clip, ClipState } from "../../../shared/clips.ts";
import { type Millis, millis } from "../../../shared/time.ts";

/** How long what is shown of it lasts; `null`: not known before it is converted. */
export function shownLength({ media, trim, cut = null }: Clip): Millis | null {
  const isSame = trim?.fromMs === cut?.fromMs && trim?.toMs === cut?.toMs;
  // A film that is cut as it is to be shown knows best: a cut falls on pictures.
  if (trim !== null && !isSame) return millis(trim.toMs - trim.fromMs);
  return media === null ? null : media.durationMs;
}

/** More stand on the page: a room is not pushed down by a queue. */
const MOST_ON_SHELF = 5;

/** States as the queue has them: what waits for a person first. */
export const queueOrder = [
  "review",
  "receiving",
  "converting",
  "failed",
  "returned",
  "approved",
  "rejected",
  "withdrawn",
] as const satisfies readonly ClipState[];

/** Clips by state in that order, newest first; a film of a stand is its desk's. */
export function queueOf(
  clips: readonly Clip[],
): readonly { readonly state: ClipState; readonly clips: readonly Clip[] }[] {
  const ofMeeting = clips.filter(({ sort }) => sort !== "film").toSorted((one, other) => other.madeAt - one.madeAt);
  return queueOrder
    .map((state) => ({ state, clips: ofMeeting.filter((clip) => clip.state === state) }))
    .filter((group) => group.clips.length > 0);
}

/** What the room itself shows: what waits, what can be taken, what comes; the newest of each. */
export function shelfOf(clips: readonly Clip[]): readonly Clip[] {
  const shown: readonly ClipState[] = ["review", "approved", "converting", "receiving"];
  const byState = new Map(queueOf(clips).map((group) => [group.state, group.clips]));
  return shown.flatMap((state) => byState.get(state) ?? []).slice(0, MOST_ON_SHELF);
}

export const waitingFor = (clips: readonly Clip[]): number =>
  clips.filter(({ sort, state }) => sort !== "film" && state === "review").length;

/** What a list calls it: its title, else who speaks; `null`: neither was written. */
export const nameOf = ({ title, subject }: Clip): string | null => title.trim() || subject?.name.trim() || null;
