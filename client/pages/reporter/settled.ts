import type { Clip, ClipState } from "../../../shared/clips.ts";
import type { Recording } from "./recording.ts";

/** The server made a film of it, or its consent was taken back: nothing of it has to stay on the phone. */
const settledStates: ReadonlySet<ClipState> = new Set(["review", "returned", "approved", "rejected", "withdrawn"]);

/** Whether a take on the phone has done its work (BZ120). */
export function settled({ state, clipId, isAnew }: Recording, clips: readonly Clip[]): boolean {
  const clip = clips.find(({ id }) => id === clipId);
  if (clip === undefined) return false;
  if (clip.state === "withdrawn") return true;
  return state === "sent" && !isAnew && settledStates.has(clip.state);
}
