import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Window } from "../../packager/window.ts";

export interface HlsLimits {
  /** In all. */
  readonly heldRequests: number;
  /** A client pipelines at most a few; a proxy gives each its own connection. */
  readonly heldPerConnection: number;
  /** A ministry may share one address, and a viewer holds two: a reload and the part it hints at. */
  readonly heldPerNetwork: number;
}

export const hlsLimits: HlsLimits = { heldRequests: 5000, heldPerConnection: 4, heldPerNetwork: 2000 };

export interface Held {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly window: Window;
  readonly network: string;
  readonly deadlineMs: number;
  /** Answers when it is time to. @returns whether it did. */
  tryAnswer(): boolean;
  /** The deadline passed, or the server closes: says 503. */
  giveUp(): void;
}

/** Requests for what does not exist yet. Bounded, with a deadline, and forgotten when the client goes (HL34, HL35). */
export class WaitingRoom {
  readonly #limits: HlsLimits;
  readonly #heldByWindow = new Map<Window, Set<Held>>();
  readonly #countByNetwork = new Map<string, number>();
  readonly #countByConnection = new Map<Socket, number>();
  readonly #releaseByHeld = new Map<Held, () => void>();
  readonly #due = new Set<Window>();
  #isClosed = false;

  constructor(limits: HlsLimits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#releaseByHeld.size;
  }

  /** @returns false when there is no room: the caller answers. */
  hold(held: Held): boolean {
    const { socket } = held.request;
    const isFull =
      this.#isClosed ||
      this.count >= this.#limits.heldRequests ||
      (this.#countByNetwork.get(held.network) ?? 0) >= this.#limits.heldPerNetwork ||
      (this.#countByConnection.get(socket) ?? 0) >= this.#limits.heldPerConnection;
    if (isFull) return false;
    this.#enter(held, socket);
    return true;
  }

  /** Something was added to the window. All that happens in one turn of the loop wakes once. */
  wake(window: Window): void {
    if (this.#due.has(window)) return;
    this.#due.add(window);
    queueMicrotask(() => {
      this.#due.delete(window);
      for (const held of this.#heldByWindow.get(window) ?? []) if (held.tryAnswer()) this.#leave(held);
    });
  }

  /** For good: whoever comes on a connection that is still open does not wait either. */
  close(): void {
    this.#isClosed = true;
    for (const held of [...this.#releaseByHeld.keys()]) this.#giveUp(held);
  }

  #enter(held: Held, socket: Socket): void {
    const timer = setTimeout(() => this.#giveUp(held), held.deadlineMs);
    const onClose = () => this.#leave(held);
    held.response.once("close", onClose);
    setOf(this.#heldByWindow, held.window).add(held);
    add(this.#countByNetwork, held.network, 1);
    add(this.#countByConnection, socket, 1);
    this.#releaseByHeld.set(held, () => {
      clearTimeout(timer);
      held.response.off("close", onClose);
      this.#heldByWindow.get(held.window)?.delete(held);
      add(this.#countByNetwork, held.network, -1);
      add(this.#countByConnection, socket, -1);
    });
  }

  #leave(held: Held): void {
    const release = this.#releaseByHeld.get(held);
    if (release === undefined) return;
    this.#releaseByHeld.delete(held);
    release();
  }

  #giveUp(held: Held): void {
    this.#leave(held);
    held.giveUp();
  }
}

function setOf<Key, Value>(sets: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}

/** Zero leaves the map, so that it never grows by those who are gone. */
function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
