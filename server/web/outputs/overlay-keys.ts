import { timingSafeEqual } from "node:crypto";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import { hashToken, newToken } from "../auth/token.ts";

/** Where the words that stand for keys are kept: one for each meeting. */
export interface KeptKeys {
  get(slug: string): string | null;
  set(slug: string, value: string): void;
}

/** One key a meeting, which opens its overlays and nothing else. What is kept is its hash and when it was made (OU2, OU3). */
export class OverlayKeys {
  readonly #kept: KeptKeys;
  readonly #clock: Clock;

  constructor(kept: KeptKeys, clock: Clock) {
    this.#kept = kept;
    this.#clock = clock;
  }

  /** Makes a key of 256 bits and forgets the old one. The only time that it is seen. */
  rotate(slug: string): string {
    const key = newToken();
    this.#kept.set(slug, `${hashToken(key)} ${this.#clock.now()}`);
    return key;
  }

  /** `null`: the meeting has no key yet, so its overlays cannot be had. */
  madeAt(slug: string): ProgramTime | null {
    const made = this.#read(slug);
    return made && programTime(made.at);
  }

  /** Takes as long whatever was asked: hashes of one length are compared whole. */
  opens(slug: string, key: string): boolean {
    const hash = this.#read(slug)?.hash ?? NO_KEY;
    return timingSafeEqual(Buffer.from(hashToken(key)), Buffer.from(hash)) && hash !== NO_KEY;
  }

  #read(slug: string): { readonly hash: string; readonly at: number } | null {
    const [hash = "", at = ""] = this.#kept.get(slug)?.split(" ") ?? [];
    return hash.length === NO_KEY.length ? { hash, at: Number(at) } : null;
  }
}

/** As long as a hash, and none. */
const NO_KEY = "-".repeat(64);
