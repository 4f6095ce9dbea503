/**
 * Says the lines of a film's captions as they come; `""`: none now. They are drawn where the page has its captions, and not
 * over the picture.
 * @returns stops
 */
export function captionsOf(video: HTMLVideoElement, say: (text: string) => void): () => void {
  const [track] = video.textTracks;
  if (track === undefined) return () => {};
  const tell = () => say(textOf(track.activeCues));
  track.addEventListener("cuechange", tell);
  tell();
  return () => track.removeEventListener("cuechange", tell);
}

/** Without the marks of WebVTT: voices, colours, places. */
const textOf = (cues: TextTrackCueList | null): string =>
  [...(cues ?? [])]
    .map((cue) => (cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? "") : ""))
    .join("\n")
    .trim();
