import type { ToldAct } from "../../shared/timeline/told-act.ts";
import { call } from "./api.ts";

/** The log holds no more than the server tells at once. */
const MOST = 200;

/** What was done on air and by whom, as the server tells it (WB28): only what is new is asked, never twice at a time. */
export class ToldActs {
  readonly #heard: (more: readonly ToldAct[]) => void;
  readonly #log: "acts" | "rehearsal/acts";
  #acts: readonly ToldAct[] | null = null;
  #asking: Promise<void> | null = null;
  #isStale = false;

  /**
   * @param heard what came since the last telling, in order; not called for the first.
   * @param log the meeting's, or that of the rehearsal that is on.
   */
  constructor(heard: (more: readonly ToldAct[]) => void, log: "acts" | "rehearsal/acts" = "acts") {
    this.#heard = heard;
    this.#log = log;
  }

  /** In order; `null` until the server told. */
  get acts(): readonly ToldAct[] | null {
    return this.#acts;
  }

  /** The `seq` of the newest that is known; 0: none is. */
  get last(): number {
    return this.#acts?.at(-1)?.seq ?? 0;
  }

  /** The record may have changed. @returns when all that was done until this call is known, or could not be asked. */
  refresh(slug: string): Promise<void> {
    this.#isStale = true;
    this.#asking ??= this.#ask(slug).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(slug: string): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const answer = await call<readonly ToldAct[]>("GET", `/api/meetings/${slug}/${this.#log}?since=${this.last}`);
      if (answer.ok) this.#take(answer.value);
    }
  }

  #take(more: readonly ToldAct[]): void {
    const isFirst = this.#acts === null;
    this.#acts = [...(this.#acts ?? []), ...more].slice(-MOST);
    if (!isFirst && more.length > 0) this.#heard(more);
  }
}
