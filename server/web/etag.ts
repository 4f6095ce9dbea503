/** An answer's `ETag`, by what it says (RFC 9110, 8.8.3). */
import { createHash } from "node:crypto";

/** 132 bits of SHA-256: the same for the same content, and for no other. */
export const fingerprint = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, 22);

/** Of what is always sent byte for byte the same. */
export const strongTag = (content: string | Uint8Array): string => `"${fingerprint(content)}"`;

/** Of what may be compressed on the way, in one way or another. */
export const weakTag = (content: string | Uint8Array): string => `W/${strongTag(content)}`;
