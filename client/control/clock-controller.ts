import type { ReactiveController, ReactiveControllerHost } from "lit";
import { millis, type ProgramTime } from "../../shared/time.ts";
import { roomNow } from "./room-now.ts";

/** The server's time, told to its element on every full second. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #offset: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param offset the server's clock minus this machine's, in milliseconds. */
  constructor(host: ReactiveControllerHost, offset: () => number) {
    this.#host = host;
    this.#offset = offset;
    host.addController(this);
  }

  get now(): ProgramTime {
    return roomNow({ serverOffset: millis(this.#offset()) });
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
      1000 - (this.now % 1000),
    );
  }
}
