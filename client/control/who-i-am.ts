import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Actor } from "../../shared/roles.ts";
import { call } from "./api.ts";

/** Whose room this is: it tells their own doings from those of others, and what they may not do before it is tried. */
export class WhoIAm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #actor: Actor | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** `null` until the server told. */
  get actor(): Actor | null {
    return this.#actor;
  }

  hostConnected(): void {
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const answer = await call<{ readonly actor: Actor | null }>("GET", "/api/session");
    if (!answer.ok) return;
    this.#actor = answer.value.actor;
    this.#host.requestUpdate();
  }
}
