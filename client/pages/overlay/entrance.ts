import type { ReactiveController, ReactiveControllerHost } from "lit";

/** As long as `is-out` takes in overlay.css. */
const OUT_MS = 200;

interface Keyed {
  readonly key: string;
}

/**
 * What is seen of a layer while one thing goes and another comes: the old leaves before the new enters, and what is only
 * corrected stays where it is. Drawn from what stands, so nothing waits for an event that was missed.
 */
export class Entrance<Thing extends Keyed> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #seen: Thing | null = null;
  #wanted: Thing | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get seen(): Thing | null {
    return this.#seen;
  }

  get isLeaving(): boolean {
    return this.#leaving !== undefined;
  }

  /** Changes whenever what is seen is to come in anew. */
  get turn(): number {
    return this.#turn;
  }

  want(thing: Thing | null): void {
    this.#wanted = thing;
    if (this.#leaving !== undefined) {
      // It was put back before it had gone.
      if (thing?.key === this.#seen?.key && thing !== null) this.#stay();
      return;
    }
    if (this.#seen === null || this.#seen.key === thing?.key) this.#change();
    else this.#leaving = setTimeout(() => this.#gone(), isMotionOff() ? 0 : OUT_MS);
  }

  /** The scene was switched to: what stands comes in once more. */
  again(): void {
    this.#turn += 1;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  #stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.#seen = this.#wanted;
  }

  #gone(): void {
    this.#leaving = undefined;
    this.#seen = null;
    this.#change();
    this.#host.requestUpdate();
  }

  #change(): void {
    if (this.#seen === null && this.#wanted !== null) this.#turn += 1;
    this.#seen = this.#wanted;
  }
}

const isMotionOff = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
