/** What a highlight waits for, as the desk lists it. Pure. Rules FD137, FD145. */
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";

/** `hold`: its undo still counts down. `waiting`: approved, and something else keeps it. `correcting`: a later revision is written while the earlier stands. */
export type Stage =
  | "draft"
  | "second-person"
  | "correcting"
  | "hold"
  | "waiting"
  | "released"
  | "withdrawn"
  | "dropped";

export function stageOf({ state, approvals, released, releaseAt }: Highlight, now: ProgramTime): Stage {
  if (state === "approved") return releaseAt !== null && releaseAt > now ? "hold" : "waiting";
  if (state !== "draft") return state;
  if (approvals.length > 0) return "second-person";
  return released.length > 0 ? "correcting" : "draft";
}

/** Why one whose window is over has not left. */
export function keptBy(
  { settings, isKilled }: FeedDesk,
  { waitsForViewers }: Highlight,
): "killed" | "viewers" | "turn" {
  if (settings.isKilled || isKilled) return "killed";
  return waitsForViewers ? "viewers" : "turn";
}

/** Drafts that nobody has looked through yet. */
export const draftsWaiting = (highlights: readonly Highlight[]): number =>
  highlights.filter(({ state }) => state === "draft").length;

/** Approved ones: «Вернуть» still takes them back. Soonest first. */
export const inHold = (highlights: readonly Highlight[]): readonly Highlight[] =>
  highlights
    .filter(({ state }) => state === "approved")
    .toSorted((one, other) => (one.releaseAt ?? 0) - (other.releaseAt ?? 0));

/** So many whole seconds of its undo are left. */
export const secondsLeft = ({ releaseAt }: Highlight, now: ProgramTime): number =>
  releaseAt === null ? 0 : Math.max(0, Math.ceil((releaseAt - now) / 1000));
