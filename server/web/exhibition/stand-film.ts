import type { Stand, StandFilm } from "../../../shared/exhibition.ts";
import type { ClipReader } from "../clip-ports.ts";

/** What became of the film that the draft names; `null`: it names none, or there are no clips in this house (EB19). */
export async function filmOf(clips: Pick<ClipReader, "clip"> | undefined, stand: Stand): Promise<StandFilm | null> {
  const clipId = stand.draft.film?.clipId;
  if (clipId === undefined || clips === undefined) return null;
  const clip = await clips.clip(clipId);
  // Another meeting's clip is nothing that this stand is told of.
  if (clip === null || clip.meeting !== stand.meeting) return { clipId, state: "gone", problem: null };
  return { clipId, state: clip.state, problem: clip.problem };
}
