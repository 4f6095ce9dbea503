import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ApiAnswer, ApiProblem } from "./api.ts";

export type Found<Value> =
  | { readonly phase: "searching"; readonly last: Value | null }
  | { readonly phase: "found"; readonly value: Value }
  | { readonly phase: "failed"; readonly problem: ApiProblem };

/** After the last key, so that a word is one question and not seven. */
const PAUSE_MS = 250;

/** Asks while somebody types: a little after they stop, and of two answers under way only the later one counts. */
export class LateSearch<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Promise<ApiAnswer<Value>>;
  #found: Found<Value> = { phase: "searching", last: null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(host: ReactiveControllerHost, ask: () => Promise<ApiAnswer<Value>>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  get found(): Found<Value> {
    return this.#found;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#latest += 1;
  }

  later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#latest += 1;
    const mine = this.#latest;
    this.#tell({ phase: "searching", last: this.#found.phase === "found" ? this.#found.value : null });
    const answer = await this.#ask();
    if (mine !== this.#latest) return;
    this.#tell(answer.ok ? { phase: "found", value: answer.value } : { phase: "failed", problem: answer.problem });
  }

  #tell(found: Found<Value>): void {
    this.#found = found;
    this.#host.requestUpdate();
  }
}
