import type { ReactiveController, ReactiveControllerHost } from "lit";
import { USUAL_FRAME_MS } from "./trim.ts";

/** Less or more is no picture of a film, but a seek or a stall between two. */
const [SHORTEST_MS, LONGEST_MS] = [5, 100];

/** Where a `<video>` stands, picture by picture, and how long its pictures stand. */
export class FilmClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #film: () => HTMLVideoElement | null;
  #atMs = 0;
  #frameMs = USUAL_FRAME_MS;
  #waiting: number | null = null;

  constructor(host: ReactiveControllerHost, film: () => HTMLVideoElement | null) {
    this.#host = host;
    this.#film = film;
    host.addController(this);
  }

  get atMs(): number {
    return this.#atMs;
  }

  get frameMs(): number {
    return this.#frameMs;
  }

  /** Another film: nothing is known of it. */
  forget(): void {
    this.#frameMs = USUAL_FRAME_MS;
    this.#atMs = 0;
  }

  hostDisconnected(): void {
    if (this.#waiting !== null) this.#film()?.cancelVideoFrameCallback(this.#waiting);
    this.#waiting = null;
  }

  /** For `play`, `timeupdate` and `seeked`: a film that stands still paints no pictures to count. */
  readonly read = () => {
    const film = this.#film();
    if (film === null) return;
    this.#turn(film.currentTime * 1000);
    this.#await(film);
  };

  #await(film: HTMLVideoElement): void {
    if (this.#waiting !== null || film.paused) return;
    const last = this.#atMs;
    this.#waiting = film.requestVideoFrameCallback((_now, { mediaTime }) => {
      this.#waiting = null;
      const passed = mediaTime * 1000 - last;
      if (passed > SHORTEST_MS && passed < LONGEST_MS) this.#frameMs = Math.min(passed, this.#frameMs);
      this.#turn(mediaTime * 1000);
      this.#await(film);
    });
  }

  #turn(atMs: number): void {
    this.#atMs = atMs;
    this.#host.requestUpdate();
  }
}
