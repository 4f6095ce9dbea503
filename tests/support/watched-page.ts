import type { Position } from "../../shared/protocol.ts";
import type { Page } from "./ledger-line.ts";

/** What a page was told of one ledger, and what was wrong with it. */
export class WatchedPage {
  epoch: string | null;
  seq: number;
  snapshots = 0;
  gaps = 0;
  doubles = 0;
  /** Ticks that named another head than what had come before them. */
  wrongTicks = 0;
  readonly #ledger: Position["ledger"];

  constructor({ ledger, epoch, since }: Position) {
    this.#ledger = ledger;
    this.epoch = epoch;
    this.seq = since;
  }

  get position(): Position {
    return { ledger: this.#ledger, epoch: this.epoch, since: this.seq };
  }

  watch(page: Page): void {
    page.on("snapshot", ({ ledger, epoch, seq }) => {
      if (ledger !== this.#ledger) return;
      this.snapshots += 1;
      this.epoch = epoch;
      this.seq = seq;
    });
    page.on("events", ({ ledger, events }) => {
      if (ledger !== this.#ledger) return;
      for (const { seq } of events) {
        if (seq <= this.seq) this.doubles += 1;
        if (seq > this.seq + 1) this.gaps += 1;
        this.seq = Math.max(this.seq, seq);
      }
    });
    page.on("tick", ({ heads }) => {
      if (heads[this.#ledger] !== this.seq) this.wrongTicks += 1;
    });
  }
}
