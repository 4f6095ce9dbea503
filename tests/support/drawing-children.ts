import type { ChildEvents, DrawingChild, LaunchChild } from "../../server/feeds/images/drawing-child.ts";
import type { DrawOrder } from "../../server/feeds/images/messages.ts";

export const PNG = Buffer.from("\x89PNG not drawn", "latin1");

/** A child that draws nothing by itself: the test says what it answers, and when it ends. */
export class ChildAtHand implements DrawingChild {
  readonly orders: DrawOrder[] = [];
  isKilled = false;
  bytes = 0;
  readonly #events: ChildEvents;

  constructor(events: ChildEvents) {
    this.#events = events;
  }

  send(order: DrawOrder): void {
    this.orders.push(order);
  }

  heldBytes(): number {
    return this.bytes;
  }

  kill(): void {
    this.isKilled = true;
    this.end("SIGKILL");
  }

  end(how: string): void {
    queueMicrotask(() => this.#events.onEnd(how));
  }

  /** The last order. */
  answer(rssBytes = 0): void {
    this.say({ id: this.orders.at(-1)?.id, png: PNG, rssBytes, isWithoutSome: false });
  }

  fail(): void {
    this.say({ id: this.orders.at(-1)?.id, failed: "told to" });
  }

  say(message: unknown): void {
    this.#events.onSaid(message);
  }
}

/** Children in the order that they were started in. */
export function childrenAtHand(): { readonly launch: LaunchChild; readonly children: ChildAtHand[] } {
  const children: ChildAtHand[] = [];
  return {
    children,
    launch: (events) => {
      const child = new ChildAtHand(events);
      children.push(child);
      return child;
    },
  };
}
