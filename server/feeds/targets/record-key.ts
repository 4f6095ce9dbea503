import type { Job } from "../target-kind.ts";

const ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
const CLOCK_BITS = 10n;
const LENGTH = 13;

/**
 * A record's name, a TID (atproto.com/specs/tid): microseconds since 1970 and ten bits beside them, in order of time. Of one job it
 * is always the same: the microseconds below its millisecond, and the ten bits, are its key's.
 */
export function recordKey({ key, since }: Pick<Job, "key" | "since">): string {
  const bits = BigInt(`0x${key.slice(0, 16) || "0"}`);
  const micros = BigInt(Math.floor(since)) * 1_000n + ((bits >> CLOCK_BITS) % 1_000n);
  let value = (micros << CLOCK_BITS) | (bits & 1_023n);
  let text = "";
  for (let place = 0; place < LENGTH; place += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? "2") + text;
    value >>= 5n;
  }
  return text;
}
