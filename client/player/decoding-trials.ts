import type { Millis } from "../../shared/time.ts";

/** Failures further apart have nothing to do with each other: a broadcast lasts for hours. */
const FORGOTTEN_AFTER = 60_000;

/** `here`: open it anew where it broke. `edge`: leave the broken piece out. `later`: the viewer is told. */
export type DecodingTrial = "here" | "edge" | "later";

/** What to do about a picture that cannot be decoded (PL7). Pure but for what it remembers. */
export class DecodingTrials {
  #failedAt: readonly Millis[] = [];

  failed(at: Millis): DecodingTrial {
    this.#failedAt = [...this.#failedAt.filter((before) => at - before < FORGOTTEN_AFTER), at];
    if (this.#failedAt.length === 1) return "here";
    return this.#failedAt.length === 2 ? "edge" : "later";
  }

  forget(): void {
    this.#failedAt = [];
  }
}
