/** Keeps the screen lit from `hold` to `release`; a browser takes it away with each look elsewhere, so it is asked again. */
export class WakeLock {
  #sentinel: WakeLockSentinel | null = null;
  #isHeld = false;

  hold(): void {
    this.#isHeld = true;
    document.addEventListener("visibilitychange", this.#ask);
    this.#ask();
  }

  release(): void {
    this.#isHeld = false;
    document.removeEventListener("visibilitychange", this.#ask);
    void this.#sentinel?.release();
    this.#sentinel = null;
  }

  readonly #ask = () => void this.#request();

  async #request(): Promise<void> {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      const sentinel = await navigator.wakeLock.request("screen");
      if (this.#isHeld) this.#sentinel = sentinel;
      else await sentinel.release();
    } catch {
      // Low battery, or not allowed: the recording is safe in its pieces all the same.
    }
  }
}
