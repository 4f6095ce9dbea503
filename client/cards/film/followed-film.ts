import { type Millis, millis } from "../../../shared/time.ts";
import { letGo, takeFilm } from "./films-ahead.ts";
import { atFirst, type FollowerMemory, follow } from "./follower.ts";

/** Between two looks: what is between them is a twentieth of a second at most. */
const EVERY_MS = 200;
/** A picture that says nothing for so long stands. A hidden page says something four times a second. */
const SILENCE_MS = 1200;
/** What has no frames for so long is not there: the broadcast is better than a still. */
const STUCK_MS = 5000;
/** A network that was gone for a moment; what is still not there then is not there. */
const AGAIN_AFTER_MS = [2000, 5000, 10_000] as const;
/** Nobody is shown the film's beginning on the way to its middle. */
const SHOWN_WITHIN_MS = 1500;

export interface FilmMoment {
  /** From the film's start. */
  readonly wanted: Millis;
  readonly pace: number;
}

/**
 * A clip's `<video>`, kept where the broadcast is (BZ161, BZ162). Whoever makes it says what the moment is, and lets go of it.
 * @see follower.ts decides; this does
 */
export class FollowedFilm {
  readonly video: HTMLVideoElement;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  readonly #timer: ReturnType<typeof setInterval>;
  #again: ReturnType<typeof setTimeout> | undefined;
  #memory: FollowerMemory = atFirst;
  #moment: FilmMoment | null = null;
  #heardAt = 0;
  #followedAt = Number.NEGATIVE_INFINITY;
  #movedAt = 0;
  #failures = 0;
  #isShown = false;
  #isRefused = false;

  /** @param changed when `isShown` or `isRefused` did */
  constructor(id: string, changed: () => void) {
    this.#changed = changed;
    this.video = takeFilm(id);
    const on = (type: string, hear: () => void) =>
      this.video.addEventListener(type, hear, { signal: this.#stop.signal });
    for (const type of ["loadeddata", "canplay", "seeked"]) on(type, this.#lookNow);
    on("error", this.#fail);
    this.#timer = setInterval(this.#mind, SILENCE_MS / 2);
  }

  /** There is a frame of the right place to show, and there has been one of late. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** The browser lets it be heard only after a press. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** On each frame of the broadcast; `null`: it is not this film's time. */
  at(moment: FilmMoment | null): void {
    const now = performance.now();
    const hasTurned = moment === null || this.#moment === null || (moment.pace === 0) !== (this.#moment.pace === 0);
    this.#moment = moment;
    this.#heardAt = now;
    if (hasTurned || moment.pace === 0 || now - this.#followedAt >= EVERY_MS) this.#look(now);
  }

  /** @param isSilent nobody is to hear it. A press has come: what was refused is tried again */
  sound(isSilent: boolean, volume: number, isPressed = false): void {
    if (isPressed) this.#isRefused = false;
    this.video.volume = volume;
    this.video.muted = isSilent || this.#isRefused;
  }

  end(): void {
    this.#stop.abort();
    clearInterval(this.#timer);
    clearTimeout(this.#again);
    letGo(this.video);
  }

  readonly #lookNow = () => this.#look(performance.now());

  #look(now: number): void {
    this.#followedAt = now;
    const { video } = this;
    const moment = this.#moment;
    if (moment === null || video.error !== null) {
      video.pause();
      this.#show(false);
      return;
    }
    if (video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const wanted = millis(Math.max(0, Math.min(moment.wanted, video.duration * 1000)));
    const following = follow(
      {
        now: millis(now),
        wanted,
        at: millis(video.currentTime * 1000),
        pace: moment.pace,
        isSeeking: video.seeking,
        canPlay: video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA,
      },
      this.#memory,
    );
    this.#memory = following.memory;
    if (following.seekTo !== null) video.currentTime = following.seekTo / 1000;
    if (video.playbackRate !== following.rate) video.playbackRate = following.rate;
    if (!following.plays) video.pause();
    // After its last frame a play would begin anew.
    else if (video.paused && !video.ended) void this.#play();
    if (moment.pace === 0 || video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA || video.ended) this.#movedAt = now;
    const isNear = Math.abs(wanted - video.currentTime * 1000) < SHOWN_WITHIN_MS;
    const hasFrame = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking && isNear;
    this.#show(hasFrame || (this.#isShown && now - this.#movedAt < STUCK_MS));
  }

  async #play(): Promise<void> {
    try {
      await this.video.play();
    } catch (reason) {
      const isNotAllowed = reason instanceof DOMException && reason.name === "NotAllowedError";
      if (!isNotAllowed || this.video.muted) return;
      this.#isRefused = true;
      this.video.muted = true;
      this.#changed();
      this.#lookNow();
    }
  }

  #show(isShown: boolean): void {
    if (this.#isShown === isShown) return;
    this.#isShown = isShown;
    this.#changed();
  }

  /** A broadcast that says nothing stands still, as the film then does. */
  readonly #mind = () => {
    const now = performance.now();
    if (this.#moment === null) return;
    if (now - this.#heardAt >= SILENCE_MS) this.#moment = { ...this.#moment, pace: 0 };
    this.#look(now);
  };

  readonly #fail = () => {
    this.#lookNow();
    const wait = AGAIN_AFTER_MS[this.#failures];
    this.#failures += 1;
    if (wait === undefined) return;
    this.#again = setTimeout(() => {
      this.#memory = atFirst;
      this.video.load();
    }, wait);
  };
}
