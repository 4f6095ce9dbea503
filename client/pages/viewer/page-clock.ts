import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";

/** Often enough for words in minutes. */
const EVERY = millis(10_000);

/** The programme clock of a page that waits: asks its element to look again, now and then. */
export class PageClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** @param offset the server's clock minus this machine's */
  now(offset: Millis): ProgramTime {
    return programTime(Date.now() + offset);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), EVERY);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
