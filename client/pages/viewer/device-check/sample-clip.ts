/** Six seconds of picture and sound, played the way the broadcast is: through Media Source Extensions where they are. */
import clip from "./clip.mp4?url";

export const clipAddress: string = clip;

/** As tools made it: fragmented MP4, H.264 baseline and AAC. */
const TYPE = 'video/mp4; codecs="avc1.42C01E, mp4a.40.2"';

export type Way = "media-source" | "file";

/** How this browser will play it; `null`: it cannot. */
export function wayToPlay(video: HTMLVideoElement): Way | null {
  if (typeof MediaSource !== "undefined" && MediaSource.isTypeSupported(TYPE)) return "media-source";
  return video.canPlayType(TYPE) === "" ? null : "file";
}

/** Puts the clip into the video. @returns what lets go of it */
export function attachClip(video: HTMLVideoElement, bytes: Uint8Array<ArrayBuffer>, way: Way): () => void {
  const address = way === "file" ? URL.createObjectURL(new Blob([bytes], { type: "video/mp4" })) : sourceOf(bytes);
  video.src = address;
  return () => {
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(address);
  };
}

function sourceOf(bytes: Uint8Array<ArrayBuffer>): string {
  const source = new MediaSource();
  const open = () => {
    const buffer = source.addSourceBuffer(TYPE);
    buffer.addEventListener("updateend", () => source.endOfStream(), { once: true });
    buffer.appendBuffer(bytes);
  };
  source.addEventListener("sourceopen", open, { once: true });
  return URL.createObjectURL(source);
}
