import type { ReactiveController, ReactiveControllerHost } from "lit";
import { call } from "../api.ts";
import { apiWords } from "../api-words.ts";
import { DoneEvent } from "../events.ts";
import { t } from "./strings.ts";

/** Begins and ends a rehearsal, once however often it is pressed, and says how it went. */
export class RehearsalDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #isBusy = false;
  #refusal = "";

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why the last press did nothing, in words. */
  get refusal(): string {
    return this.#refusal;
  }

  begin(slug: string): Promise<void> {
    return this.#ask("POST", slug, t("rehearsalBegan"));
  }

  end(slug: string): Promise<void> {
    return this.#ask("DELETE", slug, t("rehearsalEnded"));
  }

  async #ask(method: "POST" | "DELETE", slug: string, done: string): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#host.requestUpdate();
    const body = method === "POST" ? {} : undefined;
    const answer = await call(method, `/api/meetings/${slug}/rehearsal`, body);
    this.#isBusy = false;
    this.#refusal = answer.ok ? "" : apiWords(answer.problem);
    this.#host.requestUpdate();
    if (answer.ok) this.#host.dispatchEvent(new DoneEvent(done));
  }
}
