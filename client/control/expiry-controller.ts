import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ProgramTime } from "../../shared/time.ts";

// A timer holds at most 2^31 ms; nothing on air is planned to last longer.
const LONGEST_MS = 2_147_483_647;

/** Has its host drawn again when a card that ends by itself has ended: no event tells that. */
export class ExpiryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** @param end when the next card ends; `null`: none does. */
  await(end: ProgramTime | null, now: ProgramTime): void {
    clearTimeout(this.#timer);
    if (end === null) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(Math.max(end - now, 0) + 20, LONGEST_MS));
  }
}
