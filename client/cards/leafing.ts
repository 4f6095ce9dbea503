import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Cards of one kind as they were shown, and the one the reader looks at: that on air, or the one leafed to. */
export class Leafing<Card extends { readonly id: string }> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #onAir: Card | undefined;
  #deck: readonly Card[] = [];
  /** `null`: follows the broadcast. */
  #leafedTo: string | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Call before drawing. @param shown up to the playhead, in order; never one that is still ahead */
  take(onAir: Card | undefined, shown: readonly Card[]): void {
    this.#onAir = onAir;
    this.#deck = onAir === undefined || shown.some(({ id }) => id === onAir.id) ? shown : [...shown, onAir];
    // After a seek back the reader's card may lie ahead of the playhead: it must not stay.
    if (!this.#deck.some(({ id }) => id === this.#leafedTo)) this.#leafedTo = null;
  }

  get deck(): readonly Card[] {
    return this.#deck;
  }

  get visible(): Card | undefined {
    return this.#deck.find(({ id }) => id === this.#leafedTo) ?? this.#onAir;
  }

  get follows(): boolean {
    return this.#leafedTo === null;
  }

  /** What is on air while the reader looks at another. */
  get elsewhere(): Card | undefined {
    return this.visible?.id === this.#onAir?.id ? undefined : this.#onAir;
  }

  /** Where the reader may go next. Whoever follows the broadcast goes where it goes. */
  get neighbours(): readonly Card[] {
    return this.follows ? [] : ([-1, 1] as const).flatMap((step) => this.#at(step) ?? []);
  }

  canLeaf(step: -1 | 1): boolean {
    return this.#at(step) !== undefined;
  }

  leaf(step: -1 | 1): void {
    const next = this.#at(step);
    if (next !== undefined) this.leafTo(next.id);
  }

  /** Lets go of the broadcast: nothing moves by itself then. */
  leafTo(id: string): void {
    this.#leafedTo = id;
    this.#host.requestUpdate();
  }

  toggleFollow(): void {
    this.#leafedTo = this.follows ? (this.#onAir?.id ?? null) : null;
    this.#host.requestUpdate();
  }

  #at(step: -1 | 1): Card | undefined {
    const place = this.#deck.findIndex(({ id }) => id === this.visible?.id);
    return place < 0 ? undefined : this.#deck[place + step];
  }
}
