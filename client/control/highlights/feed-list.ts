import type { LitElement, ReactiveController } from "lit";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { SessionController } from "../../session/session-controller.ts";
import type { ApiProblem } from "../api.ts";
import { feedApi } from "./feed-api.ts";

/** Told of ten changes at once, as while a highlight goes to seven targets, it asks once. */
const TOGETHER_MS = 300;

/** A meeting's highlights and where they stand, asked for again whenever the server says that they changed (FD136). */
export class FeedList implements ReactiveController {
  readonly #host: LitElement;
  readonly #opened: () => string;
  readonly #changes: SessionController<number>;
  /** Lines come and go: what changed meanwhile was not told. */
  readonly #isLive: SessionController<boolean>;
  #told: FeedDesk | null = null;
  #problem: ApiProblem | null = null;
  #seen = "";
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param opened the highlight whose rows are all wanted; empty: the newest of all */
  constructor(host: LitElement, opened = () => "") {
    this.#host = host;
    this.#opened = opened;
    this.#changes = new SessionController(host, ({ changes }) => changes.feed);
    this.#isLive = new SessionController(host, ({ connection }) => connection.phase === "live");
    host.addController(this);
  }

  /** `null` until it came. */
  get told(): FeedDesk | null {
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
    const answer = await feedApi(this.slug).desk(this.#opened());
    // An answer to an earlier question is older than what is shown.
    if (mine !== this.#asked) return;
    this.#problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.#told = answer.value;
    this.#host.requestUpdate();
  };

  /** What an act has just answered is shown at once; the list follows. */
  put(highlight: Highlight): void {
    if (this.#told === null) return;
    const others = this.#told.highlights.filter(({ id }) => id !== highlight.id);
    const isNew = others.length === this.#told.highlights.length;
    const highlights = isNew
      ? [highlight, ...others]
      : this.#told.highlights.map((one) =>
          one.id === highlight.id && one.version <= highlight.version ? highlight : one,
        );
    this.#told = { ...this.#told, highlights };
    this.#host.requestUpdate();
  }

  #loadSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.load();
    }, TOGETHER_MS);
  }
}
