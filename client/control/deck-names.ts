import type { ReactiveController, ReactiveControllerHost } from "lit";
import { listLibrary } from "./library-api.ts";

/** What the decks of the rundown are called. Asked once for each deck that is new; one that is not told has no name. */
export class DeckNames implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #nameById: ReadonlyMap<string, string> = new Map();
  readonly #askedFor = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  nameOf(deckId: string): string | undefined {
    return this.#nameById.get(deckId);
  }

  async learn(deckIds: readonly string[]): Promise<void> {
    const unknown = deckIds.filter((id) => !this.#askedFor.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#askedFor.add(id);
    const answer = await listLibrary("deck", "");
    if (!answer.ok) return;
    this.#nameById = new Map(answer.value.map(({ id, title }) => [id, title]));
    this.#host.requestUpdate();
  }
}
