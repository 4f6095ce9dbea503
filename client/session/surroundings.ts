import type { Millis } from "../../shared/time.ts";

/** Time and chance as the session needs them. Tests pass manual ones. */
export interface Surroundings {
  /** UTC milliseconds of this machine's own clock, which may be wrong. */
  readonly now: () => number;
  /** Calls `act` once after `wait`; the function returned calls it off. */
  readonly after: (wait: Millis, act: () => void) => () => void;
  /** 0 ≤ r < 1 */
  readonly random: () => number;
  /** A fresh id of `idPattern`. */
  readonly newId: () => string;
}

export const browserSurroundings: Surroundings = {
  // The wall clock may be set back while the page is open; this one goes on from where the page began.
  now: () => performance.timeOrigin + performance.now(),
  after: (wait, act) => {
    const timer = setTimeout(act, wait);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  newId,
};

/** 22 characters, 132 bits. `crypto.randomUUID` exists only on https, and a first start is watched over plain http. */
export function newId(): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => alphabet[byte % 64]).join("");
}
