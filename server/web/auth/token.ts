import { createHash, randomBytes } from "node:crypto";

/** 256 bits in base64url: session tokens and one-time codes alike. */
export const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the store keeps instead of the token. A fast hash suffices: 256 random bits cannot be guessed. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
