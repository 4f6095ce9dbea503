import type { Loudspeaker } from "../ui/loudspeaker.ts";
import type { Autoplay } from "./autoplay.ts";

/** The sound of the player's `<video>`: what the viewer wants and what the browser lets be heard. */
export class Sound {
  readonly #video: () => HTMLVideoElement | null;
  readonly #isNeverHeard: () => boolean;
  #autoplay: Autoplay = "playing";
  #loudspeaker: Loudspeaker | null = null;
  #stopHearing = () => {};
  #isAway = false;
  /** What the viewer wants while something else on the page is heard; `null`: nothing else is, and the `<video>` knows. */
  #wish: { readonly isMuted: boolean } | null = null;

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
    return this.#wish?.isMuted ?? this.#video()?.muted ?? false;
  }

  /** Shares the page's loudspeaker with what speaks in the broadcast's place (PL99). */
  use(loudspeaker: Loudspeaker | null): void {
    this.#stopHearing();
    this.#loudspeaker = loudspeaker;
    this.#stopHearing = loudspeaker?.listen(() => this.#makeWay(loudspeaker.isTaken)) ?? (() => {});
    this.#makeWay(loudspeaker?.isTaken ?? false);
    this.tell();
  }

  /** The picture has left the page for a window of its own, or is back. */
  leave(isAway: boolean): void {
    this.#isAway = isAway;
    this.tell();
  }

  /** Says on the page how the viewer listens. */
  tell(): void {
    const video = this.#video();
    if (video === null) return;
    this.#loudspeaker?.tell({ isMuted: this.isMuted, volume: video.volume, isAway: this.#isAway });
  }

  begin(volume: number): void {
    const video = this.#video();
    if (video === null) return;
    video.volume = volume;
    if (this.#wish === null) video.muted = this.#isNeverHeard();
    this.tell();
  }

  /** A later play goes well while muted; the button that asks for sound stays until there is sound. */
  noteAutoplay(outcome: Autoplay): void {
    const isStillMuted = this.#autoplay === "muted" && this.isMuted;
    this.#autoplay = outcome === "playing" && isStillMuted ? "muted" : outcome;
  }

  mute(isMuted: boolean): void {
    const video = this.#video();
    if (video === null) return;
    const isSilent = isMuted || this.#isNeverHeard();
    // Also when something else is heard: a press of this moment is what lets it sound later (Safari).
    video.muted = isSilent;
    if (this.#wish !== null) {
      this.#wish = { isMuted: isSilent };
      video.muted = true;
    }
    if (!isMuted) this.#autoplay = "playing";
    this.tell();
  }

  /** From 0 to 1, clamped. Whoever turns the volume wants to hear. */
  turn(volume: number): void {
    const video = this.#video();
    if (video === null) return;
    video.volume = Math.min(1, Math.max(0, volume));
    this.mute(false);
  }

  /** Silent while another speaks; then as the viewer wants it, who may have turned it meanwhile. */
  #makeWay(isTaken: boolean): void {
    const video = this.#video();
    if (video === null || isTaken === (this.#wish !== null)) return;
    if (isTaken) this.#wish = { isMuted: video.muted };
    video.muted = isTaken || this.isMuted;
    if (!isTaken) this.#wish = null;
  }
}
