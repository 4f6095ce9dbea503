import type { LitElement, ReactiveController } from "lit";
import { SessionController } from "../session/session-controller.ts";
import type { SessionState } from "../session/session-state.ts";
import type { ApiAnswer, ApiProblem } from "./api.ts";

/** Told of ten changes at once, as while an upload comes in or a highlight goes to seven targets, it asks once. */
const TOGETHER_MS = 300;

/** What the server tells of a meeting in one answer, asked for again whenever it says that it changed. */
export class ToldList<Told> implements ReactiveController {
  readonly #host: LitElement;
  readonly #ask: (slug: string) => Promise<ApiAnswer<Told>>;
  readonly #changes: SessionController<number>;
  /** Lines come and go: what changed before this one stood was not told. */
  readonly #isLive: SessionController<boolean>;
  #told: Told | null = null;
  #problem: ApiProblem | null = null;
  #seen = "";
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param what changes, as the socket calls it */
  constructor(host: LitElement, what: keyof SessionState["changes"], ask: (slug: string) => Promise<ApiAnswer<Told>>) {
    this.#host = host;
    this.#ask = ask;
    this.#changes = new SessionController(host, ({ changes }) => changes[what]);
    this.#isLive = new SessionController(host, ({ connection }) => connection.phase === "live");
    host.addController(this);
  }

  /** `null` until it came. */
  get told(): Told | null {
    return this.#told;
  }

  /** Why the last loading failed; what was told before stays. */
  get problem(): ApiProblem | null {
    return this.#problem;
  }

  get slug(): string {
    return this.#changes.session?.slug ?? "";
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  hostUpdate(): void {
    if (this.slug === "") return;
    const state = `${this.#changes.part} ${this.#isLive.part}`;
    if (this.#asked === 0) void this.load();
    else if (state !== this.#seen && this.#isLive.part) this.#loadSoon();
    this.#seen = state;
  }

  readonly load = async (): Promise<void> => {
    this.#asked += 1;
    const mine = this.#asked;
    const answer = await this.#ask(this.slug);
    // An answer to an earlier question is older than what is shown.
    if (mine !== this.#asked) return;
    this.#problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.#told = answer.value;
    this.#host.requestUpdate();
  };

  /** What an act has just answered is shown at once; the list follows. */
  protected amend(change: (told: Told) => Told): void {
    if (this.#told === null) return;
    this.#told = change(this.#told);
    this.#host.requestUpdate();
  }

  #loadSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.load();
    }, TOGETHER_MS);
  }
}
