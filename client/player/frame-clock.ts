import { type Millis, millis } from "../../shared/time.ts";

// A hidden page shows no frames and a stream without picture has none: after this long `timeupdate` speaks for them.
const SILENCE = 400;

/**
 * Says the media time of each frame as it is shown. `currentTime` runs ahead of the picture by up to a frame or more;
 * `requestVideoFrameCallback` names the frame itself. Rules PL13–PL15.
 */
export class FrameClock {
  readonly #video: HTMLVideoElement;
  readonly #onFrame: (mediaTime: Millis) => void;
  readonly #stop = new AbortController();
  #lastFrameAt = Number.NEGATIVE_INFINITY;
  #handle = 0;

  constructor(video: HTMLVideoElement, onFrame: (mediaTime: Millis) => void) {
    this.#video = video;
    this.#onFrame = onFrame;
    // Firefox before 132 has no such callback; there `timeupdate` and seeks are what there is, four times a second.
    if ("requestVideoFrameCallback" in video) this.#await();
    for (const type of ["timeupdate", "seeked"]) {
      video.addEventListener(type, this.#speakForFrames, { signal: this.#stop.signal });
    }
  }

  stop(): void {
    this.#stop.abort();
    if ("cancelVideoFrameCallback" in this.#video) this.#video.cancelVideoFrameCallback(this.#handle);
  }

  #await(): void {
    this.#handle = this.#video.requestVideoFrameCallback((_, { mediaTime }) => {
      this.#lastFrameAt = performance.now();
      this.#onFrame(millis(mediaTime * 1000));
      if (!this.#stop.signal.aborted) this.#await();
    });
  }

  readonly #speakForFrames = (): void => {
    if (performance.now() - this.#lastFrameAt > SILENCE) this.#onFrame(millis(this.#video.currentTime * 1000));
  };
}
