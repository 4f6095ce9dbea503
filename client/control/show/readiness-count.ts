import type { ReactiveController, ReactiveControllerHost } from "lit";
import { lookAt } from "./readiness-call.ts";

const LOOK_EVERY_MS = 5 * 60_000;
/** A room that has just opened has more urgent things to ask for. */
const FIRST_LOOK_MS = 3_000;

/** How many things stand in a meeting's way, looked up now and then for the mark on the menu. */
export class ReadinessCount implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #slug: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stops = 0;

  constructor(host: ReactiveControllerHost, slug: () => string) {
    this.#host = host;
    this.#slug = slug;
    host.addController(this);
  }

  get stops(): number {
    return this.#stops;
  }

  hostConnected(): void {
    this.#lookIn(FIRST_LOOK_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #lookIn(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), wait);
  }

  async #look(): Promise<void> {
    const slug = this.#slug();
    const answer = slug === "" ? null : await lookAt(slug);
    if (answer?.ok) {
      const stops = answer.value.lines.filter(({ level }) => level === "stop").length;
      if (stops !== this.#stops) {
        this.#stops = stops;
        this.#host.requestUpdate();
      }
    }
    this.#lookIn(LOOK_EVERY_MS);
  }
}
