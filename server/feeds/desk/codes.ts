import { randomInt } from "node:crypto";
import { codeAlphabet } from "../../../shared/feeds.ts";

const SHORTEST = 4;
const LONGEST = 10;
/** So many of one length are taken before a longer one is tried. */
const TRIES = 8;

/**
 * A code that was never given: random, so that nobody counts our drafts by it. It grows with how many there are (FD34).
 * @param pick a whole number of `0 <= n < below`
 */
export function newCode(wasGiven: (code: string) => boolean, pick: (below: number) => number = randomInt): string {
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const code = Array.from({ length }, () => codeAlphabet[pick(codeAlphabet.length)]).join("");
      if (!wasGiven(code)) return code;
    }
  }
  throw new Error("no code is free");
}
