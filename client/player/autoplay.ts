import type { Engine } from "./engine.ts";

/** `muted`: the browser lets nothing sound before the viewer has touched the page. `refused`: it does not play at all. */
export type Autoplay = "playing" | "muted" | "refused";

/** Plays with sound if the browser allows it, else without, else not. */
export async function playAsAllowed(engine: Engine, video: HTMLVideoElement): Promise<Autoplay> {
  if (await tries(engine)) return "playing";
  if (video.muted) return "refused";
  video.muted = true;
  return (await tries(engine)) ? "muted" : "refused";
}

async function tries(engine: Engine): Promise<boolean> {
  try {
    await engine.play();
    return true;
  } catch (reason) {
    // AbortError is a new source or a pause in between: no refusal, and no answer either.
    return !(reason instanceof DOMException && reason.name === "NotAllowedError");
  }
}
