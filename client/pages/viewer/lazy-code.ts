import type { ReactiveController, ReactiveControllerHost } from "lit";

/** By then the page is drawn and the player has asked for what it needs. */
const AT_LATEST_MS = 1500;
const AGAIN_MS = 5000;

/**
 * Code that the first view does not need, brought once: when it is asked for, or when the page is idle (VW57). A line that
 * was gone for a moment is tried again; what stands on the stage does not wait for it.
 */
export class LazyCode<Code> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #bring: () => Promise<Code>;
  readonly #comesWhenIdle: boolean;
  #code: Code | null = null;
  #isAsked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, bring: () => Promise<Code>, when: "asked" | "idle") {
    this.#host = host;
    this.#bring = bring;
    this.#comesWhenIdle = when === "idle";
    host.addController(this);
  }

  /** `null` until it came. */
  get code(): Code | null {
    return this.#code;
  }

  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void this.#load();
  }

  hostConnected(): void {
    if (!this.#comesWhenIdle) return;
    // Safari has no idle time to give.
    if (typeof requestIdleCallback === "undefined") this.#timer = setTimeout(() => this.ask(), AT_LATEST_MS / 3);
    else requestIdleCallback(() => this.ask(), { timeout: AT_LATEST_MS });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#isAsked = this.#code !== null;
  }

  async #load(): Promise<void> {
    try {
      this.#code = await this.#bring();
      this.#host.requestUpdate();
    } catch {
      this.#timer = setTimeout(() => void this.#load(), AGAIN_MS);
    }
  }
}
