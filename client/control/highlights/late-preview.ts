import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HighlightPreview } from "../../../shared/feeds.ts";
import type { ApiAnswer, ApiProblem } from "../api.ts";
import type { WrittenHighlight } from "./feed-api.ts";

/** While somebody types, nothing is asked. */
const REST_MS = 300;

/** What to ask of: the highlight, and what is written of it now. */
export interface Wanted {
  readonly id: string;
  readonly written: WrittenHighlight;
}
type Ask = (wanted: Wanted, signal: AbortSignal) => Promise<ApiAnswer<HighlightPreview>>;

/** What would leave, asked for after each rest in typing; of two questions the earlier is given up (FD141). */
export class LatePreview implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: Ask;
  #shown: HighlightPreview | null = null;
  #isCurrent = false;
  #problem: ApiProblem | null = null;
  #wanted: Wanted | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking: AbortController | null = null;

  constructor(host: ReactiveControllerHost, ask: Ask) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  /** The last one that came; `null`: none yet. */
  get shown(): HighlightPreview | null {
    return this.#shown;
  }

  /** It is of what is written now: its hash can be approved. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** Why the last question got no answer. */
  get problem(): ApiProblem | null {
    return this.#problem;
  }

  hostConnected(): void {
    addEventListener("online", this.again);
  }

  hostDisconnected(): void {
    removeEventListener("online", this.again);
    this.#stop();
  }

  /** Something was written. */
  soon(wanted: Wanted): void {
    this.#turn(wanted);
    this.#timer = setTimeout(() => void this.#load(wanted), REST_MS);
  }

  async now(wanted: Wanted): Promise<void> {
    this.#turn(wanted);
    await this.#load(wanted);
  }

  readonly again = (): void => {
    if (this.#wanted !== null) void this.now(this.#wanted);
  };

  #turn(wanted: Wanted): void {
    this.#stop();
    if (this.#wanted?.id !== wanted.id) this.#shown = null;
    this.#wanted = wanted;
    this.#isCurrent = false;
    this.#host.requestUpdate();
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#asking?.abort();
    this.#asking = null;
  }

  async #load(wanted: Wanted): Promise<void> {
    const mine = new AbortController();
    this.#asking = mine;
    const answer = await this.#ask(wanted, mine.signal);
    if (mine.signal.aborted) return;
    this.#problem = answer.ok ? null : answer.problem;
    if (answer.ok) {
      this.#shown = answer.value;
      this.#isCurrent = true;
    }
    this.#host.requestUpdate();
  }
}
