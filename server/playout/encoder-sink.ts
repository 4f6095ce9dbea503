import type { MediaEvent, MediaSink } from "../media/sample.ts";

type TrackEvent = Extract<MediaEvent, { type: "track" }>;

export interface EncoderCallbacks {
  /** The first sample is here. Answers where it goes from now on. */
  readonly onReady: () => MediaSink;
  readonly onHeard: () => void;
  readonly onEnd: (reason: string) => void;
}

/**
 * A publisher's way to the stage. Until its first sample it takes nothing from who is on air; once detached it is deaf.
 * Ingest promises that a session's first video sample is a keyframe, and that tracks come just before it (RT15).
 */
export class EncoderSink implements MediaSink {
  readonly #callbacks: EncoderCallbacks;
  #tracks: readonly TrackEvent[] = [];
  #target: MediaSink | null = null;
  #isDetached = false;

  constructor(callbacks: EncoderCallbacks) {
    this.#callbacks = callbacks;
  }

  push(event: MediaEvent): void {
    if (this.#isDetached) return;
    this.#callbacks.onHeard();
    if (this.#target === null) {
      if (event.type === "track")
        this.#tracks = [...this.#tracks.filter(({ track }) => track.type !== event.track.type), event];
      if (event.type !== "sample") return;
      this.#target = this.#callbacks.onReady();
      for (const track of this.#tracks) this.#target.push(track);
    }
    this.#target.push(event);
  }

  end(reason: string): void {
    if (this.#isDetached) return;
    this.detach(reason);
    this.#callbacks.onEnd(reason);
  }

  /** Ends what it fed, without a word to the switch: who detaches it knows. */
  detach(reason: string): void {
    if (this.#isDetached) return;
    this.#isDetached = true;
    this.#target?.end(reason);
  }
}
