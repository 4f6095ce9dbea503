import { isMade } from "../../../shared/clips/states.ts";
import type { KeptClip } from "../ports.ts";

/** A part of the stream that has no film of its own yet: it is shown from the archive (BZ203). */
export const isUnkept = (clip: KeptClip | null): boolean =>
  clip !== null && clip.sort === "stream" && clip.wholeMs === null && isMade(clip.state);
