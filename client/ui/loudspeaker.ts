/** Who is heard on a page: one voice at a time. The broadcast is silent while a film on the page speaks. */
import { createContext } from "@lit/context";

/** How the viewer listens to the broadcast: what speaks in its place is heard as loud. */
export interface Hearing {
  readonly isMuted: boolean;
  /** From 0 to 1. */
  readonly volume: number;
  /** The picture floats or fills the screen without the page: what is seen there must be what is heard. */
  readonly isAway: boolean;
}

export class Loudspeaker {
  #hearing: Hearing = { isMuted: false, volume: 1, isAway: false };
  #speaker: object | null = null;
  readonly #listeners = new Set<() => void>();

  get hearing(): Hearing {
    return this.#hearing;
  }

  /** Something else than the broadcast is heard. */
  get isTaken(): boolean {
    return this.#speaker !== null;
  }

  /** Told by whoever plays the broadcast. */
  tell(hearing: Hearing): void {
    const { isMuted, volume, isAway } = this.#hearing;
    if (hearing.isMuted === isMuted && hearing.volume === volume && hearing.isAway === isAway) return;
    this.#hearing = hearing;
    this.#changed();
  }

  /** From whoever had it, and from the broadcast. */
  take(speaker: object): void {
    if (this.#speaker === speaker) return;
    this.#speaker = speaker;
    this.#changed();
  }

  /** Back to the broadcast; does nothing when somebody else has it. */
  release(speaker: object): void {
    if (this.#speaker !== speaker) return;
    this.#speaker = null;
    this.#changed();
  }

  /** @returns stops hearing */
  listen(hear: () => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  #changed(): void {
    for (const hear of [...this.#listeners]) hear();
  }
}

/** `null`: a player that stands alone. */
export const loudspeakerContext = createContext<Loudspeaker | null>(Symbol("loudspeaker"));
