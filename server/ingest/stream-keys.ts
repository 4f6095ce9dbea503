import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const KEY_BYTES = 20;
/** RFC 4648 6, in small letters: nothing in it needs escaping in an address, and it reads aloud. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** A new stream key: 160 random bits in 32 letters. Shown once; only its hash is kept (T1). */
export function createStreamKey(): string {
  return base32(randomBytes(KEY_BYTES));
}

/** SHA-256 in hex. A key of 160 random bits needs no slow hash: there is nothing to guess. */
export function hashStreamKey(streamKey: string): string {
  return createHash("sha256").update(streamKey, "utf8").digest("hex");
}

/** Whether this is the key of that hash, in a time that does not depend on how much of it is right. */
export function isStreamKey(streamKey: string, hash: string): boolean {
  const expected = Buffer.from(hash, "hex");
  const seen = Buffer.from(hashStreamKey(streamKey), "hex");
  return expected.length === seen.length && timingSafeEqual(seen, expected);
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)] ?? "").join("");
}
