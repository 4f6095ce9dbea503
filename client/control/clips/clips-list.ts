import type { LitElement, ReactiveController } from "lit";
import { SessionController } from "../../session/session-controller.ts";
import type { ApiProblem } from "../api.ts";
import { clipsApi, type ToldClips } from "./clips-api.ts";

/** Told of ten changes at once, as while an upload comes in, it asks once. */
const TOGETHER_MS = 300;

/** A meeting's clips, assignments and links, asked for again whenever the server says that they changed (BZ131). */
export class ClipsList implements ReactiveController {
  readonly #host: LitElement;
  readonly #changes: SessionController<number>;
  #told: ToldClips | null = null;
  #problem: ApiProblem | null = null;
  #seen = 0;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    this.#changes = new SessionController(host, ({ changes }) => changes.clips);
    host.addController(this);
  }

  /** `null` until it came. */
  get told(): ToldClips | null {
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
    if (this.#asked === 0) void this.load();
    else if (this.#changes.part !== this.#seen) this.#loadSoon();
    this.#seen = this.#changes.part;
  }

  readonly load = async (): Promise<void> => {
    this.#asked += 1;
    const mine = this.#asked;
    const answer = await clipsApi(this.slug).desk();
    // An answer to an earlier question is older than what is shown.
    if (mine !== this.#asked) return;
    this.#problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.#told = answer.value;
    this.#host.requestUpdate();
  };

  #loadSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.load();
    }, TOGETHER_MS);
  }
}
