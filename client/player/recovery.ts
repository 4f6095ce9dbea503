/** Brings playback back after trouble: asks small questions until the server has something to play. Rules PL40–PL46. */
import type { Millis } from "../../shared/time.ts";
import { retryDelay } from "./retry.ts";

/** `available`: there is something to play. */
export type Outlook = "available" | "absent" | "unreachable" | "ended";

export interface RecoveryPorts {
  /** Asks once; never rejects. */
  readonly look: () => Promise<Outlook>;
  /** Trouble goes on; the next attempt comes in `retryIn`. */
  readonly onTrouble: (trouble: "absent" | "unreachable", attempt: number, retryIn: Millis) => void;
  readonly onAvailable: () => void;
  readonly onEnded: () => void;
  /** From 0 to 1. */
  readonly chance: () => number;
}

export class Recovery {
  readonly #ports: RecoveryPorts;
  #attempt = 0;
  /** Names the attempt under way: an answer to an older one is not listened to. */
  #round: symbol | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ports: RecoveryPorts) {
    this.#ports = ports;
  }

  /** Begins when there is trouble; does nothing while it is being worked on. The first question is asked at once, later ones wait. */
  begin(): void {
    if (this.#round !== null) return;
    if (this.#attempt === 0) this.#ask();
    else this.#askLater(retryDelay(this.#attempt - 1, this.#ports.chance()));
  }

  /** Something suggests that the wait is over: asks at once. */
  hint(): void {
    if (this.#round !== null) this.#ask();
  }

  /** Playback moves again by itself or by us: the next trouble starts from the first attempt. */
  settle(): void {
    this.cancel();
    this.#attempt = 0;
  }

  cancel(): void {
    this.#round = null;
    this.#clearTimer();
  }

  #askLater(wait: Millis): void {
    this.#round = Symbol();
    this.#clearTimer();
    this.#timer = setTimeout(() => this.#ask(), wait);
  }

  #ask(): void {
    const round = Symbol();
    this.#round = round;
    this.#clearTimer();
    void this.#ports.look().then((outlook) => {
      if (this.#round === round) this.#answer(outlook);
    });
  }

  #answer(outlook: Outlook): void {
    const attempt = this.#attempt++;
    switch (outlook) {
      case "available":
        this.cancel();
        this.#ports.onAvailable();
        return;
      case "ended":
        this.cancel();
        this.#ports.onEnded();
        return;
      case "absent":
      case "unreachable": {
        const wait = retryDelay(attempt, this.#ports.chance());
        this.#ports.onTrouble(outlook, attempt, wait);
        this.#askLater(wait);
      }
    }
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
