import { type Millis, millis } from "../../../shared/time.ts";

const PATIENCE_MS = 4000;

/** As the browser's own player reads it; `null`: it does not know, or not in time. */
export function filmLength(film: Blob): Promise<Millis | null> {
  const video = document.createElement("video");
  const address = URL.createObjectURL(film);
  const known = new Promise<Millis | null>((resolve) => {
    video.preload = "metadata";
    video.onloadedmetadata = () => resolve(Number.isFinite(video.duration) ? millis(video.duration * 1000) : null);
    video.onerror = () => resolve(null);
    setTimeout(() => resolve(null), PATIENCE_MS);
    video.src = address;
  });
  return known.finally(() => {
    video.removeAttribute("src");
    URL.revokeObjectURL(address);
  });
}
