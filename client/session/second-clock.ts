import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";

/** Asks its element to look again on every full second of the server's clock. */
export class SecondClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #offset: () => Millis;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param offset the server's clock minus this machine's */
  constructor(host: ReactiveControllerHost, offset: () => Millis) {
    this.#host = host;
    this.#offset = offset;
    host.addController(this);
  }

  /** The server's. */
  get now(): ProgramTime {
    return programTime(this.own + this.#offset());
  }

  /** This machine's own UTC milliseconds, which nobody sets back while the page is open. */
  get own(): number {
    return performance.timeOrigin + performance.now();
  }

  hostConnected(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#host.requestUpdate();
        this.#wait();
      },
      millis(1000 - (this.now % 1000)),
    );
  }
}
