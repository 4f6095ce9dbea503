import type { LitElement, ReactiveController } from "lit";

/** The host's own width in whole pixels; 0 until it is laid out. Asks for an update when it changes. */
export class WidthController implements ReactiveController {
  readonly #host: LitElement;
  readonly #observer: ResizeObserver;
  #widthPx = 0;

  constructor(host: LitElement) {
    this.#host = host;
    this.#observer = new ResizeObserver(([entry]) => this.#take(Math.floor(entry?.contentRect.width ?? 0)));
    host.addController(this);
  }

  get widthPx(): number {
    return this.#widthPx;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #take(widthPx: number): void {
    if (widthPx === this.#widthPx) return;
    this.#widthPx = widthPx;
    // Drawn within the observer's own round, the new height would be a notification that it could not deliver.
    requestAnimationFrame(() => this.#host.requestUpdate());
  }
}
