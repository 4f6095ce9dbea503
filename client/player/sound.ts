import type { Autoplay } from "./autoplay.ts";

/** The sound of the player's `<video>`: what the viewer wants and what the browser lets be heard. */
export class Sound {
  readonly #video: () => HTMLVideoElement | null;
  readonly #isNeverHeard: () => boolean;
  #autoplay: Autoplay = "playing";

  /** @param isNeverHeard - a control room's monitor */
  constructor(video: () => HTMLVideoElement | null, isNeverHeard: () => boolean) {
    this.#video = video;
    this.#isNeverHeard = isNeverHeard;
  }

  /** What the browser made of our wish to play; «Включить звук» is offered until there is sound. */
  get autoplay(): Autoplay {
    return this.#autoplay;
  }

  get isMuted(): boolean {
    return this.#video()?.muted ?? false;
  }

  begin(volume: number): void {
    const video = this.#video();
    if (video === null) return;
    video.volume = volume;
    video.muted = this.#isNeverHeard();
  }

  /** A later play goes well while muted; the button that asks for sound stays until there is sound. */
  noteAutoplay(outcome: Autoplay): void {
    const isStillMuted = this.#autoplay === "muted" && this.isMuted;
    this.#autoplay = outcome === "playing" && isStillMuted ? "muted" : outcome;
  }

  mute(isMuted: boolean): void {
    const video = this.#video();
    if (video === null) return;
    video.muted = isMuted || this.#isNeverHeard();
    if (!isMuted) this.#autoplay = "playing";
  }

  /** From 0 to 1, clamped. Whoever turns the volume wants to hear. */
  turn(volume: number): void {
    const video = this.#video();
    if (video === null) return;
    video.volume = Math.min(1, Math.max(0, volume));
    this.mute(false);
  }
}
