import type { Frame } from "../../server/web/socket/fanout/frame.ts";
import type { Outlet } from "../../server/web/socket/fanout/outlet.ts";
import { millis } from "../../shared/time.ts";

/** A frame that is known by its number: four bytes of it. */
export function numbered(number: number, isStraight = true): Frame {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return { name: "leave", payload: { withinMs: millis(number) }, bytes: isStraight ? bytes : null };
}

/**
 * A line without a network. While it is stuck, or has something queued, only the long way is open, as with engine.io's own
 * buffer; what went the long way comes out when it drains.
 */
export class FakeOutlet implements Outlet {
  readonly id: string;
  readonly heard: number[] = [];
  /** Writes that went straight. */
  writes = 0;
  isStuck = false;
  readonly #queue: number[] = [];

  constructor(id: string) {
    this.id = id;
  }

  tryWrite(bytes: Buffer): boolean {
    if (this.isStuck || this.#queue.length > 0) return false;
    this.writes += 1;
    for (let at = 0; at < bytes.length; at += 4) this.heard.push(bytes.readUInt32BE(at));
    return true;
  }

  emit({ payload }: Frame): void {
    // `numbered` made it.
    this.#queue.push((payload as { withinMs: number }).withinMs);
    if (!this.isStuck) this.drain();
  }

  drain(): void {
    this.isStuck = false;
    this.heard.push(...this.#queue.splice(0));
  }
}
