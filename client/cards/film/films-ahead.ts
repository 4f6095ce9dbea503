/**
 * The film that comes next, so that it begins on its frame: the very `<video>` that the card will play, hidden and still.
 * How far a browser reads ahead in a film that stands still is its own, some seconds; never in more than one (BZ169).
 */
import { clipAddress } from "../../../shared/clips.ts";

/** Whoever pauses a recording before a film for longer has it on its frame all the same. */
const KEPT_MS = 90_000;

let ahead: { readonly id: string; readonly video: HTMLVideoElement; readonly timer: number } | null = null;

export function prepareFilm(id: string): void {
  if (ahead?.id === id) return;
  forget();
  ahead = { id, video: makeFilm(id), timer: window.setTimeout(forget, KEPT_MS) };
}

/** The film that was prepared, or a new one. It is its taker's alone, who lets go of it. */
export function takeFilm(id: string): HTMLVideoElement {
  if (ahead?.id !== id) return makeFilm(id);
  const { video, timer } = ahead;
  clearTimeout(timer);
  ahead = null;
  if (video.error === null) return video;
  letGo(video);
  return makeFilm(id);
}

/** Ends its loading, too. */
export function letGo(video: HTMLVideoElement): void {
  video.pause();
  video.replaceChildren();
  video.removeAttribute("src");
  video.load();
}

function makeFilm(id: string): HTMLVideoElement {
  const video = document.createElement("video");
  const captions = document.createElement("track");
  captions.kind = "captions";
  captions.src = clipAddress.captions(id);
  video.append(captions);
  // Drawn by us where captions stand; and loaded, which a disabled track would not be.
  captions.track.mode = "hidden";
  video.muted = true;
  video.playsInline = true;
  video.disablePictureInPicture = true;
  video.preload = "auto";
  video.src = clipAddress.film(id);
  return video;
}

function forget(): void {
  if (ahead === null) return;
  clearTimeout(ahead.timer);
  letGo(ahead.video);
  ahead = null;
}
