import { actOf } from "../../player/keys.ts";

/** The same keys as over the broadcast's picture (PL60–PL64), for a film with the browser's own controls. */
export function pressFilm(event: KeyboardEvent, film: HTMLVideoElement): void {
  const act = actOf(event, "other");
  if (act === null || !isDone(act, film)) return;
  event.preventDefault();
}

/** `false`: it means nothing here. */
function isDone(act: NonNullable<ReturnType<typeof actOf>>, film: HTMLVideoElement): boolean {
  switch (act.type) {
    case "toggle-play":
      if (film.paused) film.play().catch(() => {});
      else film.pause();
      return true;
    case "skip":
      film.currentTime += act.by / 1000;
      return true;
    case "go-to-start":
      film.currentTime = 0;
      return true;
    case "change-volume":
      film.volume = Math.min(1, Math.max(0, film.volume + act.by));
      return true;
    case "toggle-mute":
      film.muted = !film.muted;
      return true;
    case "toggle-captions":
      for (const track of film.textTracks) track.mode = track.mode === "showing" ? "hidden" : "showing";
      return true;
    case "toggle-fullscreen":
      if (document.fullscreenElement === null) film.requestFullscreen().catch(() => {});
      else document.exitFullscreen().catch(() => {});
      return true;
    default:
      return false;
  }
}
