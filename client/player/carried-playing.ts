/** How a tab listens to a meeting, carried from one page to the next: sound that was on goes on (EB71). */
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { PlayerState } from "./state.ts";

const KEY = "efir.carried";
/** Whoever comes back later than this did not walk from page to page: sound by itself would be a surprise. */
const FRESH_MS = 60_000;

export interface CarriedPlaying {
  readonly isPlaying: boolean;
  /** Where to go on; `null`: at the live edge. */
  readonly at: ProgramTime | null;
  readonly isMuted: boolean;
}

/** What is to be carried of a player; `null`: it plays no broadcast. */
export function playingOf(player: {
  readonly state: PlayerState;
  readonly playhead: ProgramTime | null;
  readonly picture: HTMLVideoElement | null;
}): CarriedPlaying | null {
  const { state, playhead, picture } = player;
  const isMuted = picture?.muted === true;
  switch (state.phase) {
    case "connecting":
    case "live":
    case "waiting":
    case "lost":
      return { isPlaying: true, at: null, isMuted };
    case "behind":
      return { isPlaying: true, at: playhead, isMuted };
    case "paused":
      return { isPlaying: false, at: playhead, isMuted };
    case "ready":
    case "replaying":
    case "finished":
    case "ended":
    case "error":
      return null;
  }
}

export function carryPlaying(slug: string, playing: CarriedPlaying | null): void {
  try {
    if (playing === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ slug, leftAt: Date.now(), ...playing }));
  } catch {
    // Not carried: the next page is silent until it is asked.
  }
}

/** What the page before left of this meeting; `null`: nothing, or too long ago. Once: a reload of a page that left nothing is silent. */
export function takeCarriedPlaying(slug: string): CarriedPlaying | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    if (typeof kept !== "object" || kept === null) return null;
    const { slug: of, leftAt, isPlaying, at, isMuted } = kept as Readonly<Record<string, unknown>>; // Each is looked at below.
    if (of !== slug || typeof leftAt !== "number" || Math.abs(Date.now() - leftAt) > FRESH_MS) return null;
    const isMoment = typeof at === "number" && Number.isFinite(at);
    return { isPlaying: isPlaying === true, at: isMoment ? programTime(at) : null, isMuted: isMuted === true };
  } catch {
    return null;
  }
}
