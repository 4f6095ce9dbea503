import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Act } from "./acts.ts";
import { call } from "./api.ts";

/** Who caused an act, by `actKey`; `null`: a part of the machine. */
export type ActorNames = ReadonlyMap<string, string | null>;

/** As `GET /api/meetings/{slug}/acts` tells it (WB28). */
interface ToldAct {
  readonly at: number;
  readonly by: string | null;
  readonly type: string;
}

const typeOf: Readonly<Record<Act["type"], string | null>> = {
  opened: "meeting.opened",
  closed: "meeting.closed",
  taken: "card.taken",
  cleared: "card.cleared",
  marked: "highlight.marked",
  corrected: "figure.corrected",
  archived: "meeting.archived",
  // Nobody's doing.
  expired: null,
};

/** The public record does not say who, so an act is matched with the server's by its moment and its sort. */
export const actKey = ({ at, type }: Act): string => `${typeOf[type]}@${at}`;

/** Asks the server who did what, once more after each change of the record, never twice at a time. */
export class WhoActed implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #slug: () => string | undefined;
  #names: ActorNames = new Map();
  #isAsking = false;
  #isStale = false;

  constructor(host: ReactiveControllerHost, slug: () => string | undefined) {
    this.#host = host;
    this.#slug = slug;
    host.addController(this);
  }

  get names(): ActorNames {
    return this.#names;
  }

  hostConnected(): void {}

  /** The record has changed. */
  async refresh(): Promise<void> {
    const slug = this.#slug();
    if (slug === undefined) return;
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isStale) {
      this.#isStale = false;
      const answer = await call<readonly ToldAct[]>("GET", `/api/meetings/${slug}/acts`);
      if (answer.ok) this.#names = new Map(answer.value.map(({ type, at, by }) => [`${type}@${at}`, by]));
    }
    this.#isAsking = false;
    this.#host.requestUpdate();
  }
}
