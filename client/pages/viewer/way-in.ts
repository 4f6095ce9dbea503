import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { PlayerStateEvent } from "../../player/events.ts";
import type { PlayerElement } from "../../player/player.ts";

/** `#t=1769758860000`: where whoever opened the page wants to begin; `null`: nowhere in particular (FD123). */
export function wishedMoment(hash: string): ProgramTime | null {
  const at = Number(/^#t=(\d{12,14})(?:\.\d+)?$/.exec(hash)?.[1] ?? Number.NaN);
  return Number.isNaN(at) ? null : programTime(at);
}

/**
 * Goes to the moment that the address names, once: as soon as there is a picture, or a recording that could be played.
 * @param page what the player stands in
 */
export function goToWished(page: HTMLElement, playerOf: () => PlayerElement | null): void {
  const at = wishedMoment(location.hash);
  if (at === null) return;
  const go = ({ state: { phase } }: PlayerStateEvent): void => {
    if (phase !== "live" && phase !== "behind" && phase !== "ready" && phase !== "paused") return;
    page.removeEventListener(PlayerStateEvent.type, go);
    playerOf()?.watchFrom(at);
  };
  page.addEventListener(PlayerStateEvent.type, go);
  // It may have come to a picture before this code did.
  const player = playerOf();
  if (player !== null) go(new PlayerStateEvent(player.state));
}
